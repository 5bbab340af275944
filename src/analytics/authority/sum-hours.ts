import type { AuthorityInterval } from './intervals.ts'

/** What the hours of an interval come to. */
export interface HourSum {
  /** Null: none of them has a value. */
  sum: number | null
  /** How many of them have one. */
  hours: number
}

/** Sums `values` over the hours of an interval that have one. */
export function sumHours(
  { first, count }: Pick<AuthorityInterval, 'first' | 'count'>,
  values: ArrayLike<number>,
): HourSum {
  let [sum, hours] = [0, 0]
  for (let index = first; index < first + count; index++) {
    const value = values[index] as number
    if (Number.isNaN(value)) continue
    sum += value
    hours++
  }
  return { sum: hours === 0 ? null : sum, hours }
}

/** The latest of the moments of an interval's hours, epoch ms; undefined: they have none. */
export function latestOf(
  { first, count }: Pick<AuthorityInterval, 'first' | 'count'>,
  ...moments: readonly Float64Array[]
): number | undefined {
  const known = moments.flatMap((all) => [...all.subarray(first, first + count)].filter((ms) => ms > 0))
  return known.length === 0 ? undefined : Math.max(...known)
}
