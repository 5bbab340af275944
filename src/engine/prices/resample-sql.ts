import { type Span, utcOffsetSql } from '../../core/time/utc-offset-sql.ts'
import { midnightSql } from './midnight-sql.ts'

const HOUR_US = 3_600_000_000
const DAY_US = 24 * HOUR_US

/**
 * Means of `values` over hours or days of `zone`, by location and its type; `rows` yields them with `interval_start` and
 * `is_inferred`. `intervals` counts what the first of them is the mean of. An interval that lacks some has the mean of the rest.
 */
export function resampleSql(
  rows: string,
  interval: 'PT1H' | 'P1D',
  values: readonly string[],
  { zone, span }: { zone: string; span: Span },
): string {
  const wallUs = `(${START_US} + ${utcOffsetSql(zone, START_US, span)})`
  const isDaily = interval === 'P1D'
  const bucket = isDaily ? `${wallUs} // ${DAY_US}` : `${START_US} // ${HOUR_US}`
  const startUs = isDaily ? midnightSql(`bucket * ${DAY_US}`, zone, span) : `bucket * ${HOUR_US}`
  // favg: the plain mean depends on the order in which threads add up.
  const means = values.map((name) => `favg(${name}) AS ${name}`).join(', ')
  return `SELECT location, location_type, make_timestamptz(${startUs}) AS interval_start, ${values.join(', ')}, intervals, is_inferred
    FROM (SELECT location, location_type, ${bucket} AS bucket, ${means}, count(${values[0]})::INTEGER AS intervals, bool_or(is_inferred) AS is_inferred
      FROM (${rows}) GROUP BY location, location_type, bucket)`
}

const START_US = 'epoch_us(interval_start)'
