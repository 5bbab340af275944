import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeAnnotations } from '../../src/web/charts/place-annotations.ts'

const AXIS = { leftPx: 0, rightPx: 1060 }

const spots = fc.array(
  fc.record({ xPx: fc.integer({ min: 5, max: 1040 }), widthPx: fc.integer({ min: 30, max: 230 }) }),
  { minLength: 1, maxLength: 5 },
)

test('no label lies on another, none leaves the drawing, no leader runs through a label', () => {
  fc.assert(
    fc.property(spots, (asked) => {
      // Three at one place have no way past one another.
      fc.pre(asked.every(({ xPx }) => asked.filter((other) => Math.abs(other.xPx - xPx) < 12).length < 3))
      const texts = placeAnnotations(asked, AXIS).map(({ lane, anchor }, index) => {
        const { xPx, widthPx } = asked[index] ?? expect.fail('a label too many')
        const leftPx = anchor === 'start' ? xPx + 5 : xPx - 5 - widthPx
        return { lane, xPx, leftPx, rightPx: leftPx + widthPx }
      })
      expect(texts.length).toBe(asked.length)
      for (const [index, a] of texts.entries()) {
        expect(a.leftPx).toBeGreaterThanOrEqual(AXIS.leftPx)
        expect(a.rightPx).toBeLessThanOrEqual(AXIS.rightPx)
        for (const [at, b] of texts.entries()) {
          if (at === index) continue
          if (a.lane === b.lane) expect(a.rightPx < b.leftPx || b.rightPx < a.leftPx).toBe(true)
          if (a.lane > b.lane) expect(a.xPx < b.leftPx || a.xPx > b.rightPx).toBe(true)
        }
      }
    }),
    { seed: 1 },
  )
})

test('two at one place stand on both sides of it', () => {
  const both = { xPx: 500, widthPx: 100 }
  expect(placeAnnotations([both, both], AXIS)).toEqual([
    { lane: 0, anchor: 'start' },
    { lane: 0, anchor: 'end' },
  ])
})

test('labels far from one another share a lane', () => {
  const lanes = placeAnnotations(
    [
      { xPx: 10, widthPx: 100 },
      { xPx: 500, widthPx: 100 },
      { xPx: 1050, widthPx: 100 },
    ],
    AXIS,
  )
  expect(lanes).toEqual([
    { lane: 0, anchor: 'start' },
    { lane: 0, anchor: 'start' },
    { lane: 0, anchor: 'end' },
  ])
})
