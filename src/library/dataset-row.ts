import type { CATALOGUE } from '../datasets/catalogue.ts'
import type { ColumnType } from '../datasets/dataset.ts'
import type { MARTS } from '../datasets/marts.ts'

type ValueOf = { string: string; double: number; integer: number; boolean: boolean }

type Viewed = (typeof CATALOGUE)[number] | (typeof MARTS)[number]

/** Ids of what has rows: the catalogue's datasets and the marts. */
export type DatasetId = Viewed['id']

/** Ids in the catalogue: what is ingested and kept. */
export type StoredId = (typeof CATALOGUE)[number]['id']

/** Columns that every view has; instants and dates as ISO 8601 text. */
export interface CommonRow {
  interval_start: string
  interval_end: string
  /** On the market's wall clock, with its offset. */
  interval_start_local: string
  operating_date: string
  hour_ending: number
  delivery_interval: number
  repeated_hour: boolean
  published_at: string
  published_at_basis: 'document' | 'listing' | 'capture' | 'inferred'
  ingested_at: string
  receipt: string
  parser_version: number
}

type OwnRow<Columns extends { name: string; type: ColumnType; nullable?: boolean }> = {
  [Column in Columns as Column['name']]: Column extends { nullable: true }
    ? ValueOf[Column['type']] | null
    : ValueOf[Column['type']]
}

/** What forecasts have beside: hours from publication to the interval, negative for actuals. */
type KindRow<Kind> = Kind extends 'forecast' ? { lead_hours: number } : unknown

type Rows = {
  [Entry in Viewed as Entry['id']]: CommonRow & OwnRow<Entry['columns'][number]> & KindRow<Entry['kind']>
}

/** A row of a dataset's view. */
export type DatasetRow<Id extends DatasetId> = Rows[Id]

/** Names of the columns of a dataset's view. */
export type DatasetColumn<Id extends DatasetId> = keyof Rows[Id] & string
