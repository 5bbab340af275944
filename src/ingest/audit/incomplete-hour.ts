import { durationToMs } from '../../core/time/duration.ts'
import { type AuditRule, micros } from './audit-rule.ts'
import { minuteTextSql } from './audited-sql.ts'

const HOUR_US = 3_600_000_000
const DAY_US = 24 * HOUR_US
/** A series is expected where the day before had it nearly always. */
const LEAST_PRESENCE = 0.9

/** The newest hours, as far back as one that is whole, in which series have not arrived that the day before had. */
export const incompleteHour: AuditRule = {
  name: 'incomplete-hour',
  sql: ({ dataset, profile, range }) => {
    if (dataset.kind !== 'fact' && dataset.kind !== 'snapshot') return undefined
    const lagUs = durationToMs(dataset.lag) * 1000
    return incompleteSql(profile.lastUs, { lagUs, nowUs: micros(range.to) })
  },
}

const incompleteSql = (
  lastUs: number,
  { lagUs, nowUs }: { lagUs: number; nowUs: bigint },
) => `WITH before AS (SELECT * FROM audited
    WHERE start_us > ${lastUs - 2 * DAY_US} AND start_us <= ${lastUs - DAY_US} AND has_value),
  usual AS (SELECT place, series, count(*) AS n FROM before GROUP BY ALL
    HAVING n >= ${LEAST_PRESENCE} * (SELECT count(DISTINCT start_us) FROM before)),
  newest AS (SELECT start_us, max(end_us) + ${lagUs} AS due_us, min(operating_date) AS operating_date FROM audited WHERE start_us > ${lastUs - DAY_US} GROUP BY start_us),
  lacks AS (SELECT operating_date, start_us, due_us, series FROM (FROM newest CROSS JOIN usual)
    ANTI JOIN (FROM audited WHERE has_value) held USING (start_us, series)),
  whole AS (SELECT max(start_us) AS last_us FROM newest ANTI JOIN lacks USING (start_us))
SELECT min(operating_date) AS operating_date, min(start_us) AS start_us, list(DISTINCT series ORDER BY series) AS series,
  format('{} of {} series that the day before had are not there in the hour of {}', count(DISTINCT series), (SELECT count(*) FROM usual), ${minuteTextSql(`start_us // ${HOUR_US} * ${HOUR_US}`)})
    || CASE WHEN max(due_us) > ${nowUs} THEN format(', due by {}', ${minuteTextSql('max(due_us)')}) ELSE '' END AS detail
FROM lacks WHERE start_us > coalesce((SELECT last_us FROM whole), 0) GROUP BY start_us // ${HOUR_US}`
