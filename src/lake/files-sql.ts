import { sqlName, sqlTexts } from '../duckdb/sql-text.ts'
import type { Snapshot } from './delta/snapshot.ts'
import { duckdbType, type TableSchema } from './table-schema.ts'

/**
 * What to SELECT FROM to read the rows of a table's files. Files written before a column was added lack it: their rows
 * have NULL there.
 */
export function filesSql(schema: TableSchema, snapshot: Snapshot | undefined, addresses: readonly string[]): string {
  if (addresses.length === 0) return `(${noRowsSql(schema)})`
  if (!snapshot || isWhole(schema, snapshot)) return `read_parquet(${sqlTexts(addresses)}, hive_partitioning = false)`
  const found = `SELECT * FROM read_parquet(${sqlTexts(addresses)}, hive_partitioning = false, union_by_name = true)`
  return `(${found} UNION ALL BY NAME ${noRowsSql(schema)})`
}

/** Whether every file has every column: the schema was written once, and is today's. */
function isWhole(schema: TableSchema, snapshot: Snapshot): boolean {
  if (snapshot.schemas > 1) return false
  const { fields } = JSON.parse(snapshot.metaData.schemaString) as { fields: { name: string }[] }
  const names = new Set(fields.map(({ name }) => name))
  return schema.columns.every(({ name }) => names.has(name))
}

const noRowsSql = (schema: TableSchema): string =>
  `SELECT ${schema.columns.map(({ name, type }) => `NULL::${duckdbType(type)} AS ${sqlName(name)}`).join(', ')} WHERE false`
