import { GridlakeError } from '../../core/errors.ts'
import { durationToMs } from '../../core/time/duration.ts'
import type { Dataset } from '../../datasets/dataset.ts'
import type { MisBinding, MisListing } from '../../sources/ercot/mis-source.ts'
import { earlier, intersect, later, type Span } from '../span.ts'
import { endOf } from './end-of.ts'

/** So many documents can't all be late. */
const MISSED_DOCUMENTS = 3

/**
 * An empty success is no answer: throws `source.empty` where a listing has no document of the dataset at all, or none in a part of
 * `published`, before `now`, in which the cadence says that several must have appeared. Pure.
 */
export function judgeListing(
  dataset: Dataset,
  binding: MisBinding,
  { listed, oldest, rejected, postings }: MisListing,
  published: Span,
  now: Temporal.Instant,
): void {
  const { product, retention } = binding
  if (rejected.length > 0 || postings.length > 0) return
  const every = `though one appears every ${dataset.cadence}`
  if (!oldest) {
    const what = listed > 0 ? `none of ${dataset.id} among ${listed} documents` : 'no document at all'
    throw empty(dataset, product, `${product} lists ${what}, ${every} and is kept for ${retention}`)
  }
  const reached = intersect(
    { from: later(published.from, oldest), to: published.to },
    { from: oldest, to: earlier(now, endOf(binding, dataset) ?? now) },
  )
  const expected = reached ? reached.to.since(reached.from).total('milliseconds') / durationToMs(dataset.cadence) : 0
  if (!reached || expected < MISSED_DOCUMENTS) return
  throw empty(dataset, product, `${product} lists no document from ${reached.from} to ${reached.to}, ${every}`)
}

const empty = (dataset: Dataset, product: string, message: string): GridlakeError =>
  new GridlakeError('source.empty', message, {
    hint: 'the upstream answers, and has stopped publishing or lists by halves: try again later, or take another way in',
    context: { dataset: dataset.id, product },
  })
