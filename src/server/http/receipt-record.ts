import type { ReceiptRecord } from '../../contract/schemas/receipts.ts'
import type { Receipt } from '../../engine/records/lake-records.ts'

/** A receipt as the API spells it. */
export const toReceiptRecord = (receipt: Receipt): ReceiptRecord => ({
  receipt: receipt.receipt,
  dataset: receipt.dataset,
  source: receipt.source,
  product: receipt.product,
  document: receipt.document,
  name: receipt.name,
  origin: receipt.origin,
  sha256: receipt.sha256,
  size_bytes: receipt.sizeBytes,
  epoch: receipt.epoch,
  published_at: receipt.publishedAt,
  published_at_basis: receipt.publishedAtBasis,
  obtained_at: receipt.obtainedAt,
  ingested_at: receipt.ingestedAt,
  parser_version: receipt.parserVersion,
  status: receipt.status,
  code: receipt.code,
  reason: receipt.reason,
  rows_read: receipt.rowsRead,
  rows_committed: receipt.rowsCommitted,
  rows_quarantined: receipt.rowsQuarantined,
})
