import type { BalancingAuthority } from '../../datasets/eia/balancing-authorities.ts'
import type { Engine, Truth } from '../../engine/question.ts'
import { hoursOf } from '../authority/day-extremes.ts'
import { createDaySlices } from '../authority/day-slices.ts'
import { type DayRange, dayOf, dayRange } from '../authority/market-days.ts'
import { nothingTold } from '../authority/nothing-told.ts'
import { type AuthorityHours, readAuthorityHours } from '../authority/read-authority-hours.ts'
import { subjectMwh } from '../authority/subject.ts'
import { findToldDay, readToldSpans, type ToldSpan } from '../authority/told-days.ts'
import { CARBON_FACTORS } from '../carbon/carbon-factors.ts'
import { intensityGPerKwh } from '../carbon/intensity-g-per-kwh.ts'
import { makePulse, type Pulse } from './make-pulse.ts'
import { type HubPrice, readHubPrice } from './read-hub-price.ts'

export interface PulseQuestion extends Truth {
  authority: BalancingAuthority
  /** Default: the newest local day that can be told. */
  date?: Temporal.PlainDate
  now: Temporal.Instant
}

/** A day as it is told, with the hours that it is told from. */
export interface PulseAnswer {
  date: Temporal.PlainDate
  range: DayRange
  pulse: Pulse
  hours: AuthorityHours
  intensityGPerKwh: Float64Array
  price: HubPrice | undefined
  previousDate: Temporal.PlainDate | undefined
  nextDate: Temporal.PlainDate | undefined
  versions: Readonly<Record<string, number>>
}

/** Days before the day that tell what is typical, and a day after it, to know whether there is one. */
const DAYS_BEFORE = 31

/** Reads a day and tells it. Errors: `data.not_ingested` and `data.retired`, naming the nearest day; the query's. */
export async function readPulse(engine: Engine, question: PulseQuestion, signal?: AbortSignal): Promise<PulseAnswer> {
  const { authority, date } = question
  for (const span of await readToldSpans(engine, authority.code)) {
    const found = await readDay(engine, question, span, signal)
    if (found) return found
  }
  throw nothingTold(authority, { date })
}

/** Undefined: no day can be told by this subject. */
async function readDay(
  engine: Engine,
  question: PulseQuestion,
  span: ToldSpan,
  signal?: AbortSignal,
): Promise<PulseAnswer | undefined> {
  const { authority, date: askedDate, now, ...truth } = question
  const { code, zone } = authority
  const { subject } = span
  const nearest = (date: Temporal.PlainDate, direction: -1 | 1) =>
    findToldDay(engine, direction, { authority, date, span, ...truth }, signal)
  const date = askedDate ?? newestDay(span, now, zone)
  const range = dayRange(date, zone)
  const read = await readAuthorityHours(
    engine,
    {
      authority: code,
      from: dayRange(date.subtract({ days: DAYS_BEFORE }), zone).from,
      to: dayRange(date.add({ days: 1 }), zone).to,
      receiptsOf: range,
      ...truth,
    },
    signal,
  )
  const sliceOf = createDaySlices(read.startsMs, zone)
  const isTold = (day: Temporal.PlainDate): boolean => {
    const slice = sliceOf(day)
    return slice !== undefined && hoursOf(slice, subjectMwh(read, subject)).length > 0
  }
  if (!isTold(date)) {
    const before = await nearest(date, -1)
    if (askedDate === undefined && before) return readDay(engine, { ...question, date: before }, span, signal)
    const nearestDate = before ?? (await nearest(date, 1))
    if (nearestDate === undefined) return undefined
    throw nothingTold(authority, { subject, date: askedDate, nearestDate })
  }
  const near = (direction: -1 | 1) => {
    const beside = date.add({ days: direction })
    return isTold(beside) ? beside : nearest(date, direction)
  }
  const [price, previousDate, nextDate] = await Promise.all([
    readHubPrice(engine, { authority: code, startsMs: read.startsMs, ...truth }, signal),
    near(-1),
    near(1),
  ])
  const intensity = intensityGPerKwh(read.fuelsMwh, CARBON_FACTORS.direct)
  const intensityGPerKwhOf = intensity.length > 0 ? intensity : new Float64Array(read.startsMs.length).fill(Number.NaN)
  const pulse = makePulse({
    hours: read,
    subject,
    intensityGPerKwh: intensityGPerKwhOf,
    ...(price ? { price } : {}),
    date,
    now,
  })
  if (!pulse) throw nothingTold(authority, { subject, date, nearestDate: previousDate ?? nextDate })
  return {
    date,
    range,
    pulse,
    hours: read,
    intensityGPerKwh: intensityGPerKwhOf,
    price,
    previousDate,
    nextDate,
    versions: { ...price?.versions, ...read.versions },
  }
}

/** The day of the newest hour that can be known by `now`. */
function newestDay({ last }: ToldSpan, now: Temporal.Instant, zone: string): Temporal.PlainDate {
  return dayOf(Temporal.Instant.compare(last, now) < 0 ? last : now, zone)
}
