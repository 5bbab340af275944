import { GridlakeError, toGridlakeError } from '../core/errors.ts'
import type { Log } from '../core/log.ts'
import type { Binding, Dataset } from '../datasets/dataset.ts'
import type { Document, Posting } from '../datasets/document.ts'
import { sqlText } from '../duckdb/sql-text.ts'
import { systemViews } from '../engine/system-views.ts'
import type { Lake } from '../lake/lake.ts'
import type { Sources } from '../sources/source-set.ts'
import type { DocumentReport } from './batch.ts'
import { ingestDocuments } from './ingest-documents.ts'
import { planFetch, planSpans } from './plan-fetch.ts'

const FETCHES_AT_ONCE = 6

export interface RangeEffects {
  lake: Lake
  sources: Sources
  log: Log
}

/** Where a long ingest is. */
export interface RangeProgress {
  dataset: string
  /** The day that was just done, ISO; the newest comes first. */
  day: string
  documents: number
  rowsCommitted: number
  rowsQuarantined: number
  daysLeft: number
}

export interface RangeResult {
  documents: number
  rowsCommitted: number
  rowsQuarantined: number
  /** Documents that could not be had or read, with the reason. */
  failures: readonly { name: string; code: string; reason: string }[]
}

/**
 * Ingests what a dataset's source has of `[from, to)`, newest day first, skipping documents that the lake holds. Stops
 * between days when `signal` aborts. Errors: `source.*` when the source can't be listed at all; single documents that fail are in the result.
 */
export async function* ingestRange(
  dataset: Dataset,
  range: { from: Temporal.Instant; to: Temporal.Instant },
  effects: RangeEffects,
  signal?: AbortSignal,
): AsyncGenerator<RangeProgress, RangeResult> {
  const binding = dataset.bindings.find((each) => each.via === 'mis' || each.via === 'eia')
  if (!binding) throw new GridlakeError('usage.invalid_argument', `${dataset.id} has no source to ingest from`)
  const groups =
    binding.via === 'mis'
      ? await misGroups(dataset, binding, range, effects, signal)
      : eiaGroups(dataset, binding, range, effects, signal)
  const total = { documents: 0, rowsCommitted: 0, rowsQuarantined: 0 }
  const failures: RangeResult['failures'][number][] = [...groups.rejected]
  for (const [index, { day, fetch }] of groups.days.entries()) {
    if (signal?.aborted) break
    const { documents, failed } = await fetch()
    const reports = await ingestDocuments(effects.lake, documents, { log: effects.log, ...(signal ? { signal } : {}) })
    failures.push(...failed, ...reports.flatMap(toFailure))
    const done = sum(reports)
    total.documents += reports.length
    total.rowsCommitted += done.rowsCommitted
    total.rowsQuarantined += done.rowsQuarantined
    yield { dataset: dataset.id, day, documents: reports.length, ...done, daysLeft: groups.days.length - index - 1 }
  }
  return { ...total, failures }
}

interface Groups {
  days: readonly {
    day: string
    fetch: () => Promise<{ documents: Document[]; failed: RangeResult['failures'][number][] }>
  }[]
  rejected: readonly RangeResult['failures'][number][]
}

async function misGroups(
  dataset: Dataset,
  binding: Extract<Binding, { via: 'mis' }>,
  range: { from: Temporal.Instant; to: Temporal.Instant },
  { lake, sources, log }: RangeEffects,
  signal?: AbortSignal,
): Promise<Groups> {
  // The last interval of the range is published after its end.
  const to = range.to.add(Temporal.Duration.from(dataset.lag)).add({ hours: 1 })
  const { postings, rejected } = await sources.mis.list(dataset, {
    from: range.from,
    to,
    ...(signal ? { signal } : {}),
  })
  const oldest = postings.at(-1)?.publishedAt
  if (!oldest || oldest.since(range.from).total('hours') > 24) {
    const since = oldest
      ? `only lists documents since ${oldest.toString({ smallestUnit: 'minute' })}`
      : 'lists no document of this range'
    log('warn', `${binding.product} ${since}: older ones are not to be had here; ingest files that you have`)
  }
  const have = await heldDocuments(lake, dataset, 'ercot-mis')
  const days = planFetch(postings, have)
  log('debug', `${binding.product} lists ${postings.length} documents, ${days.flat().length} are new`)
  return {
    days: days.map((day) => ({
      day: day[0]?.publishedAt.toZonedDateTimeISO('America/Chicago').toPlainDate().toString() ?? '',
      fetch: () => fetchAll(dataset, day, sources, signal),
    })),
    rejected: rejected.map(({ name, reason }) => ({ name, code: 'source.schema_drift', reason })),
  }
}

async function fetchAll(dataset: Dataset, postings: readonly Posting[], sources: Sources, signal?: AbortSignal) {
  const documents: Document[] = []
  const failed: RangeResult['failures'][number][] = []
  const queue = postings.values()
  const worker = async () => {
    for (const posting of queue) {
      try {
        documents.push(await sources.mis.fetch(dataset, posting, signal))
      } catch (error) {
        const { code, message } = toGridlakeError(error)
        if (code === 'cancelled' || code === 'internal.bug') throw error
        failed.push({ name: posting.name, code, reason: message })
      }
    }
  }
  await Promise.all(Array.from({ length: FETCHES_AT_ONCE }, worker))
  return { documents, failed }
}

function eiaGroups(
  dataset: Dataset,
  binding: Extract<Binding, { via: 'eia' }>,
  range: { from: Temporal.Instant; to: Temporal.Instant },
  { sources }: RangeEffects,
  signal?: AbortSignal,
): Groups {
  const to = range.to.add(Temporal.Duration.from(binding.ahead))
  return {
    days: planSpans(range.from, to).map((day) => ({
      day: day.from.toZonedDateTimeISO('UTC').toPlainDate().toString(),
      fetch: async () => ({
        documents: [(await sources.eia.capture(dataset, { ...day, ...(signal ? { signal } : {}) })).document],
        failed: [],
      }),
    })),
    rejected: [],
  }
}

/** Ids of a source's documents that the lake holds. */
async function heldDocuments(lake: Lake, dataset: Dataset, source: string): Promise<ReadonlySet<string>> {
  const [receipts] = await systemViews(lake)
  if (!receipts || receipts.files.length === 0) return new Set()
  using session = await lake.database.connect()
  const rows = await session.rows<{ document: string }>(
    `SELECT DISTINCT document FROM (${receipts.sql}) WHERE dataset = ${sqlText(dataset.id)} AND source = ${sqlText(source)}`,
  )
  return new Set(rows.map(({ document }) => document))
}

const sum = (reports: readonly DocumentReport[]) => ({
  rowsCommitted: reports.reduce((total, report) => total + report.rowsCommitted, 0),
  rowsQuarantined: reports.reduce((total, report) => total + report.rowsQuarantined, 0),
})

const toFailure = (report: DocumentReport) =>
  report.status === 'quarantined' || report.status === 'unknown'
    ? [{ name: report.name, code: report.code ?? 'data.invalid_row', reason: report.reason ?? 'quarantined' }]
    : []
