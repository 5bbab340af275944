import { toGridlakeError } from '../core/errors.ts'
import type { Dataset } from '../datasets/dataset.ts'
import { ingestRange, type RangeEffects, type RangeProgress, type RangeResult } from '../ingest/ingest-range.ts'

export interface BackfillOptions {
  /** Ids of the datasets that go first: the others wait until each of these has done its first steps. Default none. */
  first?: readonly string[]
  /** How many datasets are worked at once. Default 3. */
  atOnce?: number
}

/** The newest days of a dataset that goes first: today may have begun a minute ago. */
const FIRST_STEPS = 2
const AT_ONCE = 3

/**
 * Ingests a range of several datasets by turns, a few at once, newest day first in each, so that today is there soon. Yields
 * after each step of each dataset. A dataset whose source fails is reported in its result; the others go on.
 */
export async function* backfill(
  datasets: readonly Dataset[],
  range: { from: Temporal.Instant; to: Temporal.Instant },
  effects: RangeEffects,
  signal?: AbortSignal,
  { first = [], atOnce = AT_ONCE }: BackfillOptions = {},
): AsyncGenerator<RangeProgress, ReadonlyMap<string, RangeResult>> {
  const results = new Map<string, RangeResult>()
  const open = datasets.map(
    (dataset): Turn => ({
      id: dataset.id,
      steps: ingestRange(dataset, range, effects, signal),
      done: 0,
      isFirst: first.includes(dataset.id),
    }),
  )
  const inFlight = new Map<Turn, Promise<Outcome>>()
  try {
    while (open.length > 0) {
      for (const turn of nextTurns(open, new Set(inFlight.keys())).slice(0, atOnce - inFlight.size))
        inFlight.set(turn, takeTurn(turn))
      const { turn, step, error } = await Promise.race(inFlight.values())
      inFlight.delete(turn)
      turn.done++
      if (step && !step.done) {
        yield step.value
        continue
      }
      const result = step ? step.value : failed(turn.id, error, effects)
      if (result.lack !== undefined) effects.log('warn', result.lack, { dataset: turn.id })
      results.set(turn.id, result)
      open.splice(open.indexOf(turn), 1)
    }
  } finally {
    // Whoever closes the lake next must not find anybody at work.
    await Promise.all(inFlight.values())
  }
  return results
}

interface Turn {
  id: string
  steps: AsyncGenerator<RangeProgress, RangeResult>
  done: number
  isFirst: boolean
}

interface Outcome {
  turn: Turn
  step?: IteratorResult<RangeProgress, RangeResult>
  error?: unknown
}

const takeTurn = (turn: Turn): Promise<Outcome> =>
  turn.steps.next().then(
    (step) => ({ turn, step }),
    (error: unknown) => ({ turn, error }),
  )

/** Whose turn it is, in order: those that have done least, and none but those that go first before their first steps are done. Pure. */
export function nextTurns<Each extends Pick<Turn, 'done' | 'isFirst'>>(
  open: readonly Each[],
  busy: ReadonlySet<Each>,
): Each[] {
  const leads = open.filter(({ isFirst, done }) => isFirst && done < FIRST_STEPS)
  const eligible = leads.length > 0 ? leads : open
  return eligible.filter((turn) => !busy.has(turn)).toSorted((a, b) => a.done - b.done)
}

function failed(id: string, error: unknown, effects: RangeEffects): RangeResult {
  const { code, message } = toGridlakeError(error)
  if (code === 'internal.bug' || code === 'lake.full' || code === 'cancelled') throw error
  effects.log('error', message, { dataset: id, code })
  const failures = [{ name: id, code, reason: message }]
  return { documents: 0, rowsCommitted: 0, rowsQuarantined: 0, served: [], unserved: [], failures }
}
