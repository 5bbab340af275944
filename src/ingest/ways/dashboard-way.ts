import { durationToMs } from '../../core/time/duration.ts'
import type { Binding, Dataset } from '../../datasets/dataset.ts'
import { intersect, type Span } from '../span.ts'
import type { RangeEffects, Way } from './way.ts'

/** A capture of a dashboard as it stands now, where `range` has something of what it shows. */
export function openDashboardWay(
  dataset: Dataset,
  { via, product, retention }: Extract<Binding, { via: 'dashboard' }>,
  range: Span,
  { lake, sources }: RangeEffects,
  signal?: AbortSignal,
): Way {
  const now = lake.clock.now()
  const reach = now.subtract({ milliseconds: durationToMs(retention) })
  const span = intersect({ from: reach, to: now }, range)
  const capture = async () => {
    const document = await sources.dashboard.capture(dataset, signal)
    return { documents: document ? [document] : [], failed: [] }
  }
  const day = now.toZonedDateTimeISO('America/Chicago').toPlainDate().toString()
  return {
    via,
    product,
    spans: span ? [span] : [],
    held: 0,
    steps: span ? [{ day, fetch: capture }] : [],
    rejected: [],
    reach,
  }
}
