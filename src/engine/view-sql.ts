import type { Dataset } from '../datasets/dataset.ts'
import { sqlName } from '../duckdb/sql-text.ts'
import { zoneSql } from '../lake/zone-sql.ts'

/** A column as people see it: a name, the SQL that makes it from a relation's row, and what it means. */
export interface ViewColumn {
  name: string
  sql: string
  type: string
  unit?: string
  meaning: string
}

/** The columns of a dataset's view: the row's times, market-local readings of them, the dataset's own, provenance. */
export function viewColumns(dataset: Dataset): readonly ViewColumn[] {
  const zone = zoneSql(dataset)
  const local = `timezone(${zone}, interval_start)`
  return [
    {
      name: 'interval_start',
      sql: 'interval_start',
      type: 'timestamp',
      meaning: 'Start of the interval, UTC, inclusive.',
    },
    { name: 'interval_end', sql: 'interval_end', type: 'timestamp', meaning: 'End of the interval, UTC, exclusive.' },
    { name: 'operating_date', sql: 'operating_date', type: 'date', meaning: 'Market-local date.' },
    {
      name: 'hour_ending',
      sql: `(hour(${local}) + 1)::INTEGER`,
      type: 'integer',
      meaning: 'Market-local hour that ends, 1 to 24.',
    },
    {
      name: 'delivery_interval',
      sql: `(minute(${local}) // 15 + 1)::INTEGER`,
      type: 'integer',
      meaning: 'Quarter of the hour, 1 to 4.',
    },
    {
      name: 'repeated_hour',
      // Both passes of the repeated hour read the same on the wall; only the second has such an hour before it.
      sql: `(${local} = timezone(${zone}, interval_start - INTERVAL 1 HOUR))`,
      type: 'boolean',
      meaning: 'True in the second, standard-time pass of the hour that autumn repeats.',
    },
    ...dataset.columns.map(({ name, type, unit, meaning }) => ({
      name,
      sql: sqlName(name),
      type,
      ...(unit ? { unit } : {}),
      meaning,
    })),
    {
      name: 'published_at',
      sql: 'published_at',
      type: 'timestamp',
      meaning: 'When the world could first have known the row.',
    },
    {
      name: 'published_at_basis',
      sql: 'published_at_basis',
      type: 'string',
      meaning: 'Where published_at comes from: document, listing, capture or inferred.',
    },
    ...(dataset.kind === 'forecast'
      ? [
          {
            name: 'lead_hours',
            sql: `(epoch(interval_start - published_at) / 3600)`,
            type: 'double',
            unit: 'h',
            meaning: 'Hours from publication to the interval; negative for actuals.',
          },
        ]
      : []),
    { name: 'ingested_at', sql: 'ingested_at', type: 'timestamp', meaning: 'When this lake first held the row.' },
    { name: 'receipt', sql: 'receipt', type: 'string', meaning: 'The document it came from; see gridlake.receipts.' },
    { name: 'parser_version', sql: 'parser_version', type: 'integer', meaning: 'Which version of the parser read it.' },
  ]
}

/** A SELECT of `columns` over a relation, without withdrawn keys. */
export function viewSql(columns: readonly ViewColumn[], relation: string): string {
  const list = columns.map((column) =>
    column.sql === column.name ? column.name : `${column.sql} AS ${sqlName(column.name)}`,
  )
  return `SELECT ${list.join(', ')} FROM (${relation}) WHERE NOT withdrawn`
}
