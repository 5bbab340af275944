import type { DuckDay } from './duck-day.ts'

export type DayClass = 'weekday' | 'weekend'

/** The middle of many days, by the hour of the wall clock. */
export interface TypicalDay {
  class: DayClass
  /** Days it is made of. */
  days: number
  /** Median net load of each local hour 0 to 23; NaN where no day has that hour. */
  netMwh: Float64Array
}

/** Monday to Friday, or not. */
const dayClassOf = (date: string): DayClass => (Temporal.PlainDate.from(date).dayOfWeek <= 5 ? 'weekday' : 'weekend')

/** The typical day among the whole ones of `days` that are of one class with `date`, that day itself left out. Pure. */
export function findTypicalDay(date: string, days: readonly DuckDay[]): TypicalDay {
  const dayClass = dayClassOf(date)
  const isWhole = ({ netMwh }: DuckDay) => !netMwh.some(Number.isNaN)
  const alike = days.filter((day) => day.date !== date && dayClassOf(day.date) === dayClass && isWhole(day))
  const byHour = Array.from({ length: 24 }, (): number[] => [])
  for (const { localHours, netMwh } of alike)
    for (const [at, hour] of localHours.entries()) byHour[hour]?.push(netMwh[at] as number)
  return { class: dayClass, days: alike.length, netMwh: Float64Array.from(byHour, median) }
}

function median(values: readonly number[]): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).toSorted((a, b) => a - b)
  const upper = sorted[sorted.length >> 1]
  const lower = sorted[(sorted.length - 1) >> 1]
  return upper === undefined || lower === undefined ? Number.NaN : (lower + upper) / 2
}
