import { GridlakeError } from '../../core/errors.ts'
import { durationToMs } from '../../core/time/duration.ts'
import type { Binding, Dataset } from '../../datasets/dataset.ts'
import { endOf } from './end-of.ts'

/** A way in that needs nothing but an address, and a key for the EIA. */
export type FetchableBinding = Exclude<Binding, { via: 'api' }>

/** The dataset's ways in that can be fetched from here, and still have something. Errors: `usage.invalid_argument` where there is none. */
export function fetchableBindings(dataset: Dataset, now: Temporal.Instant): FetchableBinding[] {
  const found = fetchable(dataset, now)
  if (found.length > 0) return found
  const api = dataset.bindings.flatMap((binding) => (binding.via === 'api' ? [binding] : []))
  const pages = api.map(({ product, path }) => `pages of ERCOT's public API (${product}, ${path})`)
  throw new GridlakeError(
    'usage.invalid_argument',
    `${dataset.id} has no source that can be asked from here: its documents are ingested as files`,
    {
      hint: `have ${[...pages, 'its documents'].join(', or ')} (gridlake catalog ${dataset.id} tells of them), then run: gridlake ingest files PATH…`,
      context: { dataset: dataset.id },
    },
  )
}

/** Whether a dataset has a way in that can be fetched from here. */
export const isFetchable = (dataset: Dataset, now: Temporal.Instant): boolean => fetchable(dataset, now).length > 0

const fetchable = (dataset: Dataset, now: Temporal.Instant): FetchableBinding[] =>
  dataset.bindings.filter(
    (binding): binding is FetchableBinding => binding.via !== 'api' && !isGone(binding, dataset, now),
  )

/** A listing whose last document has left it. */
function isGone(binding: FetchableBinding, dataset: Dataset, now: Temporal.Instant): boolean {
  const end = endOf(binding, dataset)
  return (
    end !== undefined && Temporal.Instant.compare(end.add({ milliseconds: durationToMs(binding.retention) }), now) < 0
  )
}
