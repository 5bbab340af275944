import { rm, writeFile } from 'node:fs/promises'
import type { ErrorCode } from '../core/errors.ts'
import type { Session } from '../duckdb/database.ts'
import { sqlInstant, sqlText } from '../duckdb/sql-text.ts'
import type { Lake } from '../lake/lake.ts'
import type { LakeTable } from '../lake/lake-table.ts'
import { duckdbType } from '../lake/table-schema.ts'
import { writePart } from '../lake/write-part.ts'
import type { Arrival, Batch, DocumentReport } from './batch.ts'
import type { Claim } from './claims.ts'

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
  { dataset }: Batch,
  ingestedAt: Temporal.Instant,
): Promise<void> {
  const [{ n } = { n: 0 }] = await session.rows<{ n: number }>('SELECT count(*)::INTEGER AS n FROM rejected')
  if (n === 0) return
  await append(
    lake,
    session,
    lake.quarantine,
    `SELECT receipt, ${sqlText(dataset.id)} AS dataset, ${sqlInstant(ingestedAt)} AS ingested_at, line::BIGINT AS line, byte_offset::BIGINT AS byte_offset,
       column_name, reason, row_text FROM rejected JOIN docs USING (doc)`,
    { operation: 'QUARANTINE', rows: n },
  )
}

/** Commits one row per document to the receipts table. */
export async function recordReceipts(lake: Lake, session: Session, rows: readonly ReceiptRow[]): Promise<void> {
  if (rows.length === 0) return
  const scratch = await lake.store.scratchPath('receipts.ndjson')
  const types = lake.receipts.schema.columns.map(({ name, type }) => `${sqlText(name)}: ${sqlText(duckdbType(type))}`)
  try {
    await writeFile(scratch, rows.map((row) => JSON.stringify(toRecord(row))).join('\n'))
    const sql = `SELECT * FROM read_json(${sqlText(scratch)}, format = 'newline_delimited', columns = {${types.join(', ')}})`
    await append(lake, session, lake.receipts, sql, { operation: 'RECEIPTS', documents: rows.length })
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
): Promise<void> {
  const base = await table.snapshot()
  const add = await writePart(lake.store, session, sql, {
    folder: table.folder,
    table: table.schema,
    partition: {},
    kind: 'tail',
    version: (base?.version ?? -1) + 1,
    nowMs: lake.clock.now().epochMilliseconds,
  })
  if (add) await table.commit(base, { adds: [add], info })
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
