import { sqlName, sqlText } from '../../duckdb/sql-text.ts'
import type { AuditRule } from './audit-rule.ts'
import { measuredColumns } from './audited-sql.ts'
import { changeDaysSql } from './change-days.ts'

const HOUR_US = 3_600_000_000
/** Around 2, times the mean of the hours before and after. */
const LEAST_RATIO = 1.75
const MOST_RATIO = 2.25

/** An hour beside a change of the clock whose values are about twice the mean of its neighbours in most series: ERCOT published such. */
export const suspectDst: AuditRule = {
  name: 'suspect_dst',
  sql: ({ dataset, changeDays }) => {
    const measured = measuredColumns(dataset)
    if (changeDays.length === 0 || measured.length === 0) return undefined
    const values = measured.map(
      ({ name }) =>
        `SELECT place, zone, ${measured.length === 1 ? 'series' : `trim(series || ' ' || ${sqlText(name)})`} AS series, start_us // ${HOUR_US} AS hour, avg(${sqlName(name)}) AS value FROM near GROUP BY ALL`,
    )
    return `WITH changes AS (${changeDaysSql(changeDays)}),
  near AS (SELECT audited.* FROM audited JOIN changes ON audited.zone = changes.zone AND start_us BETWEEN change_us - ${2 * HOUR_US} AND change_us + ${3 * HOUR_US}),
  hours AS (${values.join(' UNION ALL ')}),
  sided AS (SELECT *, lag(value) OVER beside AS before, lead(value) OVER beside AS after, lag(hour) OVER beside AS hour_before, lead(hour) OVER beside AS hour_after
    FROM hours WINDOW beside AS (PARTITION BY place, series ORDER BY hour)),
  judged AS (SELECT day, hour, series, value / ((before + after) / 2) BETWEEN ${LEAST_RATIO} AND ${MOST_RATIO} AS is_double
    FROM sided JOIN changes ON sided.zone = changes.zone AND hour BETWEEN change_us // ${HOUR_US} - 1 AND change_us // ${HOUR_US} + 1
    WHERE hour_before = hour - 1 AND hour_after = hour + 1 AND before + after <> 0 AND value <> 0)
SELECT day AS operating_date, hour * ${HOUR_US} AS start_us, list(series ORDER BY series) FILTER (is_double) AS series,
  format('about twice the mean of the hours before and after, in {} of {} series', count(*) FILTER (is_double), count(*)) AS detail
FROM judged GROUP BY day, hour HAVING count(*) FILTER (is_double) > count(*) / 2`
  },
}
