import { sqlName, sqlText } from '../../duckdb/sql-text.ts'
import { type AuditRule, micros } from './audit-rule.ts'
import { measuredColumns, minuteTextSql } from './audited-sql.ts'

const HOUR_US = 3_600_000_000
const DAY_US = 24 * HOUR_US
/** So many of 24 hours in a row equal the same hours of the day before exactly. */
const LEAST_HOURS = 20
/**
 * Days of fewer different values among them repeat by themselves: a scheduled flow, a plant at its limit. In EIA's fuels of 2019
 * such days had up to five; TEPC's demand of 2016-05-29, which repeats the day before, has 24.
 */
const LEAST_VALUES = 6

/** Hourly facts whose values of 24 hours are those of the 24 before: a day that was sent twice. */
export const repeatedDay: AuditRule = {
  name: 'repeated-day',
  sql: ({ dataset, range, profile }) => {
    const measured = measuredColumns(dataset)
    if (dataset.kind !== 'fact' || profile.lengthUs !== HOUR_US || measured.length === 0) return undefined
    const values = measured.map(
      ({ name }) =>
        `SELECT ${measured.length === 1 ? 'series' : `trim(series || ' ' || ${sqlText(name)})`} AS series, operating_date, start_us, ${sqlName(name)} AS value FROM audited WHERE ${sqlName(name)} IS NOT NULL`,
    )
    return `WITH hours AS (${values.join(' UNION ALL ')}),
  alike AS (SELECT a.series, a.operating_date, a.start_us, a.value FROM hours a JOIN hours b
    ON a.series = b.series AND b.start_us = a.start_us - ${DAY_US} AND a.value = b.value WHERE a.start_us >= ${micros(range.from)}),
  often AS (SELECT * FROM alike SEMI JOIN (SELECT series FROM alike GROUP BY series HAVING count(*) >= ${LEAST_HOURS}) USING (series)),
  windows AS (SELECT series, operating_date, start_us, count(*) OVER day AS equal_hours, count(DISTINCT value) OVER day AS different
    FROM often WINDOW day AS (PARTITION BY series ORDER BY start_us RANGE BETWEEN CURRENT ROW AND ${23 * HOUR_US} FOLLOWING)),
  repeats AS (SELECT *, start_us - coalesce(lag(start_us) OVER (PARTITION BY series ORDER BY start_us), 0) > ${DAY_US} AS is_new
    FROM windows WHERE equal_hours >= ${LEAST_HOURS} AND different >= ${LEAST_VALUES}),
  runs AS (SELECT *, sum(is_new::INTEGER) OVER (PARTITION BY series ORDER BY start_us) AS run FROM repeats),
  days AS (SELECT series, run, arg_max(operating_date, (equal_hours, -start_us)) AS operating_date, arg_max(start_us, (equal_hours, -start_us)) AS start_us, max(equal_hours) AS equal_hours
    FROM runs GROUP BY series, run)
SELECT operating_date, start_us, list(DISTINCT series ORDER BY series) AS series,
  format('{} of 24 hours from {} equal those of the day before', max(equal_hours), ${minuteTextSql('start_us')}) AS detail
FROM days GROUP BY operating_date, start_us`
  },
}
