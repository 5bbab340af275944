import type { DuckDay } from './duck-day.ts'
import { type DuckShape, readShape } from './duck-shape.ts'
import { findLeftOut, type LeftOutDay } from './left-out.ts'

export interface MeasuredDay {
  date: string
  day: DuckDay
  shape: DuckShape
  /** Of the standard net load; undefined where wind is missing in an hour. */
  standardShape: DuckShape | undefined
}

export interface MeasuredDays {
  measured: readonly MeasuredDay[]
  leftOut: readonly LeftOutDay[]
}

/** The shapes of whole days, and the days left out with their reasons. Pure. */
export function measureDays(days: readonly DuckDay[]): MeasuredDays {
  const measured: MeasuredDay[] = []
  const leftOut: LeftOutDay[] = []
  for (const day of days) {
    const missing = findLeftOut(day)
    if (missing) leftOut.push(missing)
    else measured.push(measureDay(day))
  }
  return { measured, leftOut }
}

function measureDay(day: DuckDay): MeasuredDay {
  const { date, netMwh, standardNetMwh, localHours } = day
  const standardShape = standardNetMwh.some(Number.isNaN) ? undefined : readShape(standardNetMwh, localHours)
  return { date, day, shape: readShape(netMwh, localHours), standardShape }
}
