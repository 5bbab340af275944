import { CLEARING_MS } from '../../grid/grid.ts'
import { scedRunMs } from '../../market/sced-run.ts'
import { hash32, hashText } from '../../noise/hash.ts'
import { QUARTER_MS, type ScheduledPosting } from './product.ts'

const CHANNEL = hashText('mis-sced')
const RUNS_PER_QUARTER = QUARTER_MS / CLEARING_MS

/** A schedule of one posting for each SCED run in [fromMs, untilMs), a few seconds after it. */
export function postEachRun(
  code: number,
  { fromMs = -Infinity, untilMs = Infinity }: { fromMs?: number; untilMs?: number } = {},
): (seed: number, quarter: number) => ScheduledPosting[] {
  return (seed, quarter) =>
    Array.from({ length: RUNS_PER_QUARTER }, (_, index) => {
      const slot = quarter * RUNS_PER_QUARTER + index
      const aboutMs = scedRunMs(seed, slot)
      return { aboutMs, publishedMs: aboutMs + 1200 + (hash32(seed, CHANNEL, code, slot) % 3000) }
    }).filter(({ aboutMs }) => aboutMs >= fromMs && aboutMs < untilMs)
}
