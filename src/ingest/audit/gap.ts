import { durationToMs } from '../../core/time/duration.ts'
import type { Dataset } from '../../datasets/dataset.ts'
import { type AuditRule, micros } from './audit-rule.ts'
import { localDateSql, minuteTextSql } from './audited-sql.ts'
import { isSteady } from './profile.ts'

/** Readings of moments, and rows about what happens now and then, are missed after so many times their cadence. */
const SILENT_CADENCES = 3

/** Intervals between the first and the last that have no row, and rows that a series lacks between its own. */
export const gap: AuditRule = {
  name: 'gap',
  sql: ({ dataset, range, profile }) =>
    profile.lengthUs > 0 && isSteady(profile)
      ? missingIntervalsSql(dataset, micros(range.from), profile.lengthUs)
      : silencesSql(dataset, micros(range.from), profile.lengthUs),
}

/** Intervals have the length that the one before the hole has: products went from 15 to 5 minutes. */
const missingIntervalsSql = (
  dataset: Dataset,
  fromUs: bigint,
  lengthUs: number,
) => `WITH judged AS (SELECT * FROM audited WHERE start_us >= ${fromUs}),
  starts AS (SELECT place, start_us, max(end_us) AS end_us, min(operating_date) AS day FROM judged GROUP BY place, start_us),
  holes AS (SELECT place, greatest(end_us, start_us + 1) AS from_us, lead(start_us) OVER (PARTITION BY place ORDER BY start_us) AS to_us,
    CASE WHEN end_us > start_us THEN end_us - start_us ELSE ${lengthUs} END AS length_us FROM starts),
  missing AS (SELECT place, unnest(range(from_us, to_us, length_us)) AS start_us FROM holes WHERE to_us > from_us),
  grid AS (SELECT place, start_us, day, true AS is_held FROM starts
    UNION ALL SELECT place, start_us, ${localDateSql(dataset, 'start_us')}, false FROM missing),
  spans AS (SELECT place, series, min(start_us) AS first_us, max(start_us) AS last_us FROM judged GROUP BY ALL),
  expected AS (SELECT grid.place, day, series, count(*) AS n FROM grid JOIN spans ON grid.place = spans.place AND start_us BETWEEN first_us AND last_us GROUP BY ALL),
  held AS (SELECT place, operating_date AS day, series, count(*) AS n FROM judged GROUP BY ALL),
  rows_of_day AS (SELECT place, day, sum(e.n) AS expected, sum(coalesce(h.n, 0)) AS held,
      list(series ORDER BY series) FILTER (coalesce(h.n, 0) < e.n) AS short
    FROM expected e LEFT JOIN held h USING (place, day, series) GROUP BY ALL),
  intervals_of_day AS (SELECT place, day, count(*) AS expected, count(*) FILTER (NOT is_held) AS missing, min(start_us) FILTER (NOT is_held) AS first_us
    FROM grid GROUP BY ALL)
SELECT day AS operating_date, first_us AS start_us, flatten(list(short ORDER BY place)) AS series,
  CASE WHEN missing > 0 THEN format('{} of {} intervals have no row, ', missing, i.expected) ELSE 'some intervals lack a series, ' END
    || format('{} of {} rows are there', sum(held)::BIGINT, sum(r.expected)::BIGINT) AS detail
FROM intervals_of_day i JOIN rows_of_day r USING (place, day) WHERE held < r.expected GROUP BY day, first_us, missing, i.expected`

const silencesSql = (dataset: Dataset, fromUs: bigint, lengthUs: number) => {
  const limitUs = SILENT_CADENCES * Math.max(durationToMs(dataset.cadence) * 1000, lengthUs)
  return `WITH starts AS (SELECT place, start_us, max(end_us) AS end_us FROM audited WHERE start_us >= ${fromUs} GROUP BY place, start_us),
  silences AS (SELECT place, end_us AS from_us, lead(start_us) OVER (PARTITION BY place ORDER BY start_us) AS to_us FROM starts)
SELECT ${localDateSql(dataset, 'from_us')} AS operating_date, from_us AS start_us, list(place ORDER BY place) AS series,
  format('no row for {} minutes, until {}', (to_us - from_us) // 60000000, ${minuteTextSql('to_us')}) AS detail
FROM silences WHERE to_us - from_us > ${limitUs} GROUP BY ALL`
}
