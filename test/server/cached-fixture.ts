import { CATALOGUE } from '../../src/datasets/catalogue.ts'
import { type CachedEngine, cacheAnswers } from '../../src/engine/cache/cache-answers.ts'
import { createVersionWatch } from '../../src/engine/cache/version-watch.ts'
import type { Engine } from '../../src/engine/question.ts'
import type { Row } from './array-engine.ts'

/** So many prices, for answers that are worth compressing. */
export const manyPrices = (count: number): Row[] =>
  Array.from({ length: count }, (_, index) => {
    const start = Temporal.Instant.from('2026-11-01T05:00:00Z').add({ minutes: 15 * index })
    return {
      interval_start: start.toString(),
      interval_end: start.add({ minutes: 15 }).toString(),
      settlement_point: 'HB_NORTH',
      price_usd_per_mwh: 20 + (index % 97) / 8,
      published_at: start.add({ minutes: 17 }).toString(),
    }
  })

/** A cache before an engine whose one table stands at `table.version`. */
export function cached(engine: Engine, table: { version: number }, maxBytes = 4e6): CachedEngine {
  const seen = (id: string) => (id === 'ercot.rt_spp' ? table.version : undefined)
  const watch = createVersionWatch({ look: async (id) => seen(id), seen })
  return cacheAnswers(engine, { catalogue: CATALOGUE, watch, maxBytes })
}
