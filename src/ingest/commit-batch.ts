import { GridlakeError } from '../core/errors.ts'
import type { Session } from '../duckdb/database.ts'
import { createEnumTypes } from '../duckdb/enum-types.ts'
import { sqlText } from '../duckdb/sql-text.ts'
import { relationSql } from '../engine/relation-sql.ts'
import type { AddFile } from '../lake/delta/actions.ts'
import type { Lake } from '../lake/lake.ts'
import { keepRaw } from '../lake/raw-store.ts'
import { writePart } from '../lake/write-part.ts'
import { type Batch, type DocumentReport, dependsOnLake } from './batch.ts'
import { type Claim, findClaims } from './claims.ts'
import { findCaptureWithdrawals, findWithdrawals } from './find-withdrawals.ts'
import { findLakeClaims, holdsReceipts } from './known-receipts.ts'
import { outgoingColumns, stampCapture, stampInferred, stampRows } from './outgoing-rows.ts'
import { parseBatch } from './parse-batch.ts'
import { type ReceiptRow, recordReceipts, recordRejected } from './record-receipts.ts'

/**
 * Parses a batch and commits its rows in one commit, its quarantined rows and receipts in theirs. When it fails nothing
 * of it is in the table. With `rowsAreIn` the rows were committed before a crash and only the rest is made good.
 * Errors: `lake.conflict` when another writer committed one of these documents meanwhile.
 */
export async function commitBatch(lake: Lake, batch: Batch, rowsAreIn = false): Promise<DocumentReport[]> {
  using session = await lake.database.connect()
  const ingestedAt = lake.clock.now()
  // The disk is busy with originals while DuckDB parses; a row is committed only once its original is kept.
  const originals = keepRaw(lake.store, batch.arrivals)
  originals.catch(() => {})
  await parseBatch(session, batch, await lake.store.scratchPath('batch'))
  const claims = await findClaims(session, batch)
  await stageRows(session, lake, batch, claims, ingestedAt)
  const receipts = await describe(session, batch, claims, ingestedAt)
  await originals
  // A capture gets a new receipt each time: recorded first, a crash leaves a receipt without rows, never rows without one.
  const [first] = batch.arrivals
  const receiptsFirst = first?.document.publishedAtBasis === 'capture'
  if (receiptsFirst) await recordReceipts(lake, session, receipts)
  if (!rowsAreIn) await commitRows(session, lake, batch)
  await recordRejected(lake, session, batch, ingestedAt)
  if (!receiptsFirst) await recordReceipts(lake, session, receipts)
  return receipts.map((row) => report(batch, row))
}

/** Fills `outgoing` and `withdrawals`. */
async function stageRows(session: Session, lake: Lake, batch: Batch, claims: ReadonlyMap<string, Claim>, ingestedAt: Temporal.Instant): Promise<void> {
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
  const spans = [...claims.values()]
  const start = spans.map((claim) => claim.start).reduce(earlier, undefined)
  const end = spans.map((claim) => claim.end).reduce(later, undefined)
  const lakeClaims = start && end ? await findLakeClaims(lake, dataset, start, end) : []
  const range = start && end ? { from: start, to: end } : {}
  const lakeVersions = versionsSql(lake, batch, snapshot, range)
  await findWithdrawals(session, { dataset, ingestedAt, batchClaims: spans, lakeClaims, lakeVersions })
}

/** Every version in the lake over a range, as SQL of the outgoing columns. */
function versionsSql(lake: Lake, { dataset }: Batch, snapshot: Awaited<ReturnType<ReturnType<Lake['table']>['snapshot']>>, range: { from?: Temporal.Instant; to?: Temporal.Instant }): string {
  const table = lake.table(dataset)
  // Only the choice of files is wanted here: no truth, so that no version is left out.
  const files = relationFiles(snapshot, range)
  const columns = outgoingColumns(dataset).join(', ')
  if (files.length === 0) return `SELECT ${columns} FROM outgoing WHERE false`
  const addresses = files.map((path) => sqlText(lake.store.address(`${table.folder}/${path}`)))
  return `SELECT ${columns} FROM read_parquet([${addresses.join(', ')}], hive_partitioning = false${(snapshot?.schemas ?? 1) > 1 ? ', union_by_name = true' : ''})`
}

function relationFiles(snapshot: Parameters<typeof versionsSql>[2], range: { from?: Temporal.Instant; to?: Temporal.Instant }): string[] {
  const fromUs = range.from ? range.from.epochMilliseconds * 1000 : Number.NEGATIVE_INFINITY
  const toUs = range.to ? range.to.epochMilliseconds * 1000 : Number.POSITIVE_INFINITY
  return [...(snapshot?.files.values() ?? [])]
    .filter(({ bounds }) => {
      const starts = bounds['interval_start']
      return !starts || (starts.max + 1000 >= fromUs && starts.min <= toUs)
    })
    .map(({ path }) => path)
}

async function commitRows(session: Session, lake: Lake, batch: Batch): Promise<void> {
  const { dataset, arrivals } = batch
  const table = lake.table(dataset)
  const base = await table.snapshot()
  const [{ withdrawn } = { withdrawn: 0 }] = await session.rows<{ withdrawn: number }>('SELECT count(*)::INTEGER AS withdrawn FROM withdrawals')
  const rows = withdrawn > 0 ? 'SELECT * FROM outgoing UNION ALL SELECT * FROM withdrawals' : 'SELECT * FROM outgoing'
  const texts = table.schema.columns.filter(({ type }) => type === 'string').map(({ name }) => name)
  const partitions = await session.rows<{ year: string; month: string }>(
    `SELECT DISTINCT strftime(operating_date, '%Y') AS year, strftime(operating_date, '%m') AS month
     FROM (SELECT DISTINCT operating_date FROM (${rows})) ORDER BY ALL`,
  )
  const enums = partitions.length > 0 ? await createEnumTypes(session, texts, rows) : new Map<string, string>()
  const adds: AddFile[] = []
  try {
    for (const { year, month } of partitions) {
      const first = `DATE '${year}-${month}-01'`
      const sql = `SELECT ${outgoingColumns(dataset).join(', ')}, NULL::TIMESTAMPTZ AS superseded_at FROM (${rows})
        WHERE operating_date >= ${first} AND operating_date < ${first} + INTERVAL 1 MONTH`
      const add = await writePart(lake.store, session, sql, {
        folder: table.folder,
        table: table.schema,
        partition: { year, month },
        kind: 'tail',
        version: (base?.version ?? -1) + 1,
        nowMs: lake.clock.now().epochMilliseconds,
        enums,
      })
      if (add) adds.push(add)
    }
    if (adds.length === 0) return
    const receipts = arrivals.map(({ receipt }) => receipt)
    await table.commit(base, { adds, info: { operation: 'INGEST', documents: receipts.length } }, async (theirs) => {
      if (!(await holdsReceipts(lake, dataset, theirs, receipts))) return
      throw new GridlakeError('lake.conflict', `another writer ingested documents of ${dataset.id} at the same time`, {
        context: { dataset: dataset.id, retry: true },
      })
    })
  } catch (error) {
    for (const add of adds) await lake.store.remove(`${table.folder}/${add.path}`)
    throw error
  }
}

async function describe(session: Session, batch: Batch, claims: ReadonlyMap<string, Claim>, ingestedAt: Temporal.Instant): Promise<ReceiptRow[]> {
  const counts = await session.rows<{ doc: number; parsed: number; rejected: number; committed: number }>(`
    SELECT docs.doc, coalesce(p.n, 0)::INTEGER AS parsed, coalesce(r.n, 0)::INTEGER AS rejected, (coalesce(o.n, 0) + coalesce(w.n, 0))::INTEGER AS committed
    FROM docs LEFT JOIN (SELECT doc, count(*) AS n FROM parsed GROUP BY doc) p USING (doc)
    LEFT JOIN (SELECT doc, count(*) AS n FROM rejected GROUP BY doc) r USING (doc)
    LEFT JOIN (SELECT receipt, count(*) AS n FROM outgoing GROUP BY receipt) o USING (receipt)
    LEFT JOIN (SELECT receipt, count(*) AS n FROM withdrawals GROUP BY receipt) w USING (receipt) ORDER BY docs.doc`)
  return counts.map(({ doc, parsed, rejected, committed }) => {
    const arrival = batch.arrivals[doc] as Batch['arrivals'][number]
    const status = committed > 0 ? 'committed' : parsed > 0 ? 'unchanged' : rejected > 0 ? 'quarantined' : 'empty'
    return {
      arrival: { ...arrival, epoch: batch.wire.epoch, parserVersion: batch.dataset.parserVersion },
      status,
      ...(status === 'quarantined' ? { code: 'data.invalid_row' as const, reason: 'no row of the document could be read' } : {}),
      rowsRead: parsed + rejected,
      rowsCommitted: committed,
      rowsQuarantined: rejected,
      claim: claims.get(arrival.receipt),
      ingestedAt,
    }
  })
}

function report(batch: Batch, row: ReceiptRow): DocumentReport {
  return {
    name: row.arrival.document.name,
    origin: row.arrival.document.origin,
    dataset: batch.dataset.id,
    receipt: row.arrival.receipt,
    status: row.status,
    ...(row.code ? { code: row.code } : {}),
    ...(row.reason ? { reason: row.reason } : {}),
    rowsRead: row.rowsRead,
    rowsCommitted: row.rowsCommitted,
    rowsQuarantined: row.rowsQuarantined,
  }
}

const earlier = (a: Temporal.Instant | undefined, b: Temporal.Instant): Temporal.Instant => (a && Temporal.Instant.compare(a, b) <= 0 ? a : b)
const later = (a: Temporal.Instant | undefined, b: Temporal.Instant): Temporal.Instant => (a && Temporal.Instant.compare(a, b) >= 0 ? a : b)

