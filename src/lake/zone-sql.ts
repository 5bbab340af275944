import type { Dataset } from '../datasets/dataset.ts'
import { sqlName, sqlText } from '../duckdb/sql-text.ts'

/** A SQL expression for the IANA zone of a row; `column` gives the SQL of a dataset column. */
export function zoneSql(dataset: Dataset, column: (name: string) => string = sqlName): string {
  const { zone } = dataset
  if (typeof zone === 'string') return sqlText(zone)
  const byZone = Map.groupBy(Object.entries(zone.zones), ([, name]) => name)
  // Not IN: DuckDB makes a join of each.
  const cases = [...byZone].map(
    ([name, members]) =>
      `WHEN list_contains([${members.map(([value]) => sqlText(value)).join(', ')}], ${column(zone.column)}) THEN ${sqlText(name)}`,
  )
  return cases.length === 0 ? sqlText('UTC') : `CASE ${cases.join(' ')} ELSE 'UTC' END`
}
