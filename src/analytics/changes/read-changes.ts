import type { BalancingAuthority } from '../../datasets/eia/balancing-authorities.ts'
import type { Engine, Truth } from '../../engine/question.ts'
import { baselineDays } from '../authority/baseline.ts'
import { hoursOf } from '../authority/day-extremes.ts'
import { createDaySlices } from '../authority/day-slices.ts'
import { type DayRange, dayOf, dayRange } from '../authority/market-days.ts'
import { nothingTold } from '../authority/nothing-told.ts'
import { AUTHORITY_HOURS_READ, readAuthorityHours } from '../authority/read-authority-hours.ts'
import { readTies } from '../authority/read-ties.ts'
import { type Subject, subjectMwh } from '../authority/subject.ts'
import { findToldDay, readToldSpans, type ToldSpan } from '../authority/told-days.ts'
import { CARBON_FACTORS } from '../carbon/carbon-factors.ts'
import { intensityGPerKwh } from '../carbon/intensity-g-per-kwh.ts'
import { type Change, makeChanges } from './make-changes.ts'

/** The datasets that changes are made of. */
export const CHANGES_READ = Object.freeze([...AUTHORITY_HOURS_READ, 'eia.interchange'] as const)

export interface ChangesQuestion extends Truth {
  authority: BalancingAuthority
  /** Default: the newest day that is over and can be told. */
  date?: Temporal.PlainDate
  now: Temporal.Instant
}

export interface ChangesAnswer {
  date: Temporal.PlainDate
  /** By what days are told. */
  subject: Subject
  range: DayRange
  /** Hours of the day. */
  hours: number
  startsMs: Float64Array
  changes: readonly Change[]
  /** Baseline days that have hours of the subject. */
  baseline: readonly Temporal.PlainDate[]
  /** The first of the 30 days before that has any; undefined: none has. */
  toldFrom: Temporal.PlainDate | undefined
  versions: Readonly<Record<string, number>>
}

const DAYS_BEFORE = 31

/** Compares a day with what is typical. Errors: `data.not_ingested` and `data.retired`, naming the nearest day; the query's. */
export async function readChanges(
  engine: Engine,
  question: ChangesQuestion,
  signal?: AbortSignal,
): Promise<ChangesAnswer> {
  const { authority, date } = question
  for (const span of await readToldSpans(engine, authority.code)) {
    const found = await compareDay(engine, question, span, signal)
    if (found) return found
  }
  throw nothingTold(authority, { date })
}

/** Undefined: no day can be told by this subject. */
async function compareDay(
  engine: Engine,
  question: ChangesQuestion,
  span: ToldSpan,
  signal?: AbortSignal,
): Promise<ChangesAnswer | undefined> {
  const { authority, date: askedDate, now, ...truth } = question
  const { code, zone } = authority
  const { subject } = span
  const nearest = (date: Temporal.PlainDate, direction: -1 | 1) =>
    findToldDay(engine, direction, { authority, date, span, ...truth }, signal)
  const yesterday = dayOf(now, zone).subtract({ days: 1 })
  const lastDay = dayOf(span.last, zone)
  const date = askedDate ?? (Temporal.PlainDate.compare(lastDay, yesterday) < 0 ? lastDay : yesterday)
  const range = dayRange(date, zone)
  const asked = {
    authority: code,
    from: dayRange(date.subtract({ days: DAYS_BEFORE }), zone).from,
    to: range.to,
    ...truth,
  }
  const [read, ties] = await Promise.all([readAuthorityHours(engine, asked, signal), readTies(engine, asked, signal)])
  const toldMwh = subjectMwh(read, subject)
  const sliceOf = createDaySlices(read.startsMs, zone)
  const day = sliceOf(date)
  if (!day || hoursOf(day, toldMwh).length === 0) {
    const before = await nearest(date, -1)
    if (askedDate === undefined && before) return compareDay(engine, { ...question, date: before }, span, signal)
    const nearestDate = before ?? (await nearest(date, 1))
    if (nearestDate === undefined) return undefined
    throw nothingTold(authority, { subject, date: askedDate, nearestDate })
  }
  const intensity = intensityGPerKwh(read.fuelsMwh, CARBON_FACTORS.direct)
  const series = {
    toldMwh,
    intensityGPerKwh: intensity.length > 0 ? intensity : new Float64Array(read.startsMs.length).fill(Number.NaN),
    interchangeMwh: read.interchangeMwh,
    tiesMwh: ties.tiesMwh,
  }
  const firstTold = toldMwh.subarray(0, day.first).findIndex((mwh) => !Number.isNaN(mwh))
  return {
    date,
    subject,
    range,
    hours: day.count,
    startsMs: read.startsMs,
    changes: makeChanges(day, series, sliceOf, subject),
    baseline: baselineDays(date, sliceOf)
      .filter((slice) => hoursOf(slice, toldMwh).length > 0)
      .map((slice) => slice.date),
    toldFrom:
      firstTold < 0
        ? undefined
        : dayOf(Temporal.Instant.fromEpochMilliseconds(read.startsMs[firstTold] as number), zone),
    versions: { ...ties.versions, ...read.versions },
  }
}
