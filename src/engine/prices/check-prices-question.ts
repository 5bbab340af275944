import { GridlakeError } from '../../core/errors.ts'
import { CALENDAR } from '../../core/time/calendar.ts'
import type { PricesQuestion } from '../question.ts'

/** More than all hubs and load zones, less than what a client asks by mistake. */
const MAX_LOCATIONS = 1000

/** Fewer say nothing of a price, more are no picture. */
const MIN_POINTS = 10
const MAX_POINTS = 100_000

/** Between them lie all days that the lake may speak of, in any zone. */
const FIRST = Temporal.Instant.from(`${CALENDAR.first}T00:00Z`).subtract({ hours: 48 })
const LAST = Temporal.Instant.from(`${CALENDAR.last}T00:00Z`).add({ hours: 48 })

/** The question with each location once and a range within the calendar, where it can be answered. Pure. Errors: `usage.invalid_argument`. */
export function checkPricesQuestion(question: PricesQuestion): PricesQuestion {
  const { market, locationType, from, to, limit, points, summary } = question
  const locations = [...new Set(question.locations)]
  if (locations.length > MAX_LOCATIONS)
    throw refuse(
      `${locations.length.toLocaleString('en-US')} locations are asked for at once`,
      `ask for up to ${MAX_LOCATIONS.toLocaleString('en-US')} at a time, or take all rows of the dataset and filter them`,
    )
  if (locations.length === 0 && market !== 'as')
    throw refuse('no location is asked for', 'name one or several, such as HB_NORTH; /api/v1/locations lists them')
  if (locationType !== undefined && (market === 'da' || market === 'as'))
    throw refuse(
      `${market} prices have no settlement point types`,
      'leave the location type out; it chooses among real-time prices of one name',
    )
  if (Temporal.Instant.compare(from, to) > 0)
    throw refuse(`from (${from}) lies after to (${to})`, 'the range is half-open: from is included, to is not')
  if (limit !== undefined && (!Number.isSafeInteger(limit) || limit < 0))
    throw refuse(`limit takes a whole number of at least 0, not ${limit}`, 'leave it out for all rows')
  if (points !== undefined && (!Number.isSafeInteger(points) || points < MIN_POINTS || points > MAX_POINTS))
    throw refuse(
      `points takes a whole number from ${MIN_POINTS} to ${MAX_POINTS.toLocaleString('en-US')}, not ${points}`,
      'a picture needs about two a pixel; leave it out for all rows',
    )
  if (points !== undefined && (limit !== undefined || question.after !== undefined))
    throw refuse('points and pages do not go together', 'ask for points of a range, or for pages of all its rows')
  if (summary && (market === 'as' || market === 'combined'))
    throw refuse(`there is no summary of market=${market}`, 'ask for da, rt or spread')
  if (summary && summary.of !== 'stats' && question.interval === 'P1D')
    throw refuse(`a ${summary.of} answer is made of hours or quarter hours, not of days`, 'leave the interval out')
  const odd = [...locations, locationType ?? ''].find((name) => /\p{Cc}/u.test(name))
  if (odd !== undefined)
    throw refuse(
      `${JSON.stringify(odd.slice(0, 100))} is no name: it has control characters`,
      'write it as it is listed',
    )
  // Heat maps are of hours.
  const interval = summary?.of === 'heatmap' ? { interval: 'PT1H' as const } : {}
  return { ...question, ...interval, locations, from: clamp(from), to: clamp(to) }
}

function clamp(instant: Temporal.Instant): Temporal.Instant {
  if (Temporal.Instant.compare(instant, FIRST) < 0) return FIRST
  return Temporal.Instant.compare(instant, LAST) > 0 ? LAST : instant
}

const refuse = (message: string, hint: string) => new GridlakeError('usage.invalid_argument', message, { hint })
