import type { Session } from '../duckdb/database.ts'
import type { Snapshot } from '../lake/delta/snapshot.ts'
import { holdRoom } from '../lake/hold-room.ts'
import type { Lake } from '../lake/lake.ts'
import { keepRaw } from '../lake/raw-store.ts'
import { type Arrival, type Batch, type DocumentReport, dependsOnLake } from './batch.ts'
import { type Claim, findClaims } from './claims.ts'
import { type Parsed, parse } from './parse-ahead.ts'
import { type ReceiptRow, recordReceipts, recordRejected } from './record-receipts.ts'
import { stageRows } from './stage-rows.ts'
import { writeRows } from './write-rows.ts'

/** The lake as it was when it was last known which documents it lacks. */
export interface Ground {
  rows: Snapshot | undefined
  receipts: Snapshot | undefined
  /** Receipts of documents whose rows it lacks, this batch's among them. */
  lacks: readonly string[]
  /** Receipts of documents whose rows it has, and how many, without the receipt. */
  inRows: ReadonlyMap<string, number>
  /** Captures that it has the receipt of, without the rows. */
  rowless: ReadonlySet<string>
}

/**
 * Parses a batch and commits its rows in one commit, its quarantined rows and receipts in theirs. When it fails nothing
 * of it is in the table. Where an earlier attempt got half way only the rest is made good. Resolves to the reports and the
 * ground for the next batch. Errors: `lake.conflict` when another writer was at the same documents meanwhile.
 */
export async function commitBatch(
  lake: Lake,
  batch: Batch,
  ground: Ground,
  ahead?: Parsed,
): Promise<{ reports: DocumentReport[]; ground: Ground }> {
  const { session: parsed, isSorted } = ahead ?? (await parse(lake, batch))
  using session = parsed
  const ingestedAt = lake.clock.now()
  const isCapture = batch.arrivals[0]?.document.publishedAtBasis === 'capture'
  // The disk is busy with originals while DuckDB looks at the rows; a row is committed only once its original is kept.
  const originals = isCapture ? undefined : keepRaw(lake.store, batch.arrivals)
  originals?.catch(() => {})
  const claims = await findClaims(session, batch)
  const rowsAreIn = batch.arrivals.every(({ receipt }) => ground.inRows.has(receipt))
  await stageRows(session, lake, batch, claims, ingestedAt)
  const described = await describeBatch(session, batch, claims, ingestedAt, ground.inRows)
  const reports = described.map((row) => report(batch, row))
  const room = roomFor(described, isCapture)
  const staged: Staged = { session, lake, batch, ground, described, isSorted, ingestedAt, room }
  if (!isCapture) return { reports, ground: await commitStamped(staged, rowsAreIn, originals) }
  const rowless = batch.arrivals.every(({ receipt }) => ground.rowless.has(receipt))
  const changed = described.some(({ status, rowsQuarantined }) => status !== 'unchanged' || rowsQuarantined > 0)
  // A look that saw nothing new leaves no trace: there are hundreds a day.
  if (!changed && !rowless) return { reports, ground }
  await keepRaw(lake.store, batch.arrivals)
  return { reports, ground: await commitCapture(staged, rowless && changed) }
}

interface Staged {
  session: Session
  lake: Lake
  batch: Batch
  ground: Ground
  described: readonly ReceiptRow[]
  /** Whether the parsed rows are in the order of a file. */
  isSorted: boolean
  ingestedAt: Temporal.Instant
  /** Bytes that the commits after the first may need. */
  room: number
}

/** Rows first: what a crash leaves is found again by the receipts in the rows. */
async function commitStamped(
  staged: Staged,
  rowsAreIn: boolean,
  originals: Promise<readonly string[]> | undefined,
): Promise<Ground> {
  const { session, lake, batch, ground, described, isSorted, ingestedAt } = staged
  const room = await holdRoom(lake.store, staged.room)
  try {
    const paths = await originals
    const rows = await writeRows(session, lake, batch.dataset, {
      operation: 'INGEST',
      documents: batch.arrivals.length,
      base: ground.rows,
      against: dependsOnLake(batch.arrivals[0] as Arrival) ? 'any' : ground.lacks,
      withdrawalsOnly: rowsAreIn,
      isSorted: isSorted && !dependsOnLake(batch.arrivals[0] as Arrival),
      ingestedAt,
    })
    await room.release()
    await recordRejected(lake, session, batch, ingestedAt)
    // Last, and only when nobody recorded a claim on the same intervals meanwhile: whoever comes second sees the rows and the
    // claims of both, and withdraws what the first could not know of.
    const kept = paths ? described.map((row, doc) => withPath(row, paths[doc])) : described
    const receipts = await recordReceipts(lake, session, kept, { dataset: batch.dataset, base: ground.receipts })
    return { ...ground, rows, receipts }
  } finally {
    await room.release()
  }
}

const withPath = (row: ReceiptRow, rawPath = row.arrival.rawPath): ReceiptRow => ({
  ...row,
  arrival: { ...row.arrival, rawPath },
})

/** Receipt first, as each capture has a new one: a crash leaves a receipt without rows, never rows without one. */
async function commitCapture(staged: Staged, receiptIsIn: boolean): Promise<Ground> {
  const { session, lake, batch, ground, described, ingestedAt } = staged
  const room = await holdRoom(lake.store, staged.room)
  try {
    await recordRejected(lake, session, batch, ingestedAt)
    const receipts = receiptIsIn
      ? ground.receipts
      : await recordReceipts(lake, session, described, { dataset: batch.dataset, base: ground.receipts })
    await room.release()
    const rows = await writeRows(session, lake, batch.dataset, {
      operation: 'INGEST',
      documents: batch.arrivals.length,
      base: ground.rows,
      against: 'any',
    })
    return { ...ground, rows, receipts }
  } finally {
    await room.release()
  }
}

/** The files and log entries of the commits that follow the first: receipts and quarantine, a capture's rows too. */
function roomFor(described: readonly ReceiptRow[], isCapture: boolean): number {
  const quarantined = described.reduce((sum, { rowsQuarantined }) => sum + rowsQuarantined, 0)
  const rows = isCapture ? described.reduce((sum, { rowsCommitted }) => sum + rowsCommitted, 0) : 0
  return 128_000 + described.length * 500 + quarantined * 500 + rows * 200
}

export async function describeBatch(
  session: Session,
  batch: Batch,
  claims: ReadonlyMap<string, Claim>,
  ingestedAt: Temporal.Instant,
  inRows: ReadonlyMap<string, number> = new Map(),
): Promise<ReceiptRow[]> {
  const counts = await session.rows<Record<'doc' | 'parsed' | 'rejected' | 'found' | 'withdrawn', number>>(`
    SELECT docs.doc, coalesce(p.n, 0)::INTEGER AS parsed, coalesce(r.n, 0)::INTEGER AS rejected, coalesce(o.n, 0)::INTEGER AS found, coalesce(w.n, 0)::INTEGER AS withdrawn
    FROM docs LEFT JOIN (SELECT doc, sum(rows) AS n FROM parsed_intervals GROUP BY doc) p USING (doc)
    LEFT JOIN (SELECT doc, count(*) AS n FROM rejected GROUP BY doc) r USING (doc)
    LEFT JOIN (SELECT receipt, sum(rows) AS n FROM outgoing_intervals GROUP BY receipt) o USING (receipt)
    LEFT JOIN (SELECT receipt, count(*) AS n FROM withdrawals GROUP BY receipt) w USING (receipt) ORDER BY docs.doc`)
  return counts.map(({ doc, parsed, rejected, found, withdrawn }) => {
    const arrival = batch.arrivals[doc] as Arrival
    const committed = (inRows.get(arrival.receipt) ?? found) + withdrawn
    const status = committed > 0 ? 'committed' : parsed > 0 ? 'unchanged' : rejected > 0 ? 'quarantined' : 'empty'
    return {
      arrival: { ...arrival, epoch: batch.wire.epoch, parserVersion: batch.dataset.parserVersion },
      status,
      ...(status === 'quarantined'
        ? { code: 'data.invalid_row' as const, reason: 'no row of the document could be read' }
        : {}),
      rowsRead: arrival.text.documentRows ?? parsed + rejected,
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
