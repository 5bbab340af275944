import { toGridlakeError } from '../core/errors.ts'
import type { Dataset } from '../datasets/dataset.ts'
import { ingestRange, type RangeEffects, type RangeProgress } from '../ingest/ingest-range.ts'
import { maintainLake } from './maintain.ts'

export interface FollowOptions {
  /** Least time between two looks at a source. */
  intervalMs: (dataset: Dataset) => number
  onProgress: (progress: RangeProgress) => void
  signal: AbortSignal
  /** How far back a look goes: late postings and revisions of the last days. Default 72. */
  lookBackHours?: number
}

const LOOK_BACK_HOURS = 72

/** Upstreams ask not to be scanned more than three times as often as they publish. */
export function liveIntervalMs(dataset: Dataset): number {
  return Math.max(60_000, Temporal.Duration.from(dataset.cadence).total('milliseconds') / 3)
}

/** Looks at every dataset's source again and again and ingests what is new, until the signal aborts. A source that fails is tried again at its next turn. */
export async function follow(
  datasets: readonly Dataset[],
  effects: RangeEffects,
  options: FollowOptions,
): Promise<void> {
  const { lake, log } = effects
  const due = new Map(datasets.map((dataset) => [dataset, lake.clock.now().epochMilliseconds]))
  while (!options.signal.aborted) {
    for (const [dataset, dueMs] of due) {
      if (options.signal.aborted || lake.clock.now().epochMilliseconds < dueMs) continue
      await look(dataset, effects, options)
      due.set(dataset, lake.clock.now().epochMilliseconds + options.intervalMs(dataset))
    }
    await maintainLake(lake, log, options.signal)
    const waitMs = Math.min(...due.values()) - lake.clock.now().epochMilliseconds
    await lake.clock.sleep(Math.max(250, waitMs), options.signal).catch(() => {})
  }
}

async function look(dataset: Dataset, effects: RangeEffects, options: FollowOptions): Promise<void> {
  const to = effects.lake.clock.now()
  const from = to.subtract({ hours: options.lookBackHours ?? LOOK_BACK_HOURS })
  try {
    const steps = ingestRange(dataset, { from, to }, effects, options.signal)
    for (let step = await steps.next(); !step.done; step = await steps.next()) options.onProgress(step.value)
  } catch (error) {
    const { code, message } = toGridlakeError(error)
    if (code === 'cancelled') return
    if (code === 'internal.bug') throw error
    effects.log('warn', message, { dataset: dataset.id, code })
  }
}
