import { strFromU8, unzipSync } from 'fflate'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { ercotDamMcpc } from '../../../src/datasets/ercot/dam-mcpc.ts'
import { renderXlsx } from '../../../src/twin/render/render-xlsx.ts'
import { widenRows } from '../../../src/twin/render/widen-rows.ts'
import { createWallClock } from '../../../src/twin/wall-clock.ts'

const SHEETS = [
  {
    name: 'Jan_1',
    rows: [
      ['Date', 'Point', 'Price'],
      ['01/01/2026', 'A & <B>', { digits: '22.30' }],
      [null, 'x', { digits: '-1.5' }],
    ],
  },
  {
    name: 'hidden',
    hidden: true as const,
    rows: [[{ serialDate: 45_292 }, ...Array.from({ length: 30 }, () => 'wide')]],
  },
]

describe('a workbook', () => {
  const bytes = renderXlsx(SHEETS, Temporal.Instant.from('2026-01-01T08:00Z').epochMilliseconds)
  const parts = unzipSync(bytes)

  test('is written as ERCOT writes its own: Sheet1.xml, a dimension that says A1, all texts shared', () => {
    expect(Object.keys(parts)).toContain('xl/worksheets/Sheet1.xml')
    const sheet = strFromU8(parts['xl/worksheets/Sheet1.xml'] as Uint8Array)
    expect(sheet).toContain('<dimension ref="A1" />')
    expect(sheet).toContain('<v>22.30</v>')
    expect(sheet).not.toContain('inlineStr')
  })

  test('opens with another reader and says what was put in', async () => {
    const { sheets } = await readXlsx(bytes)
    expect(sheets.map(({ name }) => name)).toEqual(['Jan_1', 'hidden'])
    expect(sheets[0]?.rows).toEqual([
      ['Date', 'Point', 'Price'],
      ['01/01/2026', 'A & <B>', 22.3],
      [null, 'x', -1.5],
    ])
    const [date, ...texts] = sheets[1]?.rows[0] ?? []
    expect(date instanceof Date ? date.toISOString().slice(0, 10) : date).toBe('2024-01-01')
    expect(texts).toEqual(Array.from({ length: 30 }, () => 'wide'))
  })
})

describe('wide rows', () => {
  const wire = ercotDamMcpc.wire.find(({ epoch }) => epoch === 'yearly-ecrs') as (typeof ercotDamMcpc.wire)[number]
  const options = { readWallClock: createWallClock('America/Chicago'), hourStyle: 'HH:00' as const }
  const row = (at: string, service: string, price: number) => ({
    startMs: Temporal.Instant.from(at).epochMilliseconds,
    values: { ancillary_type: service, mcpc_usd_per_mw: price },
  })

  test('gather the long ones under their labels, blanks of a header aside', () => {
    const rows = [
      row('2026-11-01T06:00Z', 'REGUP', 1.5),
      row('2026-11-01T06:00Z', 'ECRS', 2),
      row('2026-11-01T07:00Z', 'REGUP', 3),
    ]
    expect(widenRows(wire, rows, options)).toEqual([
      ['11/01/2026', '02:00', 'N', '', '1.5', '', '', '2'],
      ['11/01/2026', '02:00', 'Y', '', '3', '', '', ''],
    ])
  })

  test('refuse a label that is no column', () => {
    expect(() => widenRows(wire, [row('2026-11-01T06:00Z', 'FRRS', 1)], options)).toThrow('FRRS')
  })
})
