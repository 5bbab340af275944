import type { IntervalValue } from './interval-steps.ts'

/** A stretch of intervals without a gap. */
export interface Run {
  startMs: number
  endMs: number
}

/** The longest stretch of `values` (in order of time) without a gap; undefined where there is no value. */
export function longestRun(values: readonly IntervalValue[]): Run | undefined {
  const runs: Run[] = []
  for (const { startMs, endMs, value } of values) {
    if (value === null) continue
    const run = runs.at(-1)
    if (run?.endMs === startMs) run.endMs = endMs
    else runs.push({ startMs, endMs })
  }
  return runs.sort((a, b) => b.endMs - b.startMs - (a.endMs - a.startMs))[0]
}
