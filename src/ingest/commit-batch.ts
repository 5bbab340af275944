import type { Session } from '../duckdb/database.ts'
import type { Lake } from '../lake/lake.ts'
import { keepRaw } from '../lake/raw-store.ts'
import type { Batch, DocumentReport } from './batch.ts'
import { type Claim, findClaims } from './claims.ts'
import { parseBatch } from './parse-batch.ts'
import { type ReceiptRow, recordReceipts, recordRejected } from './record-receipts.ts'
import { stageRows } from './stage-rows.ts'
import { writeRows } from './write-rows.ts'

/**
 * Parses a batch and commits its rows in one commit, its quarantined rows and receipts in theirs. When it fails nothing
 * of it is in the table. With `rowsAreIn` the rows were committed before a crash and only the rest is made good.
 * Errors: `lake.conflict` when another writer committed one of these documents meanwhile.
 */
export async function commitBatch(lake: Lake, batch: Batch, rowsAreIn = false): Promise<DocumentReport[]> {
  using session = await lake.database.connect()
  const ingestedAt = lake.clock.now()
  const isCapture = batch.arrivals[0]?.document.publishedAtBasis === 'capture'
  // The disk is busy with originals while DuckDB parses; a row is committed only once its original is kept.
  const originals = isCapture ? undefined : keepRaw(lake.store, batch.arrivals)
  originals?.catch(() => {})
  await parseBatch(session, batch, await lake.store.scratchPath('batch'))
  const claims = await findClaims(session, batch)
  await stageRows(session, lake, batch, claims, ingestedAt)
  const receipts = await describeBatch(session, batch, claims, ingestedAt)
  const reports = receipts.map((row) => report(batch, row))
  if (isCapture) {
    // A look that saw nothing new leaves no trace: there are hundreds a day.
    if (reports.every(({ status, rowsQuarantined }) => status === 'unchanged' && rowsQuarantined === 0)) return reports
    await keepRaw(lake.store, batch.arrivals)
    // A capture gets a new receipt each time: recorded first, a crash leaves a receipt without rows, never rows without one.
    await recordReceipts(lake, session, receipts)
  }
  await originals
  if (!rowsAreIn)
    await writeRows(
      session,
      lake,
      batch.dataset,
      'INGEST',
      batch.arrivals.map(({ receipt }) => receipt),
    )
  await recordRejected(lake, session, batch, ingestedAt)
  if (!isCapture) await recordReceipts(lake, session, receipts)
  return reports
}

export async function describeBatch(
  session: Session,
  batch: Batch,
  claims: ReadonlyMap<string, Claim>,
  ingestedAt: Temporal.Instant,
): Promise<ReceiptRow[]> {
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
      ...(status === 'quarantined'
        ? { code: 'data.invalid_row' as const, reason: 'no row of the document could be read' }
        : {}),
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
