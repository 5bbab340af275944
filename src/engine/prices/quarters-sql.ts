import { sqlInstant } from '../../duckdb/sql-text.ts'

const QUARTER_US = 900_000_000

/** Each hour of `rows` as its four quarters, with all that it has; those that start in `[from, to)`. */
export function quartersSql(rows: string, { from, to }: { from: Temporal.Instant; to: Temporal.Instant }): string {
  return `SELECT * FROM (SELECT * EXCLUDE (quarter) REPLACE (make_timestamptz(epoch_us(interval_start) + quarter * ${QUARTER_US}) AS interval_start)
      FROM (${rows}), (VALUES (0::BIGINT), (1), (2), (3)) AS quarters(quarter))
    WHERE interval_start >= ${sqlInstant(from)} AND interval_start < ${sqlInstant(to)}`
}
