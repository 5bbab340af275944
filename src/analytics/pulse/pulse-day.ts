import type { Fuel } from '../../core/fuel.ts'
import { baselineDays } from '../authority/baseline.ts'
import { hoursOf } from '../authority/day-extremes.ts'
import { createDaySlices, type DaySlice } from '../authority/day-slices.ts'
import type { AuthorityHours } from '../authority/read-authority-hours.ts'
import { type Subject, subjectMwh } from '../authority/subject.ts'

/** The hours that a day is told from: its own, and those of the 30 days before for what is typical. */
export interface PulseInput {
  hours: Pick<
    AuthorityHours,
    'authority' | 'zone' | 'startsMs' | 'demandMwh' | 'forecastMwh' | 'netGenerationMwh' | 'interchangeMwh'
  > & { fuelsMwh: ReadonlyMap<Fuel, Float64Array> }
  /** By what the day is told; default demand. */
  subject?: Subject
  /** Average carbon intensity of generation, g/kWh, hour by hour; NaN where it is not known. */
  intensityGPerKwh: Float64Array
  /** Real-time price of a hub, hourly means of whole hours, USD/MWh; NaN where there is none. */
  price?: { location: string; usdPerMwh: Float64Array }
  date: Temporal.PlainDate
  now: Temporal.Instant
}

/** `whole`: every hour is published. `so_far`: some are still to come. `partial`: some are missing. */
export type DayState = 'whole' | 'so_far' | 'partial'

/** What claims about a day name in their SQL. */
export interface ClaimPlace {
  authority: string
  date: string
  /** Dates of the days that tell what is typical. */
  baseline: readonly string[]
}

/** A day to be told, laid out. */
export interface PulseDay extends PulseInput {
  subject: Subject
  day: DaySlice
  weekday: string
  state: DayState
  /** Indices of the hours of the subject that are published. */
  toldHours: readonly number[]
  baseline: readonly DaySlice[]
  place: ClaimPlace
  sliceOf: (date: Temporal.PlainDate) => DaySlice | undefined
}

const HOUR_MS = 3_600_000
/** Hours after the end of a day in which its last ones are still awaited: generation comes the day after. */
const AWAITED_HOURS: Readonly<Record<Subject, number>> = { demand: 6, net_generation: 36 }
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** Lays a day out; undefined: the hours do not reach over it, or none of it is published. Pure. */
export function layOutDay(input: PulseInput): PulseDay | undefined {
  const { hours, date, now, subject = 'demand' } = input
  const values = subjectMwh(hours, subject)
  const sliceOf = createDaySlices(hours.startsMs, hours.zone)
  const day = sliceOf(date)
  const toldHours = day ? hoursOf(day, values) : []
  if (!day || toldHours.length === 0) return undefined
  const baseline = baselineDays(date, sliceOf).filter((slice) => hoursOf(slice, values).length > 0)
  return {
    ...input,
    subject,
    day,
    weekday: weekdayOf(date),
    state: stateOf(day, toldHours, hours.startsMs, {
      nowMs: now.epochMilliseconds,
      awaitedHours: AWAITED_HOURS[subject],
    }),
    toldHours,
    baseline,
    place: {
      authority: hours.authority,
      date: date.toString(),
      baseline: baseline.map((slice) => slice.date.toString()),
    },
    sliceOf,
  }
}

export const weekdayOf = (date: Temporal.PlainDate): string => WEEKDAYS[date.dayOfWeek - 1] ?? ''

function stateOf(
  day: DaySlice,
  published: readonly number[],
  startsMs: Float64Array,
  { nowMs, awaitedHours }: { nowMs: number; awaitedHours: number },
): DayState {
  if (published.length === day.count) return 'whole'
  const last = day.first + day.count - 1
  const endMs = (startsMs[last] as number) + HOUR_MS
  const isAwaited = nowMs < endMs || (nowMs < endMs + awaitedHours * HOUR_MS && published.at(-1) !== last)
  return isAwaited ? 'so_far' : 'partial'
}
