import { zoneAbbreviation } from '../../core/time/zone-abbreviation.ts'
import type { Presence } from './lake-records.ts'

/**
 * `present`: all intervals of the hour have rows (of readings: there is one). `partial`: some have. `absent`: none has, and it is past
 * the time by which they should. `pending`: none has, and they are not due. `before`: the hour ends before the lake's first interval.
 */
export type HourState = 'present' | 'partial' | 'absent' | 'pending' | 'before'

export interface CalendarHour {
  start: Temporal.Instant
  /** `01:00 CDT`: both passes of the repeated hour differ. */
  local: string
  intervals: number
  state: HourState
}

/** A market day: 23, 24 or 25 hours. */
export interface CalendarDay {
  date: string
  hours: readonly CalendarHour[]
}

export interface GapCalendarQuestion {
  zone: string
  /** First day, and the day after the last. */
  from: Temporal.PlainDate
  to: Temporal.PlainDate
  /** How long after its end an interval is due. */
  lagMs: number
  now: Temporal.Instant
}

const HOUR_MS = 3_600_000

/** How many intervals an hour should have; undefined: readings of moments, or intervals longer than it. */
export const expectedPerHour = ({ intervalMs }: Pick<Presence, 'intervalMs'>): number | undefined =>
  intervalMs === undefined || intervalMs <= 0 || intervalMs > HOUR_MS ? undefined : Math.round(HOUR_MS / intervalMs)

/** Each hour of each market day once, as it went by, and what there is in it. Pure. */
export function layGapCalendar(presence: Presence, question: GapCalendarQuestion): CalendarDay[] {
  const { zone, from, to } = question
  const days: CalendarDay[] = []
  for (let date = from; Temporal.PlainDate.compare(date, to) < 0; date = date.add({ days: 1 })) {
    const midnight = date.toZonedDateTime(zone)
    const hours = Array.from({ length: midnight.hoursInDay }, (_, hour) =>
      describeHour(midnight.add({ hours: hour }), presence, question),
    )
    days.push({ date: date.toString(), hours })
  }
  return days
}

function describeHour(local: Temporal.ZonedDateTime, presence: Presence, question: GapCalendarQuestion): CalendarHour {
  const start = local.toInstant()
  const intervals = presence.hours.get(Math.floor(start.epochMilliseconds / HOUR_MS)) ?? 0
  return {
    start,
    local: `${String(local.hour).padStart(2, '0')}:00 ${zoneAbbreviation(local)}`,
    intervals,
    state: judgeHour(start.epochMilliseconds, intervals, presence, question),
  }
}

function judgeHour(
  startMs: number,
  intervals: number,
  presence: Presence,
  { lagMs, now }: GapCalendarQuestion,
): HourState {
  const endMs = startMs + HOUR_MS
  if (intervals >= (expectedPerHour(presence) ?? 1)) return 'present'
  if (endMs + lagMs > now.epochMilliseconds) return 'pending'
  if (intervals > 0) return 'partial'
  const { firstInterval } = presence
  const isBefore = firstInterval === undefined || endMs <= Temporal.Instant.from(firstInterval).epochMilliseconds
  return isBefore ? 'before' : 'absent'
}
