import { setImmediate } from 'node:timers/promises'
import { GridlakeError, hasCode } from '../core/errors.ts'
import { type Log, noLog } from '../core/log.ts'
import type { Dataset } from '../datasets/dataset.ts'
import type { Document } from '../datasets/document.ts'
import type { Lake } from '../lake/lake.ts'
import { keepRaw, rawPath } from '../lake/raw-store.ts'
import { type Arrival, type DocumentReport, planBatches } from './batch.ts'
import { commitBatch, type Ground } from './commit-batch.ts'
import { dateDocument } from './date-document.ts'
import { findCommitted, findKnownReceipts } from './known-receipts.ts'
import { type ParsedAhead, parseAhead, uniqueArrivals } from './parse-ahead.ts'
import { readTables } from './read-tables.ts'
import { receiptId, sha256 } from './receipt-id.ts'
import { type ReceiptRow, recordReceipts } from './record-receipts.ts'
import type { Refusal } from './table-shape.ts'

/** In a row, without a batch committed between. */
const CONFLICT_ATTEMPTS = 12
const CONFLICT_WAIT_MS = 25

export interface IngestOptions {
  log?: Log
  signal?: AbortSignal
}

/** Documents read as far as it takes no lake. */
export interface Prepared {
  /** In the order given: what each document holds, or why it can't be read. */
  found: readonly (readonly Arrival[] | { arrival: Omit<Arrival, 'text'>; refusal: Refusal })[]
  parsed: ParsedAhead
}

/**
 * Takes documents into the lake: each exactly once, whatever was interrupted before. One report per document, in the order
 * given. Documents that can't be read are quarantined with their reason; the others go on. Stops between batches when
 * `signal` aborts. Errors: `lake.full`, `lake.conflict`, `lake.corrupt`.
 */
export async function ingestDocuments(
  lake: Lake,
  documents: readonly Document[],
  options: IngestOptions = {},
): Promise<DocumentReport[]> {
  return ingestPrepared(lake, await prepareDocuments(lake, documents), options)
}

/** Reads documents and joins their texts, for `ingestPrepared`, which can be at others meanwhile. Errors: `lake.full`. */
export async function prepareDocuments(lake: Lake, documents: readonly Document[]): Promise<Prepared> {
  const found: Prepared['found'][number][] = []
  for (const [index, document] of documents.entries()) {
    const dataset = lake.catalogue.find(({ id }) => id === document.dataset)
    const tables = await readTables(document.name, document.bytes, dataset ? [dataset] : lake.catalogue, lake)
    const hash = document.contentSha256 ?? sha256(document.bytes)
    if ('code' in tables) {
      const owned = { ...document, dataset: tables.dataset?.id ?? document.dataset }
      found.push({ arrival: arrive(owned, hash), refusal: tables })
    } else
      found.push(
        tables.map((text) => ({
          ...arrive(dateDocument({ ...document, dataset: text.dataset.id }, text), hash),
          text,
        })),
      )
    if (index % READ_IN_A_ROW === 0) await setImmediate()
  }
  return { found, parsed: await parseAhead(lake, found.flatMap(readable)) }
}

/** Between them whoever waits for DuckDB gets a turn. */
const READ_IN_A_ROW = 16

const readable = (found: Prepared['found'][number]): readonly Arrival[] => ('refusal' in found ? [] : found)

/** Takes prepared documents into the lake, as `ingestDocuments` does. */
export async function ingestPrepared(
  lake: Lake,
  { found, parsed }: Prepared,
  options: IngestOptions = {},
): Promise<DocumentReport[]> {
  using ahead = parsed
  const refused = new Map<Prepared['found'][number], DocumentReport>()
  for (const each of found)
    if ('refusal' in each) refused.set(each, await refuseDocument(lake, each.arrival, each.refusal))
  const arrivals = found.flatMap(readable)
  const reports = new Map(arrivals.map((arrival) => [arrival, seen(arrival)]))
  for (const [dataset, ofDataset] of Map.groupBy(arrivals, ({ text }) => text.dataset)) {
    await ingestDataset(lake, dataset, ofDataset, { reports, ahead }, options)
  }
  return found.map(
    (each) => refused.get(each) ?? joinReports(readable(each).map((arrival) => reports.get(arrival) as DocumentReport)),
  )
}

const arrive = (document: Document, hash: string): Omit<Arrival, 'text'> => ({
  document,
  receipt: receiptId(document, hash),
  sha256: hash,
  rawPath: rawPath(document),
})

const STATUS_ORDER = ['committed', 'unchanged', 'seen', 'quarantined', 'empty', 'unknown'] as const

/** One report of a document that holds several postings or datasets: of the first status among them, with the rows of all. */
function joinReports(reports: readonly DocumentReport[]): DocumentReport {
  const [first] = reports.toSorted((a, b) => STATUS_ORDER.indexOf(a.status) - STATUS_ORDER.indexOf(b.status))
  const sum = (rows: 'rowsRead' | 'rowsCommitted' | 'rowsQuarantined') =>
    reports.reduce((total, report) => total + report[rows], 0)
  return {
    ...(first as DocumentReport),
    dataset: [...new Set(reports.flatMap(({ dataset }) => dataset ?? []))].join(', ') || undefined,
    rowsRead: sum('rowsRead'),
    rowsCommitted: sum('rowsCommitted'),
    rowsQuarantined: sum('rowsQuarantined'),
  }
}

async function ingestDataset(
  lake: Lake,
  dataset: Dataset,
  arrivals: readonly Arrival[],
  { reports, ahead }: { reports: Map<Arrival, DocumentReport>; ahead: ParsedAhead },
  options: IngestOptions,
): Promise<void> {
  const candidates = arrivals.map(({ receipt, document }) => ({
    receipt,
    publishedAt: document.publishedAt,
    isCapture: document.publishedAtBasis === 'capture',
  }))
  for (let attempt = 1; ; attempt++) {
    // Before it is known what the lake has: what others commit from here on is seen as a conflict.
    const base = { rows: await lake.table(dataset).snapshot(), receipts: await lake.receipts.snapshot() }
    const { listed, inRows, rowless } = await findKnownReceipts(lake, dataset, candidates)
    const open = arrivals.filter(({ receipt }) => !listed.has(receipt) || rowless.has(receipt))
    const fresh = uniqueArrivals(open)
    const lacks = fresh.map(({ receipt }) => receipt).filter((receipt) => !inRows.has(receipt))
    let ground: Ground = { ...base, lacks, inRows, rowless }
    try {
      for (const rowsAreIn of [true, false]) {
        for (const batch of planBatches(fresh.filter(({ receipt }) => inRows.has(receipt) === rowsAreIn))) {
          if (options.signal?.aborted)
            throw new GridlakeError('cancelled', 'ingest was stopped; what was committed stays committed')
          const { reports: made, ground: after } = await commitBatch(lake, batch, ground, ahead.take(batch))
          ground = after
          attempt = 1
          for (const [index, report] of made.entries()) {
            const arrival = batch.arrivals[index]
            if (arrival) reports.set(arrival, report)
          }
          options.log?.('info', `committed ${batch.arrivals.length} documents of ${dataset.id}`, {
            rows: made.reduce((sum, { rowsCommitted }) => sum + rowsCommitted, 0),
          })
        }
      }
      return
    } catch (error) {
      const again =
        hasCode(error, 'lake.conflict') &&
        (error as GridlakeError).context['retry'] === true &&
        attempt < CONFLICT_ATTEMPTS
      if (!again) throw error
      await lake.clock.sleep(attempt * CONFLICT_WAIT_MS, options.signal)
      ;(options.log ?? noLog)('debug', `ingest of ${dataset.id} starts again: ${(error as Error).message}`)
    }
  }
}

/** A document of a known dataset that can't be read is kept and recorded; one of no dataset is only reported. */
async function refuseDocument(lake: Lake, arrival: Omit<Arrival, 'text'>, refusal: Refusal): Promise<DocumentReport> {
  const { dataset } = refusal
  const report: DocumentReport = {
    ...seen(arrival),
    dataset: dataset?.id,
    status: 'quarantined',
    code: refusal.code,
    reason: refusal.reason,
  }
  if (!dataset) return { ...report, receipt: undefined, status: 'unknown' }
  const base = await lake.receipts.snapshot()
  const { receipt, document } = arrival
  const committed = await findCommitted(lake, [{ receipt, publishedAt: document.publishedAt }])
  if (committed.has(receipt)) return { ...report, status: 'seen' }
  await keepRaw(lake.store, [arrival])
  using session = await lake.database.connect()
  const row: ReceiptRow = {
    arrival: { ...arrival, parserVersion: dataset.parserVersion },
    status: 'quarantined',
    code: refusal.code,
    reason: refusal.reason,
    rowsRead: 0,
    rowsCommitted: 0,
    rowsQuarantined: 0,
    claim: undefined,
    ingestedAt: lake.clock.now(),
  }
  try {
    await recordReceipts(lake, session, [row], { dataset, base })
    return report
  } catch (error) {
    // Another writer recorded the same document just now.
    if (hasCode(error, 'lake.conflict')) return { ...report, status: 'seen' }
    throw error
  }
}

function seen({ document, receipt }: Omit<Arrival, 'text'>): DocumentReport {
  return {
    name: document.name,
    origin: document.origin,
    dataset: document.dataset,
    receipt,
    status: 'seen',
    rowsRead: 0,
    rowsCommitted: 0,
    rowsQuarantined: 0,
  }
}
