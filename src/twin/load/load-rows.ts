import { roundTo } from '../render/format-number.ts'
import type { WireRow } from '../render/render-row.ts'
import { forecastLoad, LOAD_MODELS, modelInUse } from './load-forecast.ts'
import {
  FORECAST_ZONE_OF_STATION,
  FORECAST_ZONES,
  sumStations,
  WEATHER_ZONE_OF_STATION,
  WEATHER_ZONES,
} from './load-zone.ts'

const HOUR_MS = 3_600_000

/** Load of each station averaged over an hour (whole hours since 1970), MW. */
export type LoadHours = (hour: number) => Float64Array

/** Rows of NP6-345-CD: the load of each weather zone, two decimals always. */
export function listWeatherZoneLoads(loads: LoadHours, hours: readonly number[]): WireRow[] {
  return hours.map((hour) => {
    const { columns, total } = spellZones(WEATHER_ZONES, sumByWeatherZone(loads(hour)), 2)
    return { startMs: hour * HOUR_MS, values: { ...columns, total_mw: total.toFixed(2) } }
  })
}

/** Rows of NP6-346-CD; its totals are those of NP6-345-CD, and the last zone takes what rounding leaves. */
export function listForecastZoneLoads(loads: LoadHours, hours: readonly number[]): WireRow[] {
  return hours.map((hour) => {
    const byStation = loads(hour)
    const { total } = spellZones(WEATHER_ZONES, sumByWeatherZone(byStation), 2)
    const zones = sumByForecastZone(byStation).map((mw) => roundTo(mw, 2))
    const last = FORECAST_ZONES.length - 1
    zones[last] = total - zones.reduce((sum, mw, zone) => (zone === last ? sum : sum + mw), 0)
    return {
      startMs: hour * HOUR_MS,
      values: { ...spellZones(FORECAST_ZONES, zones, 2).columns, total_mw: total.toFixed(2) },
    }
  })
}

/** Rows of NP3-565-CD: eight models for each hour, four decimals at most, one model in use. */
export function listLoadForecasts(
  seed: number,
  loads: LoadHours,
  hours: readonly number[],
  madeAtHour: number,
): WireRow[] {
  const inUse = modelInUse(seed, madeAtHour)
  return hours.flatMap((hour) =>
    LOAD_MODELS.map((model) => {
      const byStation = forecastLoad(seed, model, hour, madeAtHour, loads(hour))
      const { columns, total } = spellZones(WEATHER_ZONES, sumByWeatherZone(byStation), 4)
      const totals = { total_mw: trim(total.toFixed(4)), model, in_use: model === inUse ? 'Y' : 'N' }
      return { startMs: hour * HOUR_MS, values: { ...trimAll(columns), ...totals } }
    }),
  )
}

/** Rows of NP3-560-CD: the model in use by forecast zone, with more digits than a double holds. */
export function listZoneLoadForecasts(
  seed: number,
  loads: LoadHours,
  hours: readonly number[],
  madeAtHour: number,
): WireRow[] {
  const inUse = modelInUse(seed, madeAtHour)
  return hours.map((hour) => {
    const zones = sumByForecastZone(forecastLoad(seed, inUse, hour, madeAtHour, loads(hour)))
    const { columns, total } = spellZones(FORECAST_ZONES, zones, 15)
    return { startMs: hour * HOUR_MS, values: { ...trimAll(columns), total_mw: trim(total.toFixed(4)) } }
  })
}

const sumByWeatherZone = (byStation: Float64Array) => sumStations(byStation, WEATHER_ZONES, WEATHER_ZONE_OF_STATION)
const sumByForecastZone = (byStation: Float64Array) => sumStations(byStation, FORECAST_ZONES, FORECAST_ZONE_OF_STATION)

/** Columns `<zone>_mw` to `decimals`, and the sum of what they say. */
function spellZones(zones: readonly string[], mw: Float64Array, decimals: number) {
  const texts = zones.map((zone, index) => [`${zone}_mw`, (mw[index] as number).toFixed(decimals)] as const)
  return {
    columns: Object.fromEntries(texts) as Record<string, string>,
    total: texts.reduce((sum, [, text]) => sum + Number(text), 0),
  }
}

function trimAll(columns: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(columns).map(([name, text]) => [name, trim(text)]))
}

function trim(text: string): string {
  return text.replace(/\.?0+$/, '')
}
