import { toGridlakeError } from '../core/errors.ts'
import type { Dataset } from '../datasets/dataset.ts'
import { ingestRange, type RangeEffects, type RangeProgress, type RangeResult } from '../ingest/ingest-range.ts'

/**
 * Ingests a range of several datasets side by side, newest day first in each, so that today is there soon. Yields after
 * each day of each dataset. A dataset whose source fails is reported in its result; the others go on.
 */
export async function* backfill(
  datasets: readonly Dataset[],
  range: { from: Temporal.Instant; to: Temporal.Instant },
  effects: RangeEffects,
  signal?: AbortSignal,
): AsyncGenerator<RangeProgress, ReadonlyMap<string, RangeResult>> {
  const results = new Map<string, RangeResult>()
  const open = new Map(datasets.map((dataset) => [dataset.id, ingestRange(dataset, range, effects, signal)]))
  while (open.size > 0) {
    for (const [id, steps] of open) {
      try {
        const step = await steps.next()
        if (!step.done) {
          yield step.value
          continue
        }
        results.set(id, step.value)
      } catch (error) {
        const { code, message } = toGridlakeError(error)
        if (code === 'internal.bug' || code === 'lake.full' || code === 'cancelled') throw error
        effects.log('error', message, { dataset: id, code })
        results.set(id, {
          documents: 0,
          rowsCommitted: 0,
          rowsQuarantined: 0,
          failures: [{ name: id, code, reason: message }],
        })
      }
      open.delete(id)
    }
  }
  return results
}
