import type { Dataset } from '../datasets/dataset.ts'
import type { Document } from '../datasets/document.ts'
import type { Session } from '../duckdb/database.ts'
import { sqlText, sqlTexts } from '../duckdb/sql-text.ts'
import { systemViews } from '../engine/system-views.ts'
import type { Lake } from '../lake/lake.ts'
import { readRaw } from '../lake/raw-store.ts'
import { readZip } from '../sources/zip/read-zip.ts'
import type { Arrival } from './batch.ts'
import { dateDocument } from './date-document.ts'
import { readTables } from './read-tables.ts'
import type { TableText } from './table-shape.ts'

/** A receipt as far as its document can be had again from it. */
export interface KeptReceipt {
  receipt: string
  source: string
  product: string
  document: string
  name: string
  origin: string
  sha256: string
  raw_path: string
  published: string | null
  published_at_basis: Document['publishedAtBasis']
  obtained: string
  status: string
  /** When the lake first had it; `reprocess` records it anew. */
  taken: string
}

/** Receipts of a dataset in order of publication. */
export async function readKeptReceipts(session: Session, lake: Lake, dataset: Dataset): Promise<KeptReceipt[]> {
  const [receipts] = await systemViews(lake)
  if (!receipts || receipts.files.length === 0) return []
  return session.rows<KeptReceipt>(
    `WITH first AS (SELECT receipt, min(ingested_at) AS taken_at FROM read_parquet(${sqlTexts(receipts.files)}, hive_partitioning = false) GROUP BY receipt)
     SELECT receipt, source, product, document, name, origin, sha256, raw_path, status, published_at_basis,
       strftime(published_at, '%Y-%m-%dT%H:%M:%S.%fZ') AS published, strftime(obtained_at, '%Y-%m-%dT%H:%M:%S.%fZ') AS obtained,
       strftime(taken_at, '%Y-%m-%dT%H:%M:%S.%fZ') AS taken
     FROM (${receipts.sql}) JOIN first USING (receipt) WHERE dataset = ${sqlText(dataset.id)} ORDER BY published_at NULLS LAST, receipt`,
  )
}

/** The document's own bytes out of a kept original. Errors: `lake.corrupt`, `data.invalid_file`. */
export async function readOriginal(lake: Lake, path: string): Promise<Uint8Array> {
  const { bytes, zipped } = await readRaw(lake.store, path)
  if (!zipped) return bytes
  const [member] = readZip(bytes)
  return member?.bytes ?? new Uint8Array()
}

/** The table of a receipt's posting, where the document holds those of several. */
function ofPosting(tables: readonly TableText[], { published }: KeptReceipt): TableText | undefined {
  if (tables.length === 1) return tables[0]
  return tables.find((table) => published !== null && table.published?.at.equals(published))
}

/** The document of a receipt, ready to be parsed again; undefined when it still can't be read. */
export async function readBack(lake: Lake, dataset: Dataset, kept: KeptReceipt): Promise<Arrival | undefined> {
  const bytes = await readOriginal(lake, kept.raw_path)
  const tables = await readTables(kept.name, bytes, [dataset], lake)
  const text = 'code' in tables ? undefined : ofPosting(tables, kept)
  if (!text) return undefined
  const document: Document = {
    dataset: dataset.id,
    source: kept.source,
    product: kept.product,
    id: kept.document,
    name: kept.name,
    bytes,
    publishedAt: kept.published ? Temporal.Instant.from(kept.published) : undefined,
    publishedAtBasis: kept.published_at_basis,
    obtainedAt: Temporal.Instant.from(kept.obtained),
    origin: kept.origin,
  }
  return {
    document: dateDocument(document, text),
    receipt: kept.receipt,
    sha256: kept.sha256,
    rawPath: kept.raw_path,
    text,
  }
}
