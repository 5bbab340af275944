import { extremeOf, hoursOf, largestStep } from '../authority/day-extremes.ts'
import type { DaySlice } from '../authority/day-slices.ts'

/** What is compared between days. */
export type ChangeKind = 'max_demand' | 'cleanest_hour' | 'largest_ramp' | 'interchange_swing'

/** What a day came to. */
export interface Measured {
  value: number
  /** Of the hour it happened in; of a change from hour to hour the later one. */
  index: number
  /** Of interchange over one tie: the neighbour. */
  neighbour?: string
  /** Hours of the day that are not there. */
  missing: number
}

/** Series by the hour that days are measured by. */
export interface ChangeSeries {
  demandMwh: Float64Array
  intensityGPerKwh: Float64Array
  interchangeMwh: Float64Array
  /** By neighbour. */
  tiesMwh: ReadonlyMap<string, Float64Array>
}

type Measure = (day: DaySlice, series: ChangeSeries) => Measured | undefined

const marked = (day: DaySlice, values: Float64Array, sign: 1 | -1): Measured | undefined => {
  const indices = hoursOf(day, values)
  const found = extremeOf(indices, values, sign)
  return found && { ...found, missing: day.count - indices.length }
}

/** The size of the largest change from one hour to the next, up or down. */
const swing = (day: DaySlice, values: Float64Array): Measured | undefined => {
  const indices = hoursOf(day, values)
  const step = largestStep(indices, values)
  return step && { value: Math.abs(step.change), index: step.index, missing: day.count - indices.length }
}

/** How each is measured; a day that lacks what it needs has none. */
export const MEASURES: Readonly<Record<ChangeKind, Measure>> = Object.freeze({
  max_demand: (day, { demandMwh }) => marked(day, demandMwh, 1),
  cleanest_hour: (day, { intensityGPerKwh }) => marked(day, intensityGPerKwh, -1),
  largest_ramp: (day, { demandMwh }) => swing(day, demandMwh),
  interchange_swing: (day, { interchangeMwh, tiesMwh }) => {
    const total = swing(day, interchangeMwh)
    const ties = [...tiesMwh].flatMap(([neighbour, values]) => {
      const measured = swing(day, values)
      return measured ? [{ ...measured, neighbour }] : []
    })
    return [...(total ? [total] : []), ...ties].reduce<Measured | undefined>(
      (largest, next) => (largest && largest.value >= next.value ? largest : next),
      undefined,
    )
  },
})
