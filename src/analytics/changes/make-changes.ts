import { baselineDays, percentAbove, type Typical, typicalOf } from '../authority/baseline.ts'
import { hoursOf } from '../authority/day-extremes.ts'
import type { DaySlice } from '../authority/day-slices.ts'
import type { Subject } from '../authority/subject.ts'
import { type ChangeKind, type ChangeSeries, changeKinds, MEASURES, type Measured } from './day-metrics.ts'

/** One measure of a day against what is typical. */
export interface Change {
  kind: ChangeKind
  /** Undefined: the hours it needs are not there. */
  measured: Measured | undefined
  typical: Typical
  delta: number | undefined
  deltaPercent: number | undefined
}

/** A day that misses more hours than this says nothing of what is typical. */
const MAX_MISSING_HOURS = 2

/** A day by four measures, each against its median over the same weekday of the 30 days before. Pure. */
export function makeChanges(
  day: DaySlice,
  series: ChangeSeries,
  sliceOf: (date: Temporal.PlainDate) => DaySlice | undefined,
  subject: Subject = 'demand',
): Change[] {
  const baseline = baselineDays(day.date, sliceOf)
  const alike = comparableSeries(day, series)
  return changeKinds(subject).map((kind) => {
    const measured = MEASURES[kind](day, series)
    const typical = typicalOf(baseline, (other) => {
      const found = MEASURES[kind](other, alike)
      return found && found.missing <= MAX_MISSING_HOURS ? found.value : undefined
    })
    const isKnown = measured !== undefined && typical.value !== undefined
    return {
      kind,
      measured,
      typical,
      delta: isKnown ? measured.value - (typical.value as number) : undefined,
      deltaPercent: measured && percentAbove(measured.value, typical.value),
    }
  })
}

/** Interchange that the day itself does not have tells nothing of what is typical for what it has. */
function comparableSeries(day: DaySlice, series: ChangeSeries): ChangeSeries {
  const has = (values: Float64Array) => hoursOf(day, values).length > 0
  const { interchangeMwh, tiesMwh } = series
  return {
    ...series,
    interchangeMwh: has(interchangeMwh) ? interchangeMwh : new Float64Array(interchangeMwh.length).fill(Number.NaN),
    tiesMwh: new Map([...tiesMwh].filter(([, values]) => has(values))),
  }
}
