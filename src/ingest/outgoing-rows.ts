import type { Dataset } from '../datasets/dataset.ts'
import type { Document } from '../datasets/document.ts'
import type { Session } from '../duckdb/database.ts'
import { sqlInstant, sqlName, sqlText, sqlTexts } from '../duckdb/sql-text.ts'
import type { Batch } from './batch.ts'
import { countAllOutgoing, countOutgoing } from './count-intervals.ts'

/** Columns of the tables `outgoing` and `withdrawals`, in order. */
export function outgoingColumns(dataset: Dataset): string[] {
  return [
    'interval_start',
    'interval_end',
    'operating_date',
    ...dataset.columns.map((column) => sqlName(column.name)),
    'published_at',
    'published_at_basis',
    'ingested_at',
    'receipt',
    'parser_version',
    'withdrawn',
  ]
}

/** A row first captured this long after it was due was not news: its publish time is inferred. */
const LATE_CAPTURE = `INTERVAL 1 DAY`

/** Makes `outgoing`, and `outgoing_intervals`, from `parsed` of documents that carry their publish time: every row is a version. */
export async function stampRows(session: Session, { dataset }: Batch, ingestedAt: Temporal.Instant): Promise<void> {
  await session.run(`CREATE OR REPLACE TEMP VIEW outgoing AS SELECT ${select(dataset, ingestedAt, 'parsed.published_at', 'parsed.basis')}
    FROM parsed`)
  await countAllOutgoing(session)
}

/**
 * Makes `outgoing` from `parsed` of a capture: only keys whose values differ from `latest`, the dataset's relation as it
 * stands. A key that this lake never held, captured long after it was due, gets an inferred publish time.
 */
export async function stampCapture(
  session: Session,
  { dataset }: Batch,
  ingestedAt: Temporal.Instant,
  latest: string,
): Promise<void> {
  const late = `latest.receipt IS NULL AND parsed.published_at > ${due(dataset)} + ${LATE_CAPTURE}`
  await session.run(`CREATE OR REPLACE TEMP TABLE outgoing AS
    SELECT ${select(dataset, ingestedAt, `CASE WHEN ${late} THEN ${due(dataset)} ELSE parsed.published_at END`, `CASE WHEN ${late} THEN 'inferred' ELSE parsed.basis END`)}
    FROM parsed LEFT JOIN (${withinBatch(dataset, latest)}) latest ON ${sameKey(dataset)}
    WHERE ${differs(dataset)}`)
  await countOutgoing(session)
}

/** When a document without publish times says otherwise than the lake: as of then its values hold. */
export interface Correction {
  at: Temporal.Instant
  basis: 'listing' | 'capture'
}

/** A document's corrections are published when it was posted; when it was obtained, where nobody knows. */
export const correctionOf = ({ postedAt, obtainedAt }: Document): Correction =>
  postedAt ? { at: postedAt, basis: 'listing' } : { at: obtainedAt, basis: 'capture' }

/**
 * Makes `outgoing` from `parsed` of documents without publish times: each row's is inferred (interval end + the product's
 * lag). A record is never outranked: where one exists, equal values are dropped and differing ones are corrections. Of two
 * postings of one document the later corrects the earlier likewise; `later` are the receipts of those the lake has.
 */
export async function stampInferred(
  session: Session,
  { dataset }: Batch,
  ingestedAt: Temporal.Instant,
  { at, basis }: Correction,
  latest: string,
  later: readonly string[] = [],
): Promise<void> {
  const inferred = `latest.published_at_basis = 'inferred'`
  const corrects = basis === 'listing' ? 'latest.receipt IS NOT NULL' : `latest.receipt IS NOT NULL AND NOT ${inferred}`
  // What a later posting says otherwise it says from the beginning, as far as anybody knows.
  const isNews =
    later.length > 0 ? `AND (${inferred} AND latest.receipt IN (SELECT unnest(${sqlTexts(later)}))) IS NOT TRUE` : ''
  await session.run(`CREATE OR REPLACE TEMP TABLE outgoing AS
    SELECT ${select(dataset, ingestedAt, `CASE WHEN ${corrects} THEN ${sqlInstant(at)} ELSE ${due(dataset)} END`, `CASE WHEN ${corrects} THEN ${sqlText(basis)} ELSE 'inferred' END`)}
    FROM parsed LEFT JOIN (${withinBatch(dataset, latest)}) latest ON ${sameKey(dataset)}
    WHERE (${differs(dataset)}) ${isNews}`)
  await countOutgoing(session)
}

const due = (dataset: Dataset): string => `(parsed.interval_end + INTERVAL ${sqlText(seconds(dataset.lag))})`

const seconds = (duration: string): string => `${Temporal.Duration.from(duration).total('seconds')} seconds`

const withinBatch = (dataset: Dataset, latest: string): string =>
  `SELECT * FROM (${latest}) WHERE interval_start BETWEEN (SELECT min(interval_start) FROM parsed) AND (SELECT max(interval_start) FROM parsed)${dataset.location ? ` AND ${sqlName(dataset.location)} IN (SELECT DISTINCT ${sqlName(dataset.location)} FROM parsed)` : ''}`

const sameKey = (dataset: Dataset): string =>
  dataset.key.map((name) => `latest.${sqlName(name)} = parsed.${sqlName(name)}`).join(' AND ')

function differs(dataset: Dataset): string {
  const values = dataset.columns
    .filter((column) => !dataset.key.includes(column.name))
    .map((column) => sqlName(column.name))
  const changed = values.map((name) => `latest.${name} IS DISTINCT FROM parsed.${name}`)
  return ['latest.receipt IS NULL', 'latest.withdrawn', ...changed].join(' OR ')
}

function select(dataset: Dataset, ingestedAt: Temporal.Instant, publishedAt: string, basis: string): string {
  return [
    'parsed.interval_start',
    'parsed.interval_end',
    'parsed.operating_date',
    ...dataset.columns.map((column) => `parsed.${sqlName(column.name)}`),
    `${publishedAt} AS published_at`,
    `${basis} AS published_at_basis`,
    `${sqlInstant(ingestedAt)} AS ingested_at`,
    'parsed.receipt',
    `${dataset.parserVersion}::INTEGER AS parser_version`,
    'false AS withdrawn',
  ].join(', ')
}
