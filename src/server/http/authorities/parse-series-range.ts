import { dayOf, dayRange } from '../../../analytics/authority/market-days.ts'
import type { AuthoritySeriesQuery } from '../../../contract/schemas/authorities/series.ts'
import { parseMomentRange } from '../parse-moment-range.ts'

/** `from` and `to` of a question about an authority, with their defaults: whole local days around `now`. Errors: `usage.invalid_argument`. */
export function parseSeriesRange(
  query: Pick<AuthoritySeriesQuery, 'from' | 'to'>,
  zone: string,
  now: Temporal.Instant,
): { from: Temporal.Instant; to: Temporal.Instant } {
  const given = parseMomentRange(query, zone, now)
  const today = dayOf(now, zone)
  // `to` is exclusive: the day before it holds the last moment that is asked for.
  const lastDay = given.to ? dayOf(given.to.subtract({ nanoseconds: 1 }), zone) : today
  const from = given.from ?? dayRange(lastDay, zone).from
  const fromDay = dayOf(from, zone)
  const endDay = Temporal.PlainDate.compare(fromDay, today) > 0 ? fromDay : today
  return { from, to: given.to ?? dayRange(endDay, zone).to }
}
