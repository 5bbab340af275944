import fc from 'fast-check'
import { expect, it } from 'vitest'
import { findBestStart } from '../../../src/analytics/clean-window/best-start.ts'
import { findCleanWindows } from '../../../src/analytics/clean-window/clean-windows.ts'
import { findQuartiles } from '../../../src/analytics/clean-window/quartiles.ts'
import { scoreForecast } from '../../../src/analytics/clean-window/score-forecast.ts'

const grams = fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 1200 }) }, fc.constant(Number.NaN))
const hours = fc.array(grams, { minLength: 1, maxLength: 50 })

it('no other start is better than the best, and none before it is as good', () => {
  fc.assert(
    fc.property(hours, fc.integer({ min: 1, max: 24 }), (values, length) => {
      const means = values
        .slice(0, Math.max(0, values.length - length + 1))
        .map((_, first) => values.slice(first, first + length).reduce((a, b) => a + b, 0) / length)
      const known = means.filter((mean) => !Number.isNaN(mean))
      const best = findBestStart(values, length)
      if (known.length === 0) {
        expect(best).toBeUndefined()
        return
      }
      const least = Math.min(...known)
      expect(best?.meanGPerKwh).toBeCloseTo(least, 8)
      expect(best?.first).toBe(means.findIndex((mean) => Math.abs(mean - least) < 1e-9))
      expect((best?.first ?? 0) + length).toBeLessThanOrEqual(values.length)
    }),
  )
})

it('clean windows are exactly the hours at or under the limit, inside the horizon and apart', () => {
  fc.assert(
    fc.property(hours, fc.integer({ min: 0, max: 1200 }), (values, limit) => {
      const windows = findCleanWindows(values, limit)
      const inside = new Set(
        windows.flatMap(({ first, hours: count }) => Array.from({ length: count }, (_, hour) => first + hour)),
      )
      values.forEach((value, hour) => {
        expect(inside.has(hour)).toBe(value <= limit)
      })
      expect([...inside].every((hour) => hour < values.length)).toBe(true)
      windows.slice(1).forEach(({ first }, index) => {
        const before = windows[index]
        expect(first).toBeGreaterThan((before?.first ?? 0) + (before?.hours ?? 0))
      })
    }),
  )
})

it('where any hour is known at least a quarter of them is clean', () => {
  fc.assert(
    fc.property(hours, (values) => {
      const quartiles = findQuartiles(values)
      const known = values.filter((value) => !Number.isNaN(value))
      if (!quartiles) {
        expect(known).toEqual([])
        return
      }
      const clean = known.filter((value) => value <= quartiles.q1)
      expect(clean.length).toBeGreaterThanOrEqual(known.length / 4)
      expect(quartiles.q1 <= quartiles.q2 && quartiles.q2 <= quartiles.q3).toBe(true)
    }),
  )
})

it('regret is never negative, and none where the forecast was right', () => {
  const whole = fc.array(fc.integer({ min: 0, max: 1200 }), { minLength: 24, maxLength: 24 })
  fc.assert(
    fc.property(whole, whole, fc.integer({ min: 1, max: 24 }), (forecast, actual, length) => {
      expect(scoreForecast(forecast, actual, length)?.regretGPerKwh).toBeGreaterThanOrEqual(0)
      expect(scoreForecast(actual, actual, length)).toMatchObject({ maeGPerKwh: 0, regretGPerKwh: 0 })
    }),
  )
})
