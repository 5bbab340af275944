import type { DaySlice } from './day-slices.ts'

/** An hour, by its index, and the value that makes it worth a word. */
export interface Marked {
  index: number
  value: number
}

/** A change from one hour to the next. */
export interface Step {
  /** Of the hour that it leads to. */
  index: number
  change: number
}

/** Indices of the hours of a day that `of` has, in order; `isAsked` chooses among its local hours. */
export function hoursOf(
  { first, count, localHours }: DaySlice,
  of: ArrayLike<number>,
  isAsked: (localHour: number) => boolean = () => true,
): number[] {
  const indices: number[] = []
  for (let hour = 0; hour < count; hour++)
    if (isAsked(localHours[hour] as number) && !Number.isNaN(of[first + hour] as number)) indices.push(first + hour)
  return indices
}

/** The first of the highest of `values`; `sign` -1: of the lowest. */
export function extremeOf(indices: readonly number[], values: ArrayLike<number>, sign: 1 | -1 = 1): Marked | undefined {
  let found: Marked | undefined
  for (const index of indices) {
    const value = values[index] as number
    if (found === undefined || value * sign > found.value * sign) found = { index, value }
  }
  return found
}

/** The first of the largest changes from one hour to the next, up or down, both of them among `indices`. */
export function largestStep(indices: readonly number[], values: ArrayLike<number>): Step | undefined {
  let found: Step | undefined
  indices.forEach((index, at) => {
    if (at === 0 || indices[at - 1] !== index - 1) return
    const change = (values[index] as number) - (values[index - 1] as number)
    if (found === undefined || Math.abs(change) > Math.abs(found.change)) found = { index, change }
  })
  return found
}
