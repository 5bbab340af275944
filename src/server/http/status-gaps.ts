import { type GapCalendar, GapsQuery } from '../../contract/schemas/status-gaps.ts'
import { GridlakeError } from '../../core/errors.ts'
import { durationToMs } from '../../core/time/duration.ts'
import { findDataset } from '../../datasets/catalogue.ts'
import { notIngested } from '../../engine/not-ingested.ts'
import { type CalendarDay, expectedPerHour, layGapCalendar } from '../../engine/records/gap-calendar.ts'
import type { Api, ApiDeps } from './api-options.ts'
import { marketZone } from './market-zone.ts'
import { parseQuery } from './parse-query.ts'
import { parseMomentParameter, parseTruth } from './parse-truth.ts'

const DEFAULT_DAYS = 30
const MAX_DAYS = 366

/** `GET /api/v1/status/{id}/gaps`. */
export function addGaps(app: Api, { engine, catalogue, clock }: ApiDeps): void {
  app.get('/api/v1/status/:id/gaps', async (c) => {
    const dataset = findDataset(c.req.param('id'), catalogue)
    const query = parseQuery(GapsQuery, c.req.url)
    const zone = marketZone(dataset)
    const truth = parseTruth(query, zone, clock.now())
    const now = truth.asOf ?? clock.now()
    const { from, to } = readDays(query, zone, now, clock.now())
    const midnight = (day: Temporal.PlainDate) => day.toZonedDateTime(zone).toInstant()
    const presence = await engine.records.presence({
      dataset: dataset.id,
      from: midnight(from),
      to: midnight(to),
      ...truth,
    })
    if (presence.version === undefined) throw notIngested(dataset)
    const days = layGapCalendar(presence, { zone, from, to, lagMs: durationToMs(dataset.lag), now })
    const calendar: GapCalendar = {
      dataset: dataset.id,
      zone,
      interval_seconds: presence.intervalMs === undefined ? null : presence.intervalMs / 1000,
      expected_per_hour: expectedPerHour(presence) ?? null,
      counts: countStates(days),
      days: days.map(({ date, hours }) => ({
        date,
        hours: hours.map((hour) => ({ ...hour, start: hour.start.toString() })),
      })),
      meta: {
        versions: { [dataset.id]: presence.version },
        as_of: truth.asOf?.toString() ?? null,
        known_at: truth.knownAt?.toString() ?? null,
        basis: truth.basis ?? 'any',
      },
    }
    return c.json(calendar, 200, { 'cache-control': 'no-store' })
  })
}

/** Errors: `usage.invalid_argument` where the range has no day or too many. */
function readDays(
  query: { from?: string | undefined; to?: string | undefined },
  zone: string,
  moment: Temporal.Instant,
  now: Temporal.Instant,
): { from: Temporal.PlainDate; to: Temporal.PlainDate } {
  const dayOf = (name: string, text: string) => {
    const local = parseMomentParameter(name, text, zone, now).toZonedDateTimeISO(zone)
    const isMidnight = local.equals(local.startOfDay())
    // A day that is named by an hour in it belongs to the range.
    return name === 'to' && !isMidnight ? local.toPlainDate().add({ days: 1 }) : local.toPlainDate()
  }
  const tomorrow = moment.toZonedDateTimeISO(zone).toPlainDate().add({ days: 1 })
  const to = query.to === undefined ? tomorrow : dayOf('to', query.to)
  const from = query.from === undefined ? to.subtract({ days: DEFAULT_DAYS }) : dayOf('from', query.from)
  const days = from.until(to, { largestUnit: 'days' }).days
  if (days >= 1 && days <= MAX_DAYS) return { from, to }
  const hint = `give from and to as days, to being the day after the last one; at most ${MAX_DAYS} days`
  throw new GridlakeError('usage.invalid_argument', `the calendar from ${from} to ${to} has ${days} days`, { hint })
}

function countStates(days: readonly CalendarDay[]): GapCalendar['counts'] {
  const counts = { present: 0, partial: 0, absent: 0, pending: 0, before: 0 }
  for (const { state } of days.flatMap(({ hours }) => hours)) counts[state]++
  return counts
}
