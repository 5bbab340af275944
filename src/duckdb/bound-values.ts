import type { DuckDBType, DuckDBValue } from '@duckdb/node-api'

/** Values for a statement's parameters as DuckDB takes them, in their order. */
export interface BoundValues {
  values: DuckDBValue[]
  types: DuckDBType[]
}
