import { HOUR_MS, type HourSeries, valueAt } from './hour-series.ts'
import { localHourOf, startOfLocalHour } from './local-hours.ts'

/** So many weeks back the same weekday is asked. */
const WEEKS = 4
/** Where none of them is known: so many days back, whatever weekday. */
const DAYS = 7

const sameWeekday = Array.from({ length: WEEKS }, (_, week) => 7 * (week + 1))
const recentDays = Array.from({ length: DAYS }, (_, day) => day + 1)

/**
 * Each hour as the mean of the same hour of the wall clock on the same weekday of the last four weeks, as far as they are in
 * `known`; where none is, of the last seven days. `zone`: whose wall clock. NaN where nothing is known of that hour.
 */
export function forecastSeasonalNaive(known: HourSeries, zone: string, startMs: number, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, index) => {
    const { day, hour } = localHourOf(startMs + index * HOUR_MS, zone)
    const meanOf = (daysBack: readonly number[]) =>
      mean(
        daysBack.flatMap((back) => {
          const ms = startOfLocalHour({ day: day - back, hour }, zone)
          const value = ms === undefined ? Number.NaN : valueAt(known, ms)
          return Number.isNaN(value) ? [] : value
        }),
      )
    const weekly = meanOf(sameWeekday)
    return Number.isNaN(weekly) ? meanOf(recentDays) : weekly
  })
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length
