import { durationToMs } from '../../core/time/duration.ts'
import type { Binding, Dataset } from '../../datasets/dataset.ts'
import { planSpans } from '../plan-fetch.ts'
import type { Span } from '../span.ts'
import type { RangeEffects, Step, Way } from './way.ts'

/** Hours this long overdue are there, at least of some balancing authority. */
const OVERDUE_MS = 12 * 3_600_000

/** Captures of the hours of `range`, and of those ahead of it that the EIA has forecasts for. */
export function openEiaWay(
  dataset: Dataset,
  binding: Extract<Binding, { via: 'eia' }>,
  range: Span,
  effects: RangeEffects,
  signal?: AbortSignal,
): Way {
  const { via, product, ahead } = binding
  const aheadMs = durationToMs(ahead)
  const spans = planSpans(range.from, range.to.add({ milliseconds: aheadMs }), aheadMs)
  return {
    via,
    product,
    spans: [range],
    held: 0,
    steps: spans.map((span) => toStep(dataset, span, effects, signal)),
    rejected: [],
  }
}

function toStep(dataset: Dataset, span: Span, { lake, sources, log }: RangeEffects, signal?: AbortSignal): Step {
  return {
    day: span.from.toZonedDateTimeISO('UTC').toPlainDate().toString(),
    fetch: async () => {
      const { document, rows, missing } = await sources.eia.capture(dataset, { ...span, ...(signal ? { signal } : {}) })
      if (rows > 0) {
        if (Object.keys(missing).length > 0)
          log('warn', `${dataset.id}: the EIA is silent about some of what was asked`, { missing })
        return { documents: [document], failed: [] }
      }
      // Nothing is no answer: it is not kept, and asked for again.
      const dueMs = durationToMs(dataset.lag) + OVERDUE_MS
      const isOverdue = Temporal.Instant.compare(span.from.add({ milliseconds: dueMs }), lake.clock.now()) < 0
      const reason = `the EIA answered without a row for ${span.from} to ${span.to}, though these hours are due`
      return { documents: [], failed: isOverdue ? [{ name: document.name, code: 'source.empty', reason }] : [] }
    },
  }
}
