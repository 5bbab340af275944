import { BLOCKS, type Block } from '../core/time/block.ts'
import { blockSql } from '../core/time/block-sql.ts'
import { localTextSql } from '../core/time/local-text-sql.ts'
import type { Span } from '../core/time/utc-offset-sql.ts'
import type { Dataset } from '../datasets/dataset.ts'
import { sqlName, sqlText } from '../duckdb/sql-text.ts'
import type { Postings } from './question.ts'
import { rowOffsetSql } from './row-offset-sql.ts'

/** What is seen as a view: a dataset, or a mart made of datasets. */
export type Viewed = Pick<Dataset, 'id' | 'kind' | 'zone' | 'columns' | 'key'>

/** A column as people see it: a name, the SQL that makes it from a row of `localRowsSql`, and what it means. */
export interface ViewColumn {
  name: string
  sql: string
  type: string
  unit?: string
  meaning: string
  nullable?: boolean
}

const START_US = 'epoch_us(interval_start)'
const HOUR_US = 3_600_000_000
/** TIMESTAMP: the start on the market's wall clock. */
const WALL = `make_timestamp(${START_US} + utc_offset_us)`

const TIMES: readonly ViewColumn[] = [
  {
    name: 'interval_start',
    sql: 'interval_start',
    type: 'timestamp',
    meaning: 'Start of the interval, UTC, inclusive.',
  },
  {
    name: 'interval_end',
    sql: 'interval_end',
    type: 'timestamp',
    meaning: 'End of the interval, UTC, exclusive; equal to the start for a reading of a moment.',
  },
  {
    name: 'interval_start_local',
    sql: localTextSql(START_US, 'utc_offset_us'),
    type: 'string',
    meaning: "Start of the interval on the market's wall clock with its offset, `2026-11-01T01:15:00-06:00`.",
  },
  { name: 'operating_date', sql: 'operating_date', type: 'date', meaning: 'Market-local date.' },
  {
    name: 'hour_ending',
    sql: `(hour(${WALL}) + 1)::INTEGER`,
    type: 'integer',
    meaning: 'Market-local hour that ends, 1 to 24.',
  },
  {
    name: 'delivery_interval',
    sql: `(minute(${WALL}) // 15 + 1)::INTEGER`,
    type: 'integer',
    meaning: 'Quarter of the hour, 1 to 4.',
  },
  {
    name: 'repeated_hour',
    // Both passes of the repeated hour read the same on the wall; only the second has such an hour before it.
    sql: `(utc_offset_before_us - utc_offset_us = ${HOUR_US})`,
    type: 'boolean',
    meaning: 'True in the second, standard-time pass of the hour that autumn repeats.',
  },
]

const PUBLISHED: readonly ViewColumn[] = [
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
]

const LEAD: ViewColumn = {
  name: 'lead_hours',
  sql: `(epoch(interval_start - published_at) / 3600)`,
  type: 'double',
  unit: 'h',
  meaning: 'Hours from publication to the interval; negative for actuals.',
}

const WITHDRAWN: ViewColumn = {
  name: 'withdrawn',
  sql: 'withdrawn',
  type: 'boolean',
  meaning: 'True where this posting no longer had the key: from then on it has no value.',
}

const STOOD: ViewColumn = {
  name: 'stood_at',
  sql: 'stood_at',
  type: 'timestamp',
  meaning: 'The moment at which this version stood.',
}

const PROVENANCE: readonly ViewColumn[] = [
  { name: 'ingested_at', sql: 'ingested_at', type: 'timestamp', meaning: 'When this lake first held the row.' },
  { name: 'receipt', sql: 'receipt', type: 'string', meaning: 'The document it came from; see gridlake.receipts.' },
  { name: 'parser_version', sql: 'parser_version', type: 'integer', meaning: 'Which version of the parser read it.' },
]

/** The columns of a view: the row's times, market-local readings of them, its own, what tells its versions apart, provenance. */
export function viewColumns(viewed: Viewed, postings: Postings = 'latest'): readonly ViewColumn[] {
  return [
    ...TIMES,
    ...ownColumns(viewed),
    ...PUBLISHED,
    ...(viewed.kind === 'forecast' ? [LEAD] : []),
    ...(postings === 'all' ? [WITHDRAWN] : []),
    ...(typeof postings === 'object' ? [STOOD] : []),
    ...PROVENANCE,
  ]
}

/** The columns that identify a row of a view, in the order in which rows are sorted. */
export const sortNames = ({ key }: Pick<Viewed, 'key'>, postings: Postings = 'latest'): readonly string[] => [
  'interval_start',
  ...key.filter((name) => name !== 'interval_start'),
  ...(postings === 'all' ? ['published_at'] : []),
  ...(typeof postings === 'object' ? ['stood_at'] : []),
]

/** The columns that a view has for what it is about, times and provenance aside. */
export const ownColumns = ({ columns }: Pick<Viewed, 'columns'>): readonly ViewColumn[] =>
  columns.map(({ name, type, unit, meaning, nullable }) => ({
    name,
    sql: sqlName(name),
    type,
    ...(unit ? { unit } : {}),
    meaning,
    ...(nullable ? { nullable } : {}),
  }))

/**
 * A relation's rows with what readings of local time are made from. `span`: between which instants its intervals start, where
 * that is known.
 */
export function localRowsSql(viewed: Viewed, relation: string, span?: Span): string {
  return `SELECT *, ${rowOffsetSql(viewed, START_US, span)} AS utc_offset_us,
    ${rowOffsetSql(viewed, `(${START_US} - ${HOUR_US})`, span)} AS utc_offset_before_us FROM (${relation})`
}

/** A condition on rows of `localRowsSql`: they start in one of `blocks`, by the market's wall clock. */
export const inBlocksSql = (blocks: readonly Block[]): string =>
  BLOCKS.every((block) => blocks.includes(block))
    ? 'true'
    : `${blockSql(WALL)} IN (${blocks.map(sqlText).join(', ') || 'NULL'})`

/** A SELECT of `columns` over rows of `localRowsSql`; of withdrawn keys only where all postings are asked for. */
export function selectColumnsSql(
  columns: readonly ViewColumn[],
  localRows: string,
  postings: Postings = 'latest',
): string {
  const list = columns.map((column) =>
    column.sql === column.name ? column.name : `${column.sql} AS ${sqlName(column.name)}`,
  )
  return `SELECT ${list.join(', ')} FROM (${localRows}) WHERE ${standingSql(postings)}`
}

/** A condition on rows of `localRowsSql`: they are to be seen. */
export const standingSql = (postings: Postings = 'latest'): string => (postings === 'all' ? 'true' : 'NOT withdrawn')

/** The view itself. */
export const viewSql = (viewed: Viewed, relation: string, span?: Span): string =>
  selectColumnsSql(viewColumns(viewed), localRowsSql(viewed, relation, span))
