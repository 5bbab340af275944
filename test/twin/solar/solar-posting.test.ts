import { describe, expect, test } from 'vitest'
import { CLEARING_MS, createGrid } from '../../../src/twin/grid/grid.ts'
import { readTruth } from '../../../src/twin/grid/truth.ts'
import { createSolarHours } from '../../../src/twin/solar/solar-hour.ts'
import { createSolarPostings } from '../../../src/twin/solar/solar-posting.ts'

const HOUR_MS = 3_600_000
const seed = 5
const grid = createGrid(seed)
const rowsAt = createSolarPostings(seed, createSolarHours(grid))
const FIRST = Temporal.Instant.from('2026-04-10T17:55:10Z').epochMilliseconds
const postings = Array.from({ length: 192 }, (_, index) => rowsAt(FIRST + index * HOUR_MS))
const [rows = []] = postings
const localHour = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO('America/Chicago').hour

describe('a solar posting', () => {
  test('has 48 hours back and 168 from the running hour on, actuals of what is over alone', () => {
    const running = Math.floor(FIRST / HOUR_MS) * HOUR_MS
    expect(rows.map(({ startMs }) => (startMs - running) / HOUR_MS)).toEqual(
      Array.from({ length: 216 }, (_, i) => i - 48),
    )
    rows.forEach(({ values }, index) => {
      expect(values.gen_system_wide_mw !== undefined).toBe(index < 48)
      expect(values.hsl_system_wide_mw !== undefined).toBe(index < 48)
      expect(values.stppf_system_wide_mw).toBeDefined()
    })
  })

  test('tells the generation of the grid', () => {
    for (const { startMs, values } of rows.slice(0, 48)) {
      const slots = Array.from({ length: 12 }, (_, slot) =>
        readTruth(grid, Temporal.Instant.fromEpochMilliseconds(startMs + slot * CLEARING_MS)),
      )
      const mean = (read: (truth: (typeof slots)[number]) => number) =>
        slots.reduce((sum, truth) => sum + read(truth), 0) / 12
      expect(Math.abs(Number(values.gen_system_wide_mw) - mean((truth) => truth.outputMw.solar))).toBeLessThan(0.02)
      expect(Math.abs(Number(values.hsl_system_wide_mw) - mean((truth) => truth.availableMw.solar))).toBeLessThan(0.02)
    }
  })

  test('is zero at night and thousands of MW at noon', () => {
    for (const { startMs, values } of rows) {
      if ([23, 0, 1, 2, 3, 4].includes(localHour(startMs))) {
        const { gen_system_wide_mw: generation, hsl_system_wide_mw: limit, ...forecasts } = values
        expect(Object.values(forecasts)).toEqual([0, 0, 0])
        expect([generation ?? 0, limit ?? 0]).toEqual([0, 0])
      }
      if (localHour(startMs) === 13) expect(Number(values.stppf_system_wide_mw)).toBeGreaterThan(4000)
      expect(Number(values.pvgrpp_system_wide_mw)).toBeLessThanOrEqual(Number(values.stppf_system_wide_mw))
    }
  })

  test('misses by more the further ahead it looks', () => {
    const limit = new Map(
      postings
        .flat()
        .filter(({ values }) => values.hsl_system_wide_mw !== undefined)
        .map(({ startMs, values }) => [startMs, Number(values.hsl_system_wide_mw)]),
    )
    const rmse = (lead: number) => {
      const errors = postings.flatMap((posting) => {
        const target = posting[48 + lead] as (typeof rows)[number]
        const actual = limit.get(target.startMs)
        return actual === undefined ? [] : [Number(target.values.stppf_system_wide_mw) - actual]
      })
      return Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length)
    }
    expect(rmse(1)).toBeLessThan(rmse(12))
    expect(rmse(12)).toBeLessThan(rmse(72))
  })
})
