import { type AuditRule, micros } from './audit-rule.ts'
import { changeDaysSql } from './change-days.ts'
import { isSteady } from './profile.ts'

const HOUR_US = 3_600_000_000

/**
 * On days of 23 or 25 hours: series with other than as many hours' worth of intervals, intervals without length or that overlap,
 * and rows of that day's documents that had to be set aside.
 */
export const dst: AuditRule = {
  name: 'dst',
  sql: ({ range, profile, changeDays }) => {
    if (changeDays.length === 0) return undefined
    const found = [
      ...(profile.lengthUs > 0 ? [ODD_LENGTHS_SQL, ...(isSteady(profile) ? [HOURS_SQL] : [])] : []),
      SET_ASIDE_SQL,
    ]
    return `WITH changes AS (${changeDaysSql(changeDays)}),
  on_day AS (SELECT audited.*, day, hours, midnight_us FROM audited JOIN changes ON audited.zone = changes.zone AND operating_date = day
    WHERE start_us >= ${micros(range.from)})
${found.join('\nUNION ALL BY NAME\n')}`
  },
}

/** Series that reach from midnight to midnight: those that begin or end that day have fewer hours rightly. */
const HOURS_SQL = `SELECT day AS operating_date, NULL::BIGINT AS start_us, list(series ORDER BY series) AS series,
  format('{:g} hours'' worth of intervals on a day of {}', held_us / ${HOUR_US}, hours) AS detail
FROM (SELECT series, day, hours, sum(end_us - start_us) AS held_us FROM on_day GROUP BY place, series, day, hours, midnight_us
  HAVING min(start_us) = midnight_us AND max(end_us) >= midnight_us + hours * ${HOUR_US})
WHERE held_us <> hours * ${HOUR_US} GROUP BY ALL`

const ODD_LENGTHS_SQL = `SELECT day AS operating_date, min(start_us) AS start_us, list(DISTINCT series ORDER BY series) AS series,
  CASE WHEN is_empty THEN format('{} intervals of no length', count(*)) ELSE format('{} intervals reach into the next', count(*)) END AS detail
FROM (SELECT day, series, start_us, end_us = start_us AS is_empty, end_us > lead(start_us) OVER (PARTITION BY place, series ORDER BY start_us) AS is_long FROM on_day)
WHERE is_empty OR is_long GROUP BY day, is_empty`

/** The text of a row that was set aside has its date as the document spells it, or its decoded start. */
const SET_ASIDE_SQL = `SELECT day AS operating_date, NULL::BIGINT AS start_us, []::VARCHAR[] AS series,
  format('{} rows were set aside: {}', count(*), reason) AS detail
FROM set_aside JOIN (SELECT DISTINCT receipt, day FROM on_day) USING (receipt)
WHERE contains(row_text, strftime(day, '%Y-%m-%d')) OR contains(row_text, strftime(day, '%m/%d/%Y')) GROUP BY day, reason`
