import type { Session } from '../duckdb/database.ts'
import { sqlInstant } from '../duckdb/sql-text.ts'
import { relationSql } from '../engine/relation-sql.ts'
import type { Snapshot } from '../lake/delta/snapshot.ts'
import { filesSql } from '../lake/files-sql.ts'
import type { Lake } from '../lake/lake.ts'
import { type Batch, dependsOnLake } from './batch.ts'
import type { Claim } from './claims.ts'
import { findCaptureWithdrawals, findWithdrawals } from './find-withdrawals.ts'
import { findLakeClaims } from './known-receipts.ts'
import { findLaterPostings } from './later-postings.ts'
import { correctionOf, outgoingColumns, stampCapture, stampInferred, stampRows } from './outgoing-rows.ts'

/** Fills `outgoing` and `withdrawals` from `parsed`: which versions a batch adds to the lake. */
export async function stageRows(
  session: Session,
  lake: Lake,
  batch: Batch,
  claims: ReadonlyMap<string, Claim>,
  ingestedAt: Temporal.Instant,
): Promise<void> {
  const { dataset, arrivals } = batch
  const table = lake.table(dataset)
  const snapshot = await table.snapshot()
  const [first] = arrivals
  if (first && dependsOnLake(first)) {
    const latest = relationSql(dataset, table, snapshot, lake.store, {}).sql
    if (first.document.publishedAt) await stampCapture(session, batch, ingestedAt, latest)
    else {
      const later = await findLaterPostings(lake, dataset, first.document)
      await stampInferred(session, batch, ingestedAt, correctionOf(first.document), latest, later)
    }
    return findCaptureWithdrawals(session, dataset, claims.get(first.receipt), ingestedAt, latest)
  }
  await stampRows(session, batch, ingestedAt)
  await stageWithdrawals(session, lake, batch, claims, ingestedAt, snapshot)
}

/** Fills `withdrawals` for documents that carry their publish time, from `outgoing` and what the lake holds. */
export async function stageWithdrawals(
  session: Session,
  lake: Lake,
  batch: Batch,
  claims: ReadonlyMap<string, Claim>,
  ingestedAt: Temporal.Instant,
  snapshot: Snapshot | undefined,
): Promise<void> {
  const { dataset } = batch
  const batchClaims = [...claims.values()]
  const span = await spanOf(session, batchClaims)
  const found = span ? await findLakeClaims(lake, dataset, span.start, span.end) : []
  const lakeClaims = found.filter(({ receipt }) => !claims.has(receipt))
  const lakeVersions = span ? versionsSql(lake, batch, snapshot, span) : undefined
  await findWithdrawals(session, { dataset, ingestedAt, batchClaims, lakeClaims, lakeVersions })
}

interface Span {
  start: Temporal.Instant
  end: Temporal.Instant
}

/** From the first to the last interval that `outgoing` has or the claims name: rows of a document that claims nothing can be withdrawn by others. */
async function spanOf(session: Session, claims: readonly Claim[]): Promise<Span | undefined> {
  const [rows] = await session.rows<{ start: number | null; end: number | null }>(
    'SELECT epoch_us(min(interval_start))::DOUBLE AS start, epoch_us(max(interval_start))::DOUBLE + 1 AS end FROM outgoing_intervals',
  )
  const spans: Span[] = [...claims]
  if (rows && rows.start !== null && rows.end !== null) {
    spans.push({ start: fromMicros(rows.start), end: fromMicros(rows.end) })
  }
  const [start] = spans.map((span) => span.start).sort(Temporal.Instant.compare)
  const end = spans
    .map((span) => span.end)
    .sort(Temporal.Instant.compare)
    .at(-1)
  return start && end && { start, end }
}

/** Every version in the lake whose interval may start in the span, as SQL of the outgoing columns; undefined: there is none. */
function versionsSql(lake: Lake, { dataset }: Batch, snapshot: Snapshot | undefined, span: Span): string | undefined {
  const table = lake.table(dataset)
  const fromUs = span.start.epochMilliseconds * 1000
  const toUs = span.end.epochMilliseconds * 1000 + 1000
  const files = [...(snapshot?.files.values() ?? [])].filter(({ bounds }) => {
    const starts = bounds['interval_start']
    return !starts || (starts.max + 1000 >= fromUs && starts.min <= toUs)
  })
  if (files.length === 0) return undefined
  const addresses = files.map(({ path }) => lake.store.address(`${table.folder}/${path}`))
  return `SELECT ${outgoingColumns(dataset).join(', ')} FROM ${filesSql(table.schema, snapshot, addresses)}
    WHERE interval_start >= ${sqlInstant(span.start)} AND interval_start < ${sqlInstant(span.end)}`
}

const fromMicros = (us: number): Temporal.Instant => Temporal.Instant.fromEpochNanoseconds(BigInt(us) * 1000n)
