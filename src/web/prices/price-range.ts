import { isDateText } from '../state/date-text.ts'
import type { UrlState } from '../state/url-state.ts'

/** Intervals that start in `[from, to)`. */
export interface PriceRange {
  from: Temporal.Instant
  to: Temporal.Instant
  /** Why what was asked for is not shown. */
  refusal?: string
}

const DEFAULT_DAYS = 3
/** Day-ahead prices of tomorrow are out by this hour. */
const AHEAD_FROM_HOUR = 14
const MOST_DAYS = 1100
const RANGE_DAYS = { today: 1, yesterday: 1, '7d': 7, '30d': 30, '60d': 60, '90d': 90, '1y': 365 } as const

type Chosen = Pick<UrlState, 'date' | 'range' | 'from' | 'to'>

/** The range that an address chooses, in days of `zone` or by moments; by default two days ago until the last day-ahead price. */
export function priceRange(chosen: Chosen, moment: Temporal.Instant, zone: string): PriceRange {
  const today = moment.toZonedDateTimeISO(zone).startOfDay()
  const { date, range, from, to } = chosen
  if (from !== undefined || to !== undefined) return fromMoments(chosen, moment, zone)
  if (date !== undefined) {
    const start = Temporal.PlainDate.from(date).toZonedDateTime(zone)
    return days(start, start.add({ days: 1 }))
  }
  if (range === 'yesterday') return days(today.subtract({ days: 1 }), today)
  const end = today.add({
    days: range === undefined && moment.toZonedDateTimeISO(zone).hour >= AHEAD_FROM_HOUR ? 2 : 1,
  })
  return days(today.subtract({ days: (range === undefined ? DEFAULT_DAYS : RANGE_DAYS[range]) - 1 }), end)
}

function fromMoments({ from, to }: Chosen, moment: Temporal.Instant, zone: string): PriceRange {
  const end = to === undefined ? undefined : readEdge(to, zone, 1)
  const start = from === undefined ? undefined : readEdge(from, zone, 0)
  const today = moment.toZonedDateTimeISO(zone).startOfDay()
  const last = end ?? later(today.add({ days: 1 }).toInstant(), start)
  const first = start ?? last.toZonedDateTimeISO(zone).subtract({ days: DEFAULT_DAYS }).toInstant()
  if (Temporal.Instant.compare(first, last) >= 0)
    return {
      ...priceRange(nothing, moment, zone),
      refusal: 'The range ends before it begins. These are the last days.',
    }
  const earliest = last.subtract({ hours: 24 * MOST_DAYS })
  return Temporal.Instant.compare(first, earliest) >= 0
    ? { from: first, to: last }
    : { from: earliest, to: last, refusal: `A picture has ${MOST_DAYS} days at most. These are the last of them.` }
}

const nothing: Chosen = { date: undefined, range: undefined, from: undefined, to: undefined }

/** A day at the end is included. */
function readEdge(text: string, zone: string, addedDays: number): Temporal.Instant {
  if (isDateText(text)) return Temporal.PlainDate.from(text).add({ days: addedDays }).toZonedDateTime(zone).toInstant()
  const tidy = text.replace(' ', 'T').toUpperCase()
  return /(Z|[+-]\d{2}:?\d{2})$/.test(tidy)
    ? Temporal.Instant.from(tidy)
    : Temporal.PlainDateTime.from(tidy).toZonedDateTime(zone).toInstant()
}

const later = (a: Temporal.Instant, b: Temporal.Instant | undefined): Temporal.Instant =>
  b && Temporal.Instant.compare(b, a) >= 0 ? b.add({ hours: 24 }) : a

const days = (from: Temporal.ZonedDateTime, to: Temporal.ZonedDateTime): PriceRange => ({
  from: from.toInstant(),
  to: to.toInstant(),
})
