import { keepRecent } from './keep-recent.ts'
import type { WireRow } from './render/render-row.ts'

const HOUR_MS = 3_600_000
const HOURS_BACK = 48
const HOURS_AHEAD = 168
const KEPT_HOURS = 24 * 24

/** Columns of an hour, whole since 1970: what it brought, and what was said of it at `madeAtHour`. */
export interface HourColumns {
  actual(hour: number): Record<string, number>
  forecast(hour: number, madeAtHour: number): Record<string, number>
}

/** A maker of the rows of NP4-732-CD and NP4-737-CD: 216 each, 48 hours that are over, the hour that runs, and 167 to come. */
export function createHourlyPostings({ actual, forecast }: HourColumns): (publishedMs: number) => WireRow[] {
  // An hour that is over keeps its last forecast and its actuals: the next postings repeat them.
  const overColumns = keepRecent(KEPT_HOURS, (hour) => ({ ...forecast(hour, hour), ...actual(hour) }))
  return (publishedMs) => {
    const running = Math.floor(publishedMs / HOUR_MS)
    return Array.from({ length: HOURS_BACK + HOURS_AHEAD }, (_, index) => {
      const hour = running - HOURS_BACK + index
      const values = hour < running ? overColumns(hour) : forecast(hour, publishedMs / HOUR_MS)
      return { startMs: hour * HOUR_MS, values }
    })
  }
}
