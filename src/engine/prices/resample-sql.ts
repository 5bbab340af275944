import { type Span, utcOffsetSql } from '../../core/time/utc-offset-sql.ts'

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
  const { bucket, startUs, endUs } = interval === 'P1D' ? days(zone, span) : HOURS
  // favg: the plain mean depends on the order in which threads add up.
  const means = values.map((name) => `favg(${name}) AS ${name}`).join(', ')
  return `SELECT location, location_type, make_timestamptz(${startUs}) AS interval_start, make_timestamptz(${endUs}) AS interval_end,
      ${values.join(', ')}, intervals, is_inferred
    FROM (SELECT location, location_type, ${bucket} AS bucket, ${means}, count(${values[0]})::INTEGER AS intervals, bool_or(is_inferred) AS is_inferred
      FROM (${rows}) GROUP BY location, location_type, bucket)`
}

const START_US = 'epoch_us(interval_start)'

const HOURS = {
  bucket: `${START_US} // ${HOUR_US}`,
  startUs: `bucket * ${HOUR_US}`,
  endUs: `(bucket + 1) * ${HOUR_US}`,
}

function days(zone: string, span: Span) {
  const wide = { from: span.from.subtract({ hours: 48 }), to: span.to.add({ hours: 48 }) }
  const offset = (us: string) => utcOffsetSql(zone, `(${us})`, wide)
  // The offset at a local midnight: that of about then in UTC is right but near a change of the clock, the second look always is.
  const midnight = (us: string) => `(${us} - ${offset(`${us} - ${offset(us)}`)})`
  return {
    bucket: `(${START_US} + ${offset(START_US)}) // ${DAY_US}`,
    startUs: midnight(`bucket * ${DAY_US}`),
    endUs: midnight(`(bucket + 1) * ${DAY_US}`),
  }
}
