import { type Span, utcOffsetSql } from '../core/time/utc-offset-sql.ts'
import type { Dataset } from '../datasets/dataset.ts'
import { sqlName, sqlText } from '../duckdb/sql-text.ts'

/** BIGINT: microseconds by which a row's market is ahead of UTC at `us`, epoch microseconds within `span`. */
export function rowOffsetSql({ zone }: Pick<Dataset, 'zone'>, us: string, span?: Span): string {
  // The offset an hour before must be right too.
  const within = span && { from: span.from.subtract({ hours: 2 }), to: span.to }
  if (typeof zone === 'string') return `(${utcOffsetSql(zone, us, within)})`
  const byZone = Map.groupBy(Object.entries(zone.zones), ([, name]) => name)
  // Not IN: DuckDB makes a join of each.
  const cases = [...byZone].map(
    ([name, members]) =>
      `WHEN list_contains([${members.map(([value]) => sqlText(value)).join(', ')}], ${sqlName(zone.column)}) THEN ${utcOffsetSql(name, us, within)}`,
  )
  return cases.length === 0 ? '0::BIGINT' : `(CASE ${cases.join(' ')} ELSE 0 END)`
}
