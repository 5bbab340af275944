import { extremeOf, hoursOf, largestStep } from '../authority/day-extremes.ts'
import type { DaySlice } from '../authority/day-slices.ts'
import type { Subject } from '../authority/subject.ts'

/** What is compared between days. */
export type ChangeKind = 'max_demand' | 'max_net_generation' | 'cleanest_hour' | 'largest_ramp' | 'interchange_swing'

/** What a day came to. */
export interface Measured {
  value: number
  /** Of the hour it happened in; of a change from hour to hour the later one. */
  index: number
  /** Of a change from hour to hour: which way. */
  direction?: 'up' | 'down'
  /** Of interchange over one tie: the neighbour. */
  neighbour?: string
  /** Hours of the day that are not there. */
  missing: number
}

/** Series by the hour that days are measured by. */
export interface ChangeSeries {
  /** Of the subject that days are told by. */
  toldMwh: Float64Array
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
  return (
    step && {
      value: Math.abs(step.change),
      index: step.index,
      missing: day.count - indices.length,
      ...(step.change === 0 ? {} : { direction: step.change < 0 ? 'down' : 'up' }),
    }
  )
}

/** How each is measured; a day that lacks what it needs has none. */
export const MEASURES: Readonly<Record<ChangeKind, Measure>> = Object.freeze({
  max_demand: (day, { toldMwh }) => marked(day, toldMwh, 1),
  max_net_generation: (day, { toldMwh }) => marked(day, toldMwh, 1),
  cleanest_hour: (day, { intensityGPerKwh }) => marked(day, intensityGPerKwh, -1),
  largest_ramp: (day, { toldMwh }) => swing(day, toldMwh),
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

/** The measures of a day, by what it is told by. */
export const changeKinds = (subject: Subject): readonly ChangeKind[] => [
  subject === 'demand' ? 'max_demand' : 'max_net_generation',
  'cleanest_hour',
  'largest_ramp',
  'interchange_swing',
]
