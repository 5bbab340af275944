import type { Dataset } from '../datasets/dataset.ts'
import { SYSTEM_COLUMNS } from '../datasets/dataset.ts'

export type LakeType = 'string' | 'double' | 'integer' | 'long' | 'boolean' | 'timestamp' | 'date'

export interface LakeColumn {
  name: string
  type: LakeType
  meaning: string
}

/** A table of the lake: its columns in order, how its files are partitioned and sorted. */
export interface TableSchema {
  /** `ercot.rt_spp`: the folder's name below `lake/`. */
  name: string
  columns: readonly LakeColumn[]
  partitionColumns: readonly ('year' | 'month')[]
  sort: readonly string[]
}

const DUCKDB_TYPES = {
  string: 'VARCHAR',
  double: 'DOUBLE',
  integer: 'INTEGER',
  long: 'BIGINT',
  boolean: 'BOOLEAN',
  timestamp: 'TIMESTAMPTZ',
  date: 'DATE',
} as const satisfies Record<LakeType, string>

/** Numbers of documents and runs have no bound of their own. */
const LAKE_TYPES = { string: 'string', double: 'double', integer: 'long', boolean: 'boolean' } as const

export const duckdbType = (type: LakeType): string => DUCKDB_TYPES[type]

/** The table that holds a dataset: times, the dataset's columns, provenance, and when a newer version superseded the row. */
export function datasetTable(dataset: Dataset): TableSchema {
  const [start, end, operatingDate, ...provenance] = SYSTEM_COLUMNS
  return {
    name: dataset.id,
    columns: [
      start,
      end,
      operatingDate,
      ...dataset.columns.map(({ name, type, meaning }) => ({ name, type: LAKE_TYPES[type], meaning })),
      ...provenance,
      {
        name: 'superseded_at',
        type: 'timestamp',
        meaning: 'Written by compaction: when a version that outranks this one was published.',
      },
    ],
    partitionColumns: ['year', 'month'],
    sort: [
      ...(dataset.location ? [dataset.location] : []),
      'interval_start',
      ...dataset.key.filter((name) => name !== 'interval_start' && name !== dataset.location),
    ],
  }
}

/** The schema as Delta spells it; partition columns last, as strings. */
export function deltaSchema(table: TableSchema): string {
  const field = (name: string, type: string, comment?: string) => ({
    name,
    type,
    nullable: true,
    metadata: comment ? { comment } : {},
  })
  return JSON.stringify({
    type: 'struct',
    fields: [
      ...table.columns.map((column) => field(column.name, column.type, column.meaning)),
      ...table.partitionColumns.map((name) => field(name, 'string')),
    ],
  })
}
