import { describe, expect, test } from 'vitest'
import { CLEARING_MS, createGrid } from '../../../src/twin/grid/grid.ts'
import { STATIONS } from '../../../src/twin/grid/station.ts'
import { modelInUse } from '../../../src/twin/load/load-forecast.ts'
import { createLoadHours } from '../../../src/twin/load/load-hour.ts'
import {
  listForecastZoneLoads,
  listLoadForecasts,
  listWeatherZoneLoads,
  listZoneLoadForecasts,
} from '../../../src/twin/load/load-rows.ts'
import { FORECAST_ZONES, WEATHER_ZONE_OF_STATION, WEATHER_ZONES } from '../../../src/twin/load/load-zone.ts'
import type { WireRow } from '../../../src/twin/render/render-row.ts'

const HOUR_MS = 3_600_000
const TWELVE = Array.from({ length: 12 }, (_, slot) => slot)
const seed = 5
const grid = createGrid(seed)
const loads = createLoadHours(grid)
const FIRST = Temporal.Instant.from('2026-04-10T00:00Z').epochMilliseconds / HOUR_MS
const hours = Array.from({ length: 240 }, (_, index) => FIRST + index)
const sum = (row: WireRow, zones: readonly string[]) =>
  zones.reduce((all, zone) => all + Number(row.values[`${zone}_mw`]), 0)

describe('actual load', () => {
  const weather = listWeatherZoneLoads(loads, hours)
  const forecast = listForecastZoneLoads(loads, hours)

  test('is the load of the grid, whichever way its zones are drawn', () => {
    hours.forEach((hour, index) => {
      const mean = TWELVE.reduce((all, slot) => all + grid.loadMwAt(hour * HOUR_MS + slot * CLEARING_MS), 0) / 12
      const [one, other] = [weather[index] as WireRow, forecast[index] as WireRow]
      expect(Math.abs(Number(one.values.total_mw) - mean)).toBeLessThan(0.05)
      expect(other.values.total_mw).toBe(one.values.total_mw)
      expect(sum(one, WEATHER_ZONES)).toBeCloseTo(Number(one.values.total_mw), 6)
      expect(sum(other, FORECAST_ZONES)).toBeCloseTo(Number(other.values.total_mw), 6)
    })
  })

  test('is printed with two decimals always', () => {
    for (const row of [...weather, ...forecast]) {
      for (const value of Object.values(row.values)) expect(value).toMatch(/^\d+\.\d\d$/)
    }
  })

  test('every station lies in a zone', () => {
    expect(WEATHER_ZONE_OF_STATION.length).toBe(STATIONS.length)
    expect(new Set(WEATHER_ZONE_OF_STATION).size).toBe(WEATHER_ZONES.length)
  })
})

describe('load forecasts', () => {
  const MODELS = ['A3', 'A6', 'E', 'E1', 'E2', 'E3', 'M', 'X']

  test('come from eight models, of which one is in use', () => {
    const rows = listLoadForecasts(seed, loads, hours.slice(0, 48), FIRST + 6)
    expect(rows.length).toBe(8 * 48)
    for (const of of Map.groupBy(rows, ({ startMs }) => startMs).values()) {
      expect(of.map(({ values }) => values.model)).toEqual(MODELS)
      expect(of.filter(({ values }) => values.in_use === 'Y').map(({ values }) => values.model)).toEqual([
        modelInUse(seed, FIRST + 6),
      ])
      for (const row of of) {
        expect(sum(row, WEATHER_ZONES)).toBeCloseTo(Number(row.values.total_mw), 3)
        expect(row.values.coast_mw).toMatch(/^\d+(\.\d{1,4})?$/)
      }
    }
  })

  test('miss by more the further ahead they look, and every model otherwise', () => {
    const actual = new Map(listWeatherZoneLoads(loads, hours).map((row) => [row.startMs, Number(row.values.total_mw)]))
    const rmse = (lead: number, model: string) => {
      const misses = hours.slice(lead).map((hour) => {
        const rows = listLoadForecasts(seed, loads, [hour], hour - lead)
        const row = rows.find(({ values }) => values.model === model) as WireRow
        return Number(row.values.total_mw) / (actual.get(row.startMs) as number) - 1
      })
      return Math.sqrt(misses.reduce((all, miss) => all + miss ** 2, 0) / misses.length)
    }
    for (const model of ['E3', 'X']) {
      expect(rmse(1, model)).toBeLessThan(rmse(24, model))
      expect(rmse(24, model)).toBeLessThan(rmse(120, model))
    }
    expect(rmse(24, 'E3')).toBeLessThan(0.05)
    expect(rmse(24, 'E3')).toBeGreaterThan(0.005)
    expect(rmse(24, 'E3')).not.toBe(rmse(24, 'X'))
  })

  test('by forecast zone are those of the model in use, with more digits than a double holds', () => {
    const made = FIRST + 30
    const byZone = listZoneLoadForecasts(seed, loads, hours.slice(24, 72), made)
    const used = listLoadForecasts(seed, loads, hours.slice(24, 72), made).filter(({ values }) => values.in_use === 'Y')
    byZone.forEach((row, index) => {
      expect(sum(row, FORECAST_ZONES)).toBeCloseTo(Number(row.values.total_mw), 3)
      expect(Number(row.values.total_mw)).toBeCloseTo(Number(used[index]?.values.total_mw), 2)
    })
    const digits = byZone.map(({ values }) => String(values.north_mw).split('.')[1]?.length ?? 0)
    expect(digits.filter((count) => count >= 12).length).toBeGreaterThan(40)
  })
})
