import { toGridlakeError } from '../core/errors.ts'
import type { Dataset } from '../datasets/dataset.ts'
import { ingestRange, type RangeEffects, type RangeProgress } from '../ingest/ingest-range.ts'
import { planLook } from './look-interval.ts'
import { maintainLake } from './maintain.ts'

export interface FollowOptions {
  /** Time between two looks at a source. */
  intervalMs: (dataset: Dataset) => number
  onProgress: (progress: RangeProgress) => void
  signal: AbortSignal
  /** How far back a look goes: late postings and revisions of the last days. Default 72. */
  lookBackHours?: number
  /** How many sources are looked at, or tables compacted, at once. Default 3. */
  atOnce?: number
}

const LOOK_BACK_HOURS = 72
const AT_ONCE = 3
const MAINTAIN_MS = 60_000

/** Something to do again and again: resolves to when it is due next, epoch milliseconds. */
interface Duty {
  dueMs: number
  work: () => Promise<number>
}

/**
 * Looks at every dataset's source again and again, each at its own pace, and ingests what is new, until the signal aborts; compacts
 * what has gathered between. A source that fails, or is slow, holds up no other and is tried again at its next turn.
 */
export async function follow(
  datasets: readonly Dataset[],
  effects: RangeEffects,
  options: FollowOptions,
): Promise<void> {
  const { lake, log } = effects
  const nowMs = () => lake.clock.now().epochMilliseconds
  const duties: Duty[] = datasets.map((dataset) => ({
    dueMs: nowMs(),
    work: async () => {
      const newestMs = await look(dataset, effects, options)
      return planLook(dataset, options.intervalMs(dataset), nowMs(), newestMs)
    },
  }))
  duties.push({
    dueMs: nowMs() + MAINTAIN_MS,
    work: async () => {
      await maintainLake(lake, log, options.signal)
      return nowMs() + MAINTAIN_MS
    },
  })
  await runDuties(duties, effects, options)
}

async function runDuties(duties: readonly Duty[], { lake }: RangeEffects, options: FollowOptions): Promise<void> {
  const { signal, atOnce = AT_ONCE } = options
  const inFlight = new Map<Duty, Promise<Duty>>()
  try {
    while (!signal.aborted) {
      const nowMs = lake.clock.now().epochMilliseconds
      const waiting = duties.filter((duty) => !inFlight.has(duty)).toSorted((a, b) => a.dueMs - b.dueMs)
      const due = waiting.filter(({ dueMs }) => dueMs <= nowMs).slice(0, atOnce - inFlight.size)
      for (const duty of due) inFlight.set(duty, runDuty(duty))
      const next = inFlight.size < atOnce ? waiting[due.length] : undefined
      const finished = await firstOf(inFlight.values(), next && Math.max(250, next.dueMs - nowMs), lake.clock, signal)
      if (finished) inFlight.delete(finished)
    }
  } finally {
    await Promise.allSettled(inFlight.values())
  }
}

const runDuty = async (duty: Duty): Promise<Duty> => {
  duty.dueMs = await duty.work()
  return duty
}

/** The first work to end; undefined where the wait is over before. */
async function firstOf(
  working: Iterable<Promise<Duty>>,
  waitMs: number | undefined,
  clock: RangeEffects['lake']['clock'],
  signal: AbortSignal,
): Promise<Duty | undefined> {
  const stop = new AbortController()
  const wait =
    waitMs === undefined
      ? []
      : [
          clock.sleep(waitMs, AbortSignal.any([signal, stop.signal])).then(
            () => undefined,
            () => undefined,
          ),
        ]
  try {
    return await Promise.race([...working, ...wait])
  } finally {
    stop.abort()
  }
}

/** Ingests what is new; resolves to when the newest document was published, where a listing tells. */
async function look(dataset: Dataset, effects: RangeEffects, options: FollowOptions): Promise<number | undefined> {
  const to = effects.lake.clock.now()
  const from = to.subtract({ hours: options.lookBackHours ?? LOOK_BACK_HOURS })
  try {
    const steps = ingestRange(dataset, { from, to }, effects, options.signal)
    let step = await steps.next()
    for (; !step.done; step = await steps.next()) options.onProgress(step.value)
    const { newest } = step.value
    return newest === undefined ? undefined : Temporal.Instant.from(newest).epochMilliseconds
  } catch (error) {
    const { code, message } = toGridlakeError(error)
    if (code === 'cancelled') return undefined
    if (code === 'internal.bug') throw error
    effects.log('warn', message, { dataset: dataset.id, code })
    return undefined
  }
}
