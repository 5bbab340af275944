import type { DaySlice } from './day-slices.ts'

/** Fewer days than these say nothing of what is typical. */
export const BASELINE_MIN_DAYS = 3
const BASELINE_WEEKS = [1, 2, 3, 4]

/** A day and the same weekday of the 30 days before, those that the hours reach over. */
export const baselineDays = (
  date: Temporal.PlainDate,
  sliceOf: (date: Temporal.PlainDate) => DaySlice | undefined,
): DaySlice[] => BASELINE_WEEKS.flatMap((weeks) => sliceOf(date.subtract({ weeks })) ?? [])

/** What is typical, and of how many days. */
export interface Typical {
  /** Median; undefined: of fewer than 3 days. */
  value: number | undefined
  days: number
}

/** The median over the days that have what is measured; `undefined` and NaN: a day has it not. Pure. */
export function typicalOf(days: readonly DaySlice[], measure: (day: DaySlice) => number | undefined): Typical {
  const values = days.flatMap((day) => {
    const value = measure(day)
    return value === undefined || Number.isNaN(value) ? [] : [value]
  })
  const sorted = values.toSorted((a, b) => a - b)
  const [lower = 0, upper = 0] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return { value: values.length < BASELINE_MIN_DAYS ? undefined : (lower + upper) / 2, days: values.length }
}

/** Per cent by which a value lies above what is typical; undefined where that is no measure. */
export const percentAbove = (value: number, typical: number | undefined): number | undefined =>
  typical === undefined || typical <= 0 ? undefined : (100 * (value - typical)) / typical
