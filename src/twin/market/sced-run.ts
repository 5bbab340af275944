import { CLEARING_MS, QUARTER_MS } from '../grid/grid.ts'
import { hash32, hashText } from '../noise/hash.ts'

const CHANNEL = hashText('sced-run')
const RUNS_PER_QUARTER = QUARTER_MS / CLEARING_MS

/** Stamp of the SCED run of five minutes (counted since 1970): 8 to 25 whole seconds after they began. */
export function scedRunMs(seed: number, slot: number): number {
  return slot * CLEARING_MS + (8 + (hash32(seed, CHANNEL, slot) % 18)) * 1000
}

/** A run that holds for part of a settlement interval. */
export interface RunInForce {
  runMs: number
  /** Part of the quarter hour, 0 to 1. */
  share: number
}

/** The four runs that hold in the quarter hour from `startMs`: the first seconds are still those of the run before. */
export function runsInForce(seed: number, startMs: number): RunInForce[] {
  const first = startMs / CLEARING_MS - 1
  return Array.from({ length: RUNS_PER_QUARTER + 1 }, (_, index) => {
    const runMs = scedRunMs(seed, first + index)
    const fromMs = Math.max(startMs, runMs)
    const untilMs = Math.min(startMs + QUARTER_MS, scedRunMs(seed, first + index + 1))
    return { runMs, share: (untilMs - fromMs) / QUARTER_MS }
  })
}

/** Time-weighted mean over the runs that hold in the quarter hour from `startMs`. */
export function averageRuns(seed: number, startMs: number, read: (runMs: number) => number): number {
  return runsInForce(seed, startMs).reduce((sum, { runMs, share }) => sum + share * read(runMs), 0)
}
