import type { Session } from '../duckdb/database.ts'
import { sqlTexts } from '../duckdb/sql-text.ts'
import { relationSql } from '../engine/relation-sql.ts'
import type { Snapshot } from '../lake/delta/snapshot.ts'
import type { Lake } from '../lake/lake.ts'
import { type Batch, dependsOnLake } from './batch.ts'
import type { Claim } from './claims.ts'
import { findCaptureWithdrawals, findWithdrawals } from './find-withdrawals.ts'
import { findLakeClaims } from './known-receipts.ts'
import { outgoingColumns, stampCapture, stampInferred, stampRows } from './outgoing-rows.ts'

/** Fills `outgoing` and `withdrawals` from `parsed`: which versions a batch adds to the lake. With `lakeHoldsBatch` its rows are there already. */
export async function stageRows(
  session: Session,
  lake: Lake,
  batch: Batch,
  claims: ReadonlyMap<string, Claim>,
  ingestedAt: Temporal.Instant,
  lakeHoldsBatch: boolean,
): Promise<void> {
  const { dataset, arrivals } = batch
  const table = lake.table(dataset)
  const snapshot = await table.snapshot()
  const [first] = arrivals
  if (first && dependsOnLake(first)) {
    const latest = relationSql(dataset, table, snapshot, lake.store, {}).sql
    if (first.document.publishedAt) await stampCapture(session, batch, ingestedAt, latest)
    else await stampInferred(session, batch, ingestedAt, first.document.obtainedAt, latest)
    return findCaptureWithdrawals(session, dataset, claims.get(first.receipt), ingestedAt, latest)
  }
  await stampRows(session, batch, ingestedAt)
  await stageWithdrawals(session, lake, batch, claims, ingestedAt, snapshot, lakeHoldsBatch)
}

/** Fills `withdrawals` for documents that carry their publish time, from `outgoing` and what the lake holds. */
export async function stageWithdrawals(
  session: Session,
  lake: Lake,
  batch: Batch,
  claims: ReadonlyMap<string, Claim>,
  ingestedAt: Temporal.Instant,
  snapshot: Snapshot | undefined,
  lakeHoldsBatch: boolean,
): Promise<void> {
  const { dataset } = batch
  const batchClaims = [...claims.values()]
  const start = batchClaims.map((claim) => claim.start).reduce(earlier, undefined)
  const end = batchClaims.map((claim) => claim.end).reduce(later, undefined)
  const own = new Set(claims.keys())
  const lakeClaims =
    start && end ? (await findLakeClaims(lake, dataset, start, end)).filter(({ receipt }) => !own.has(receipt)) : []
  const matters = lakeHoldsBatch || lakeClaims.length > 0
  const lakeVersions = matters ? versionsSql(lake, batch, snapshot, start, end) : undefined
  await findWithdrawals(session, { dataset, ingestedAt, batchClaims, lakeClaims, lakeVersions })
}

/** Every version in the lake whose interval may start in `[start, end]`, as SQL of the outgoing columns. */
function versionsSql(
  lake: Lake,
  { dataset }: Batch,
  snapshot: Snapshot | undefined,
  start: Temporal.Instant | undefined,
  end: Temporal.Instant | undefined,
): string {
  const table = lake.table(dataset)
  const fromUs = start ? start.epochMilliseconds * 1000 : Number.NEGATIVE_INFINITY
  const toUs = end ? end.epochMilliseconds * 1000 + 1000 : Number.POSITIVE_INFINITY
  const files = [...(snapshot?.files.values() ?? [])].filter(({ bounds }) => {
    const starts = bounds['interval_start']
    return !starts || (starts.max + 1000 >= fromUs && starts.min <= toUs)
  })
  const columns = outgoingColumns(dataset).join(', ')
  if (files.length === 0) return `SELECT ${columns} FROM outgoing WHERE false`
  const addresses = files.map(({ path }) => lake.store.address(`${table.folder}/${path}`))
  const union = (snapshot?.schemas ?? 1) > 1 ? ', union_by_name = true' : ''
  return `SELECT ${columns} FROM read_parquet(${sqlTexts(addresses)}, hive_partitioning = false${union})`
}

const earlier = (a: Temporal.Instant | undefined, b: Temporal.Instant): Temporal.Instant =>
  a && Temporal.Instant.compare(a, b) <= 0 ? a : b
const later = (a: Temporal.Instant | undefined, b: Temporal.Instant): Temporal.Instant =>
  a && Temporal.Instant.compare(a, b) >= 0 ? a : b
