import type { AuthoritySeries } from '../../../src/analytics/ducks/authority-series.ts'
import { cutDays, type DuckDay } from '../../../src/analytics/ducks/duck-day.ts'

const HOUR_MS = 3_600_000

/** Hours of the local days `first` to `last`: what `demandOf` and `solarOf` say of the wall clock's date and hour. */
export function seriesOf(
  zone: string,
  first: string,
  last: string,
  demandOf: (hour: number, date: string) => number,
  solarOf: (hour: number, date: string) => number = () => 0,
): AuthoritySeries {
  const fromMs = Temporal.PlainDate.from(first).toZonedDateTime(zone).epochMilliseconds
  const toMs = Temporal.PlainDate.from(last).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds
  const startsMs = Float64Array.from({ length: (toMs - fromMs) / HOUR_MS }, (_, hour) => fromMs + hour * HOUR_MS)
  const read = (of: (hour: number, date: string) => number) =>
    startsMs.map((ms) => {
      const local = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone)
      return of(local.hour, local.toPlainDate().toString())
    })
  return { zone, startsMs, demandMwh: read(demandOf), solarMwh: read(solarOf), windMwh: undefined }
}

/** The days of a series, from the local day of its first hour to that of its last. */
export function daysOf(series: AuthoritySeries): DuckDay[] {
  const dateOf = (ms: number | undefined) =>
    Temporal.Instant.fromEpochMilliseconds(ms as number)
      .toZonedDateTimeISO(series.zone)
      .toPlainDate()
  return cutDays(series, dateOf(series.startsMs[0]), dateOf(series.startsMs.at(-1)))
}

/** One day of 24 hours by hand. */
export const dayOfHours = (netMwh: readonly number[], date = '2024-06-05'): DuckDay => {
  const series = seriesOf('America/Chicago', date, date, (hour) => netMwh[hour] as number)
  return daysOf(series)[0] as DuckDay
}
