export interface HeldSeries {
  startsMs: number[]
  values: (number | null)[]
}

/** For the break after a run: a moment later than its end. */
const AFTER_MS = 1000

/** Starts and values with the ends of intervals where no other follows: a line of steps holds to there, and breaks until the next. */
export function holdToEnd(
  startsMs: readonly number[],
  values: readonly (number | null)[],
  lengthMs: number,
): HeldSeries {
  const held: HeldSeries = { startsMs: [], values: [] }
  const add = (ms: number, value: number | null) => {
    held.startsMs.push(ms)
    held.values.push(value)
  }
  for (let index = 0; index < startsMs.length; index++) {
    const [start = 0, value = null] = [startsMs[index], values[index]]
    if (value === null) continue
    add(start, value)
    const endMs = start + lengthMs
    const isFollowed = (startsMs[index + 1] ?? Number.POSITIVE_INFINITY) <= endMs && values[index + 1] != null
    if (isFollowed) continue
    add(endMs, value)
    add(endMs + AFTER_MS, null)
  }
  return held
}
