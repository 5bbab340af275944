import type { Fuel } from '../../core/fuel.ts'
import type { Engine } from '../../engine/question.ts'
import type { DuckDay } from './duck-day.ts'
import { type FoundReference, findReference } from './find-reference.ts'
import { findLeftOut, type LeftOutDay } from './left-out.ts'
import { measureDays } from './measure-days.ts'
import { type RankedDuck, rankDucks } from './rank-ducks.ts'
import { readDuckDays } from './read-duck-days.ts'
import type { DuckRankingQuestion } from './read-duck-ranking.ts'
import { readReportedFuels } from './read-reported-fuels.ts'
import { findTypicalDay, type TypicalDay } from './typical-day.ts'

export interface DuckDayQuestion extends DuckRankingQuestion {
  date: Temporal.PlainDate
}

export interface DuckDayAnswer {
  day: DuckDay
  /** Undefined: the day is left out, or there is no window to measure it by. */
  duck: RankedDuck | undefined
  leftOut: LeftOutDay | undefined
  /** The days it is ranked among and its typical day is made of; itself too. */
  first: Temporal.PlainDate
  last: Temporal.PlainDate
  rankedDays: number
  typical: TypicalDay
  /** Generation of the day's hours by fuel; only fuels of which it has anything. */
  fuelsMwh: ReadonlyMap<Fuel, Float64Array>
  reference: FoundReference | undefined
  reportsSolar: boolean
  withSolar: readonly string[]
  /** The measured day nearest to this one, where this one is not measured. */
  nearest: string | undefined
  versions: Readonly<Record<string, number>>
}

/**
 * One day of an authority, with its rank among the days of the ranking that it is in, else among as many days that end with it.
 * Errors: those of `readDuckRanking`.
 */
export async function readDuckDay(
  engine: Engine,
  { date, days: count, today, now, reference: id, ...about }: DuckDayQuestion,
  signal?: AbortSignal,
): Promise<DuckDayAnswer> {
  const { authority, zone } = about
  const { first, last } = rankedSpan(date, today, count)
  const fuels = await readReportedFuels(engine)
  const reported = fuels.get(authority) ?? new Set()
  // Days behind it are read for the nearest one that can be shown.
  const readTo = earlier(later(date, last).add({ days: count }), later(date, today))
  const { days, hours } = await readDuckDays(engine, { ...about, reported, first, last: readTo }, signal)
  const day = days.find((each) => each.date === date.toString()) as DuckDay
  const reportsSolar = reported.has('solar')
  const found = reportsSolar ? await findReference(engine, { authority, zone, reported, now, id }, signal) : undefined
  const within = days.filter((each) => each.date <= last.toString() || each === day)
  const ducks = found ? rankDucks(measureDays(within).measured, found.reference) : []
  const at = hours.startsMs.indexOf(day.startsMs[0] as number)
  const cut = (values: Float64Array) => values.slice(at, at + day.startsMs.length)
  return {
    day,
    duck: ducks.find((duck) => duck.date === day.date),
    leftOut: findLeftOut(day),
    first,
    last: later(last, date),
    rankedDays: ducks.length,
    typical: findTypicalDay(day.date, within),
    fuelsMwh: new Map(
      [...hours.fuelsMwh].flatMap(([fuel, values]) => (cut(values).every(Number.isNaN) ? [] : [[fuel, cut(values)]])),
    ),
    reference: found,
    reportsSolar,
    withSolar: [...fuels].flatMap(([code, held]) => (held.has('solar') ? [code] : [])).toSorted(),
    nearest: nearestTo(date, measureDays(days).measured),
    versions: hours.versions,
  }
}

/** The ranking's own days where the date is one of them, or is not over; else as many that end with it. */
function rankedSpan(date: Temporal.PlainDate, today: Temporal.PlainDate, count: number) {
  const isPast = Temporal.PlainDate.compare(date, today.subtract({ days: count })) < 0
  const last = isPast ? date : today.subtract({ days: 1 })
  return { first: last.subtract({ days: count - 1 }), last }
}

const later = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (Temporal.PlainDate.compare(a, b) >= 0 ? a : b)
const earlier = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (Temporal.PlainDate.compare(a, b) <= 0 ? a : b)

function nearestTo(date: Temporal.PlainDate, measured: readonly { date: string }[]): string | undefined {
  const away = (each: { date: string }) => Math.abs(date.until(each.date).total('days'))
  return measured.toSorted((a, b) => away(a) - away(b))[0]?.date
}
