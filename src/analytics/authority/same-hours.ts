import { hoursOf } from './day-extremes.ts'
import type { DaySlice } from './day-slices.ts'

/** Local hours of the day, 0 to 23, in which hours of `indices` start. */
export const localHoursOf = ({ first, localHours }: DaySlice, indices: readonly number[]): ReadonlySet<number> =>
  new Set(indices.map((index) => localHours[index - first] as number))

/** The hours of another day that start in the same local hours; undefined: one of them has no value. */
export function sameHours(day: DaySlice, of: ArrayLike<number>, local: ReadonlySet<number>): number[] | undefined {
  const indices = hoursOf(day, of, (hour) => local.has(hour))
  const wanted = day.localHours.reduce((count, hour) => (local.has(hour) ? count + 1 : count), 0)
  return wanted > 0 && indices.length === wanted ? indices : undefined
}
