import type { Binding, Dataset } from '../datasets/dataset.ts'
import type { DocumentReport } from './batch.ts'
import { ingestDocuments } from './ingest-documents.ts'
import type { Span } from './span.ts'
import { openWays } from './ways/open-ways.ts'
import type { Failure, RangeEffects, Way } from './ways/way.ts'

export type { RangeEffects } from './ways/way.ts'

/** Where a long ingest is. */
export interface RangeProgress {
  dataset: string
  via: Binding['via']
  product: string
  /** The day that was just done, or back to which, ISO; the newest comes first. Of a document of a whole year its first. */
  day: string
  documents: number
  rowsCommitted: number
  rowsQuarantined: number
  /** How many more such steps there are. */
  stepsLeft: number
}

/** Which way in has the documents of a span, ISO instants, UTC. */
export interface ServedSpan {
  via: Binding['via']
  product: string
  from: string
  to: string
  /** How many were had now by this way, and how many of it the lake held. */
  documents: number
  held: number
}

export interface RangeResult {
  documents: number
  rowsCommitted: number
  rowsQuarantined: number
  served: readonly ServedSpan[]
  /** What of the range, as far as it is past, no way in has. */
  unserved: readonly { from: string; to: string }[]
  /** The same in words: since when each product has some, how long it is kept, what other way there is. */
  lack?: string
  /** When the newest document was published that a listing has of the range, ISO. */
  newest?: string
  /** Documents that could not be had or read, with the reason. */
  failures: readonly Failure[]
}

/**
 * Ingests what a dataset's sources have of `[from, to)`, newest first, skipping documents that the lake holds: listed documents,
 * a dashboard as it stands, the EIA's hours, and documents of whole years where those don't reach. Stops between steps when
 * `signal` aborts. Errors: `source.*` when a source can't be listed at all, `usage.invalid_argument` when there is none; single
 * documents that fail are in the result.
 */
export async function* ingestRange(
  dataset: Dataset,
  range: Span,
  effects: RangeEffects,
  signal?: AbortSignal,
): AsyncGenerator<RangeProgress, RangeResult> {
  const { ways, unserved, lack } = await openWays(dataset, range, effects, signal)
  const steps = ways.flatMap((way) => way.steps.map((step) => ({ way, step })))
  const counts = new Map<Way, number>()
  const total = { documents: 0, rowsCommitted: 0, rowsQuarantined: 0 }
  const failures: Failure[] = ways.flatMap(({ rejected }) => rejected)
  for (const [index, { way, step }] of steps.entries()) {
    if (signal?.aborted) break
    const { documents, failed } = await step.fetch()
    const reports = await ingestDocuments(effects.lake, documents, { log: effects.log, ...(signal ? { signal } : {}) })
    failures.push(...failed, ...reports.flatMap(toFailure))
    const done = sum(reports)
    total.documents += reports.length
    total.rowsCommitted += done.rowsCommitted
    total.rowsQuarantined += done.rowsQuarantined
    counts.set(way, (counts.get(way) ?? 0) + reports.length)
    const { via, product } = way
    const stepsLeft = steps.length - index - 1
    yield { dataset: dataset.id, via, product, day: step.day, documents: reports.length, ...done, stepsLeft }
  }
  const [newest] = ways.flatMap((way) => way.newest ?? []).sort((a, b) => Temporal.Instant.compare(b, a))
  return {
    ...total,
    served: ways.flatMap((way) => toServed(way, counts.get(way) ?? 0)),
    unserved: unserved.map(toIso),
    ...(lack === undefined ? {} : { lack }),
    ...(newest ? { newest: newest.toString() } : {}),
    failures,
  }
}

/** From the first to the last interval that a way has of the range. */
function toServed({ via, product, spans, held }: Way, documents: number): ServedSpan[] {
  const [first, ...others] = [...spans].sort((a, b) => Temporal.Instant.compare(a.from, b.from))
  if (!first) return []
  return [{ via, product, ...toIso({ from: first.from, to: others.at(-1)?.to ?? first.to }), documents, held }]
}

const toIso = ({ from, to }: Span) => ({
  from: from.toString({ smallestUnit: 'second' }),
  to: to.toString({ smallestUnit: 'second' }),
})

const sum = (reports: readonly DocumentReport[]) => ({
  rowsCommitted: reports.reduce((total, report) => total + report.rowsCommitted, 0),
  rowsQuarantined: reports.reduce((total, report) => total + report.rowsQuarantined, 0),
})

const toFailure = (report: DocumentReport): Failure[] =>
  report.status === 'quarantined' || report.status === 'unknown'
    ? [{ name: report.name, code: report.code ?? 'data.invalid_row', reason: report.reason ?? 'quarantined' }]
    : []
