import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findDataset } from '../../src/datasets/catalogue.ts'
import { findSharedFields, stripShared } from '../../src/ingest/shared-fields.ts'

const sharedOf = (id: string) => findDataset(id).wire.map((wire) => findSharedFields(wire))

describe('the fields that a document has in common', () => {
  it('hold all of the time, be it at the start or at both ends', () => {
    expect(sharedOf('ercot.rt_spp')[0]).toEqual({ leading: 3, trailing: 1 })
    expect(sharedOf('ercot.rt_lmp')[0]).toEqual({ leading: 2, trailing: 0 })
  })

  it('are none where they would be all fields', () => {
    const wires = [findDataset('ercot.rt_spp'), findDataset('ercot.sced_system_lambda')].flatMap(({ wire }) => wire)
    for (const wire of wires) {
      const found = findSharedFields(wire)
      if (found) expect(found.leading + found.trailing).toBeLessThan(wire.header.length)
    }
  })

  it('are taken off and can be put back', () => {
    const cell = fc.stringMatching(/^[A-Z0-9._ ]{0,6}$/)
    const shape = fc.record({ leading: fc.nat(3), trailing: fc.nat(2), width: fc.integer({ min: 1, max: 3 }) })
    const documents = shape.chain((of) =>
      fc.record({
        of: fc.constant(of),
        head: fc.array(cell, { minLength: of.leading, maxLength: of.leading }),
        tail: fc.array(cell, { minLength: of.trailing, maxLength: of.trailing }),
        lines: fc.array(fc.array(cell, { minLength: of.width, maxLength: of.width }), { minLength: 1, maxLength: 8 }),
      }),
    )
    fc.assert(
      fc.property(documents, ({ of, head, tail, lines }) => {
        const rows = lines.map((line) => [...head, ...line, ...tail].join(','))
        const found = stripShared(rows.join('\n'), of)
        expect(found?.shared).toBe([...head, ...tail].join(','))
        expect(found?.lines).toEqual(lines.map((line) => line.join(',')))
      }),
    )
  })

  it('are not taken off where a line differs, at either end', () => {
    const of = { leading: 1, trailing: 1 }
    expect(stripShared('a,1,x\na,2,x', of)).toEqual({ lines: ['1', '2'], shared: 'a,x' })
    for (const rows of [
      'a,1,x\nb,2,x',
      'a,1,x\na,2,y',
      'a,1,x\na,2,y\na,3,x',
      'a,1,x\n\na,2,x',
      'a,1,x\na,2,x\nb,3,x',
      'a,x',
    ]) {
      expect(stripShared(rows, of)).toBeUndefined()
    }
  })
})
