import type { DaySlice } from '../authority/day-slices.ts'
import { findQuartiles, type Quartile, quartileOf } from '../clean-window/quartiles.ts'

/** Hours in a row. */
export interface HourSpan {
  /** Index of the first. */
  first: number
  hours: number
}

/** The hours of a day by their intensity. */
export interface CleanHours {
  /** Of each hour of the day, in order; undefined: its intensity is not known. */
  quartiles: readonly (Quartile | undefined)[]
  /** First quartile of the hours that are known: the cleanest quarter lies at or under it, g/kWh. */
  limitGPerKwh: number
  lowestGPerKwh: number
  highestGPerKwh: number
  knownHours: number
  /** The hours of the cleanest quarter. */
  spans: readonly HourSpan[]
}

/** Puts the hours of a day into quarters. Undefined: no intensity of it is known. Pure. */
export function cleanHours({ first, count }: DaySlice, intensityGPerKwh: Float64Array): CleanHours | undefined {
  const values = intensityGPerKwh.subarray(first, first + count)
  const limits = findQuartiles(values)
  if (!limits) return undefined
  const quartiles = [...values].map((value) => (Number.isNaN(value) ? undefined : quartileOf(value, limits)))
  const known = values.filter((value) => !Number.isNaN(value))
  const spans: HourSpan[] = []
  quartiles.forEach((quartile, hour) => {
    if (quartile !== 1) return
    const last = spans.at(-1)
    if (last && last.first + last.hours === first + hour) spans[spans.length - 1] = { ...last, hours: last.hours + 1 }
    else spans.push({ first: first + hour, hours: 1 })
  })
  return {
    quartiles,
    limitGPerKwh: limits.q1,
    lowestGPerKwh: Math.min(...known),
    highestGPerKwh: Math.max(...known),
    knownHours: known.length,
    spans,
  }
}
