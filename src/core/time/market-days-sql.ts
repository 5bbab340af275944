import { listDayRuns } from './market-days.ts'

/**
 * A SELECT of the days of `zone` from `from` to `to`, both inclusive:
 * `date DATE, midnight_us BIGINT, spring BOOLEAN, fall BOOLEAN`, the table `timeSql` joins as `d`.
 * Errors: as `listMarketDays`.
 */
export function marketDaysSql(zone: string, from: Temporal.PlainDate, to: Temporal.PlainDate): string {
  const runs = listDayRuns(zone, from, to).map(
    (run) =>
      `(DATE '${run.first}', ${run.first.until(run.last).days}, ${run.midnightUtcUs}::BIGINT, ${run.lastDayHours})`,
  )
  if (runs.length === 0) runs.push(`(DATE '${from}', -1, 0::BIGINT, 24)`)
  return `SELECT first + day::INTEGER AS date, first_us + day * 86400000000 AS midnight_us,
  day = days AND last_hours = 23 AS spring, day = days AND last_hours = 25 AS fall
FROM (SELECT *, unnest(range(days + 1)) AS day FROM (VALUES ${runs.join(', ')}) runs(first, days, first_us, last_hours))`
}
