import type { BalancingAuthority } from '../../datasets/eia/balancing-authorities.ts'
import type { Engine, Truth } from '../../engine/question.ts'
import { baselineDays } from '../authority/baseline.ts'
import { hoursOf } from '../authority/day-extremes.ts'
import { createDaySlices } from '../authority/day-slices.ts'
import { findDemandDay, readDemandSpan } from '../authority/demand-days.ts'
import { type DayRange, dayOf, dayRange } from '../authority/market-days.ts'
import { noDemand } from '../authority/no-demand.ts'
import { AUTHORITY_HOURS_READ, readAuthorityHours } from '../authority/read-authority-hours.ts'
import { readTies } from '../authority/read-ties.ts'
import { CARBON_FACTORS } from '../carbon/carbon-factors.ts'
import { intensityGPerKwh } from '../carbon/intensity-g-per-kwh.ts'
import { type Change, makeChanges } from './make-changes.ts'

/** The datasets that changes are made of. */
export const CHANGES_READ = Object.freeze([...AUTHORITY_HOURS_READ, 'eia.interchange'] as const)

export interface ChangesQuestion extends Truth {
  authority: BalancingAuthority
  /** Default: the newest day that is over and has demand. */
  date?: Temporal.PlainDate
  now: Temporal.Instant
}

export interface ChangesAnswer {
  date: Temporal.PlainDate
  range: DayRange
  /** Hours of the day. */
  hours: number
  startsMs: Float64Array
  changes: readonly Change[]
  /** Baseline days that have a demand. */
  baseline: readonly Temporal.PlainDate[]
  versions: Readonly<Record<string, number>>
}

const DAYS_BEFORE = 31

/** Compares a day with what is typical. Errors: `data.not_ingested` and `data.retired`, naming the nearest day; the query's. */
export async function readChanges(
  engine: Engine,
  { authority, date: askedDate, now, ...truth }: ChangesQuestion,
  signal?: AbortSignal,
): Promise<ChangesAnswer> {
  const { code, zone } = authority
  const span = await readDemandSpan(engine, code)
  if (!span) throw noDemand(authority, askedDate, undefined)
  const nearest = (date: Temporal.PlainDate, direction: -1 | 1) =>
    findDemandDay(engine, direction, { authority, date, span, ...truth }, signal)
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
  const sliceOf = createDaySlices(read.startsMs, zone)
  const day = sliceOf(date)
  if (!day || hoursOf(day, read.demandMwh).length === 0) {
    const before = await nearest(date, -1)
    if (askedDate === undefined && before)
      return readChanges(engine, { authority, date: before, now, ...truth }, signal)
    throw noDemand(authority, askedDate, before ?? (await nearest(date, 1)))
  }
  const intensity = intensityGPerKwh(read.fuelsMwh, CARBON_FACTORS.direct)
  const series = {
    demandMwh: read.demandMwh,
    intensityGPerKwh: intensity.length > 0 ? intensity : new Float64Array(read.startsMs.length).fill(Number.NaN),
    interchangeMwh: read.interchangeMwh,
    tiesMwh: ties.tiesMwh,
  }
  return {
    date,
    range,
    hours: day.count,
    startsMs: read.startsMs,
    changes: makeChanges(day, series, sliceOf),
    baseline: baselineDays(date, sliceOf)
      .filter((slice) => hoursOf(slice, read.demandMwh).length > 0)
      .map((slice) => slice.date),
    versions: { ...ties.versions, ...read.versions },
  }
}
