import type { Binding, Dataset } from '../../datasets/dataset.ts'
import { findHeldDocuments } from '../held-documents.ts'
import { planFetch, publishSpan, reachOf } from '../plan-fetch.ts'
import { intersect, type Span } from '../span.ts'
import { fetchPostings } from './fetch-postings.ts'
import { judgeListing } from './judge-listing.ts'
import type { RangeEffects, Way } from './way.ts'

/** What a listing of MIS has of `range`. Errors: `source.*` when it can't be listed; `source.empty` when it lacks what must be there. */
export async function openMisWay(
  dataset: Dataset,
  binding: Extract<Binding, { via: 'mis' }>,
  range: Span,
  { lake, sources, log }: RangeEffects,
  signal?: AbortSignal,
): Promise<Way> {
  const { via, product } = binding
  const published = publishSpan(dataset, range)
  const listing = await sources.mis.list(dataset, { binding, ...published, ...(signal ? { signal } : {}) })
  judgeListing(dataset, binding, listing, published, lake.clock.now())
  const { postings, rejected, oldest } = listing
  const groups = planFetch(postings, await findHeldDocuments(lake, dataset, 'ercot-mis'))
  const fresh = groups.reduce((sum, group) => sum + group.postings.length, 0)
  log('debug', `${product} lists ${postings.length} documents, ${fresh} are new`)
  const reach = oldest && reachOf(dataset, oldest)
  const span = reach && intersect({ from: reach, to: range.to }, range)
  return {
    via,
    product,
    spans: span ? [span] : [],
    held: postings.length - fresh,
    steps: groups.map((group) => ({
      day: group.day,
      fetch: () => fetchPostings(dataset, group.postings, sources, signal),
    })),
    rejected: rejected.map(({ name, reason }) => ({ name, code: 'source.schema_drift', reason })),
    ...(reach ? { reach } : {}),
    ...(postings[0] ? { newest: postings[0].publishedAt } : {}),
  }
}
