import { rm, writeFile } from 'node:fs/promises'
import { type ErrorCode, GridlakeError } from '../core/errors.ts'
import type { Dataset } from '../datasets/dataset.ts'
import type { Session } from '../duckdb/database.ts'
import { sqlInstant, sqlText } from '../duckdb/sql-text.ts'
import type { Action } from '../lake/delta/actions.ts'
import type { Snapshot } from '../lake/delta/snapshot.ts'
import type { Lake } from '../lake/lake.ts'
import type { LakeTable } from '../lake/lake-table.ts'
import { guardDisk } from '../lake/stores/guard-disk.ts'
import { duckdbType } from '../lake/table-schema.ts'
import { writePart } from '../lake/write-part.ts'
import type { Arrival, Batch, DocumentReport } from './batch.ts'
import type { Claim } from './claims.ts'
import { bearsOn } from './known-receipts.ts'
import { placeRejected } from './place-rejected.ts'

/** What the receipts table says of a document. */
export interface ReceiptRow {
  arrival: Pick<Arrival, 'document' | 'receipt' | 'sha256' | 'rawPath'> & { epoch?: string; parserVersion: number }
  status: Exclude<DocumentReport['status'], 'seen' | 'unknown'>
  code?: ErrorCode
  reason?: string
  rowsRead: number
  rowsCommitted: number
  rowsQuarantined: number
  claim: Claim | undefined
  ingestedAt: Temporal.Instant
}

/** Commits the rows that `rejected` holds for a batch to the quarantine table. */
export async function recordRejected(
  lake: Lake,
  session: Session,
  batch: Batch,
  ingestedAt: Temporal.Instant,
): Promise<void> {
  const [{ n } = { n: 0 }] = await session.rows<{ n: number }>('SELECT count(*)::INTEGER AS n FROM rejected')
  if (n === 0) return
  await placeRejected(session, batch)
  await append(
    lake,
    session,
    lake.quarantine,
    `SELECT receipt, ${sqlText(batch.dataset.id)} AS dataset, ${sqlInstant(ingestedAt)} AS ingested_at, line::BIGINT AS line, byte_offset::BIGINT AS byte_offset,
       column_name, reason, row_text FROM rejected JOIN docs USING (doc)`,
    { operation: 'QUARANTINE', rows: n },
  )
}

/**
 * Commits one row per document to the receipts table and resolves to the table with them. With `since`, the table before the
 * documents were judged: `lake.conflict` when others recorded one of them since, or one that claims the same intervals.
 */
export async function recordReceipts(
  lake: Lake,
  session: Session,
  rows: readonly ReceiptRow[],
  since?: { dataset: Dataset; base: Snapshot | undefined },
): Promise<Snapshot | undefined> {
  if (rows.length === 0) return since?.base
  const scratch = await lake.store.scratchPath('receipts.ndjson')
  const types = lake.receipts.schema.columns.map(({ name, type }) => `${sqlText(name)}: ${sqlText(duckdbType(type))}`)
  try {
    const lines = rows.map((row) => JSON.stringify(toRecord(row))).join('\n')
    await guardDisk(scratch, () => writeFile(scratch, lines))
    const sql = `SELECT * FROM read_json(${sqlText(scratch)}, format = 'newline_delimited', columns = {${types.join(', ')}})`
    const info = { operation: 'RECEIPTS', documents: rows.length }
    if (!since) return await append(lake, session, lake.receipts, sql, info)
    const receipts = rows.map(({ arrival }) => arrival.receipt)
    return await append(lake, session, lake.receipts, sql, info, since, async (theirs) => {
      if (!(await bearsOn(lake, since.dataset, theirs, receipts, spanOf(rows)))) return
      throw new GridlakeError(
        'lake.conflict',
        `another writer recorded documents of ${since.dataset.id} at the same time`,
        {
          context: { dataset: since.dataset.id, retry: true },
        },
      )
    })
  } finally {
    await rm(scratch, { force: true })
  }
}

async function append(
  lake: Lake,
  session: Session,
  table: LakeTable,
  sql: string,
  info: { operation: string } & Record<string, unknown>,
  since?: { base: Snapshot | undefined },
  onConflict?: (theirs: readonly Action[]) => Promise<void>,
): Promise<Snapshot | undefined> {
  const base = since ? since.base : await table.snapshot()
  const add = await writePart(lake.store, session, sql, {
    folder: table.folder,
    table: table.schema,
    partition: {},
    kind: 'tail',
    version: (base?.version ?? -1) + 1,
    nowMs: lake.clock.now().epochMilliseconds,
  })
  return add ? table.commit(base, { adds: [add], info }, onConflict) : base
}

/** From the first to the last interval that the documents claim. */
function spanOf(rows: readonly ReceiptRow[]): { start: Temporal.Instant; end: Temporal.Instant } | undefined {
  const claims = rows.flatMap(({ claim }) => claim ?? [])
  const [start] = claims.map((claim) => claim.start).sort(Temporal.Instant.compare)
  const end = claims
    .map((claim) => claim.end)
    .sort(Temporal.Instant.compare)
    .at(-1)
  return start && end && { start, end }
}

function toRecord(row: ReceiptRow): Record<string, unknown> {
  const { document, receipt, sha256, rawPath, epoch, parserVersion } = row.arrival
  const facets = row.claim && Object.keys(row.claim.facets).length > 0 ? JSON.stringify(row.claim.facets) : null
  return {
    receipt,
    dataset: document.dataset,
    source: document.source,
    product: document.product,
    document: document.id,
    name: document.name,
    origin: document.origin,
    sha256,
    size_bytes: document.bytes.length,
    raw_path: rawPath,
    epoch: epoch ?? null,
    published_at: stamp(document.publishedAt),
    published_at_basis: document.publishedAtBasis,
    obtained_at: stamp(document.obtainedAt),
    ingested_at: stamp(row.ingestedAt),
    parser_version: parserVersion,
    status: row.status,
    code: row.code ?? null,
    reason: row.reason ?? null,
    rows_read: row.rowsRead,
    rows_committed: row.rowsCommitted,
    rows_quarantined: row.rowsQuarantined,
    scope_start: stamp(row.claim?.start),
    scope_end: stamp(row.claim?.end),
    scope_facets: facets,
  }
}

const stamp = (instant: Temporal.Instant | undefined): string | null =>
  instant ? instant.toString({ fractionalSecondDigits: 6 }).replace('Z', '+00') : null
