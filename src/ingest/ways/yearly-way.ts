import { toGridlakeError } from '../../core/errors.ts'
import type { Binding, Dataset } from '../../datasets/dataset.ts'
import { findHeldDocuments } from '../held-documents.ts'
import { planYears } from '../plan-fetch.ts'
import type { Span } from '../span.ts'
import { fetchPostings } from './fetch-postings.ts'
import type { RangeEffects, Way } from './way.ts'

/**
 * The documents of whole years that are needed for what daily documents don't tell of `range`. Each is had once: a year that is
 * rewritten while it lasts comes under a new id. A listing that fails is told in `rejected`.
 */
export async function openYearlyWay(
  dataset: Dataset,
  binding: Extract<Binding, { via: 'yearly' }>,
  range: Span,
  ground: { reach: Temporal.Instant | undefined; recorded: readonly Span[] },
  { lake, sources }: RangeEffects,
  signal?: AbortSignal,
): Promise<Way> {
  const { via, product } = binding
  const nothing = { via, product, spans: [], held: 0, steps: [] }
  try {
    const { postings, rejected } = await sources.mis.list(dataset, { binding, ...(signal ? { signal } : {}) })
    const years = planYears(dataset, range, { postings, ...ground })
    const have = await findHeldDocuments(lake, dataset, 'ercot-mis')
    const fresh = years.filter(({ posting }) => !have.has(posting.id))
    return {
      via,
      product,
      spans: years.map(({ span }) => span),
      held: years.length - fresh.length,
      steps: fresh.map(({ posting }) => ({
        day: `${posting.year}-01-01`,
        fetch: () => fetchPostings(dataset, [posting], sources, signal),
      })),
      rejected: rejected.map(({ name, reason }) => ({ name, code: 'source.schema_drift', reason })),
    }
  } catch (error) {
    const { code, message } = toGridlakeError(error)
    if (code === 'cancelled' || code === 'internal.bug') throw error
    return { ...nothing, rejected: [{ name: product, code, reason: message }] }
  }
}
