import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DuckReference, makeReference } from '../../../src/analytics/ducks/duck-reference.ts'
import { type DuckShape, readShape } from '../../../src/analytics/ducks/duck-shape.ts'
import { measureDays } from '../../../src/analytics/ducks/measure-days.ts'
import { rankDucks } from '../../../src/analytics/ducks/rank-ducks.ts'
import { scoreDuck } from '../../../src/analytics/ducks/score-duck.ts'
import { windowPercentile } from '../../../src/analytics/ducks/window-percentile.ts'
import { dayOfHours } from './duck-hours.ts'

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
const megawatts = fc.double({ min: -1e5, max: 1e5, noNaN: true })
const net = fc.array(fc.integer({ min: -2000, max: 60_000 }), { minLength: 24, maxLength: 24 })
const shapes = fc.array(net, { minLength: 1, maxLength: 40 }).map((days) => days.map(shapeOf))
const DAYS = (list: readonly DuckShape[]) => list.map((shape, at) => ({ date: `2024-01-${at + 10}`, shape }))

function shapeOf(values: readonly number[]): DuckShape {
  return readShape(Float64Array.from(values), HOURS)
}
const about = { authority: 'ERCO', zone: 'America/Chicago', leftOut: 0, versions: {}, knownAt: '2026-01-01T00:00:00Z' }
const referenceOf = (list: readonly DuckShape[]): DuckReference => makeReference(DAYS(list), about)

describe('a percentile in a window', () => {
  test('never falls as the value grows, and lies within 0 and 100', () => {
    fc.assert(
      fc.property(fc.array(megawatts, { minLength: 1 }), megawatts, megawatts, (window, a, b) => {
        const sorted = window.toSorted((x, y) => x - y)
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((value) => windowPercentile(sorted, value))
        expect(low).toBeLessThanOrEqual(high as number)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(100)
      }),
    )
  })

  test('is 50 on the mean of the window itself', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1 }), (window) => {
        const sorted = window.toSorted((x, y) => x - y)
        const sum = sorted.reduce((total, value) => total + windowPercentile(sorted, value), 0)
        expect(sum / sorted.length).toBeCloseTo(50, 9)
      }),
    )
  })
})

describe('a score', () => {
  test('is the sum of its points, from 0 to 100, and says the same again', () => {
    fc.assert(
      fc.property(shapes, net, (window, values) => {
        const reference = referenceOf(window)
        const { score, components } = scoreDuck(shapeOf(values), reference)
        expect(Math.round(components.reduce((sum, { points }) => sum + points * 10, 0))).toBe(Math.round(score * 10))
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(100)
        expect(scoreDuck(shapeOf(values), referenceOf(window.toReversed()))).toEqual({ score, components })
      }),
    )
  })

  test('never falls as the ramp steepens, the valley deepens or the trough comes earlier', () => {
    fc.assert(
      fc.property(shapes, net, fc.nat(5000), fc.constantFrom(0, 1, 2), (window, values, more, which) => {
        const reference = referenceOf(window)
        const shape = shapeOf(values)
        const moved: DuckShape = [
          { ...shape, ramp: { ...shape.ramp, mwPerH: shape.ramp.mwPerH + more } },
          { ...shape, valleyMw: shape.valleyMw + more },
          { ...shape, troughHour: Math.max(10, shape.troughHour - (more % 5)) },
        ][which] as DuckShape
        expect(scoreDuck(moved, reference).score).toBeGreaterThanOrEqual(scoreDuck(shape, reference).score)
      }),
    )
  })

  test('of a flat day is 0, whatever the window', () => {
    fc.assert(
      fc.property(shapes, fc.integer({ min: -100, max: 60_000 }), (window, level) => {
        expect(scoreDuck(shapeOf(HOURS.map(() => level)), referenceOf(window)).score).toBe(0)
      }),
    )
  })

  test('is not moved by days that come later', () => {
    fc.assert(
      fc.property(fc.array(net, { minLength: 1, maxLength: 8 }), fc.array(net, { maxLength: 8 }), (first, later) => {
        const { measured } = measureDays(
          [...first, ...later].map((values, at) => dayOfHours(values, `2024-06-${at + 10}`)),
        )
        const reference = makeReference(measured.slice(0, first.length), about)
        const scoresOf = (count: number) =>
          new Map(rankDucks(measured.slice(0, count), reference).map(({ date, score }) => [date, score]))
        const before = scoresOf(first.length)
        const after = scoresOf(measured.length)
        for (const [date, score] of before) expect(after.get(date)).toBe(score)
      }),
      { numRuns: 30 },
    )
  })
})
