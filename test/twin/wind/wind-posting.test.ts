import { describe, expect, test } from 'vitest'
import { CLEARING_MS, createGrid } from '../../../src/twin/grid/grid.ts'
import { readTruth } from '../../../src/twin/grid/truth.ts'
import { createWindHours, HOUR_MS } from '../../../src/twin/wind/wind-hour.ts'
import { createWindPostings } from '../../../src/twin/wind/wind-posting.ts'

const seed = 5
const grid = createGrid(seed)
const rowsAt = createWindPostings(seed, createWindHours(grid))
const FIRST = Temporal.Instant.from('2026-04-10T17:55:10Z').epochMilliseconds
// Twelve days of hourly postings.
const postings = Array.from({ length: 288 }, (_, index) => {
  const publishedMs = FIRST + index * HOUR_MS
  return { publishedMs, rows: rowsAt(publishedMs) }
})
const REGIONS = ['south_houston', 'west', 'north']

describe('a wind posting', () => {
  const { publishedMs, rows } = postings[0] as (typeof postings)[number]

  test('has 48 hours back and 168 from the running hour on', () => {
    const running = Math.floor(publishedMs / HOUR_MS) * HOUR_MS
    expect(rows.map(({ startMs }) => (startMs - running) / HOUR_MS)).toEqual(
      Array.from({ length: 216 }, (_, i) => i - 48),
    )
  })

  test('leaves actuals of hours that are not over blank', () => {
    for (const { startMs, values } of rows) {
      const isOver = startMs + HOUR_MS <= publishedMs
      for (const name of ['gen_system_wide_mw', 'gen_west_mw', 'hsl_system_wide_mw']) {
        expect(values[name] !== undefined).toBe(isOver)
      }
    }
  })

  test('adds up: every system value is the sum of the regions', () => {
    for (const { values } of rows) {
      for (const quantity of ['gen', 'stwpf', 'wgrpp', 'cop_hsl']) {
        if (values[`${quantity}_system_wide_mw`] === undefined) continue
        const sum = REGIONS.reduce((all, region) => all + Number(values[`${quantity}_${region}_mw`]), 0)
        expect(sum).toBeCloseTo(Number(values[`${quantity}_system_wide_mw`]), 6)
      }
    }
  })

  test('tells the generation of the grid, never above its limit', () => {
    for (const { startMs, values } of rows.slice(0, 48)) {
      const slots = Array.from({ length: 12 }, (_, slot) =>
        readTruth(grid, Temporal.Instant.fromEpochMilliseconds(startMs + slot * CLEARING_MS)),
      )
      const mean = (read: (truth: (typeof slots)[number]) => number) =>
        slots.reduce((sum, truth) => sum + read(truth), 0) / 12
      expect(Math.abs(Number(values.gen_system_wide_mw) - mean((truth) => truth.outputMw.wind))).toBeLessThan(0.02)
      expect(Math.abs(Number(values.hsl_system_wide_mw) - mean((truth) => truth.availableMw.wind))).toBeLessThan(0.02)
      expect(Number(values.gen_system_wide_mw)).toBeLessThanOrEqual(Number(values.hsl_system_wide_mw))
    }
  })

  test('the probable exceedance is below the forecast', () => {
    for (const { values } of rows) {
      expect(Number(values.wgrpp_system_wide_mw)).toBeLessThan(Number(values.stwpf_system_wide_mw))
    }
  })
})

describe('forecasts over many postings', () => {
  const actualMw = new Map<number, number>()
  for (const { rows } of postings) {
    for (const { startMs, values } of rows) {
      if (values.hsl_system_wide_mw !== undefined) actualMw.set(startMs, Number(values.hsl_system_wide_mw))
    }
  }
  const errors = (leadHours: number) =>
    postings.flatMap(({ publishedMs, rows }) => {
      const target = rows[48 + leadHours] as (typeof rows)[number]
      const actual = actualMw.get(target.startMs)
      return actual === undefined ? [] : { publishedMs, errorMw: Number(target.values.stwpf_system_wide_mw) - actual }
    })
  const rmse = (leadHours: number) => {
    const all = errors(leadHours)
    return Math.sqrt(all.reduce((sum, { errorMw }) => sum + errorMw ** 2, 0) / all.length)
  }

  test('the error shrinks as the hour comes nearer', () => {
    expect(rmse(1)).toBeLessThan(rmse(12))
    expect(rmse(12)).toBeLessThan(rmse(48))
    expect(rmse(48)).toBeLessThan(1.3 * rmse(120))
    expect(rmse(1)).toBeLessThan(1500)
  })

  test('the error of one posting goes with that of the next', () => {
    const series = errors(24).map(({ errorMw }) => errorMw)
    const mean = series.reduce((sum, value) => sum + value, 0) / series.length
    const product = (lag: number) =>
      series.slice(lag).reduce((sum, value, index) => sum + (value - mean) * ((series[index] as number) - mean), 0)
    expect(product(1) / product(0)).toBeGreaterThan(0.8)
  })

  test('nearly every hour to come is revised by the next posting', () => {
    const [first, second] = [postings[10], postings[11]] as [(typeof postings)[number], (typeof postings)[number]]
    const later = new Map(second.rows.map((row) => [row.startMs, row.values.stwpf_system_wide_mw]))
    const shared = first.rows.slice(49).filter(({ startMs }) => later.has(startMs))
    const revised = shared.filter(({ startMs, values }) => values.stwpf_system_wide_mw !== later.get(startMs))
    expect(shared.length).toBe(167)
    expect(revised.length / shared.length).toBeGreaterThan(0.95)
  })
})
