import { type StatusEvent, type StatusEvents, StatusEventsQuery } from '../../contract/schemas/status-events.ts'
import { findDataset } from '../../datasets/catalogue.ts'
import type { Api, ApiDeps } from './api-options.ts'
import { hasEnded } from './has-ended.ts'
import { parseQuery } from './parse-query.ts'
import { describeDocumentEvent, describeSilence, patienceMs } from './status-event-texts.ts'

const DEFAULT_LIMIT = 100
const DAYS = 30

/** `GET /api/v1/status/events`. */
export function addStatusEvents(app: Api, { engine, catalogue, clock }: ApiDeps): void {
  app.get('/api/v1/status/events', async (c) => {
    const { dataset, limit = DEFAULT_LIMIT } = parseQuery(StatusEventsQuery, c.req.url)
    const now = clock.now()
    // Whole hours: what the lake remembers of them can be told again.
    const since = now.subtract({ hours: 24 * DAYS }).round({ smallestUnit: 'hour', roundingMode: 'floor' })
    const asked = dataset === undefined ? catalogue : [findDataset(dataset, catalogue)]
    const datasets = asked.filter((one) => !hasEnded(one, since))
    const documents = (only: 'quarantined' | 'with-quarantined-rows') =>
      engine.records.receipts({ datasets: asked.map(({ id }) => id), only, since, limit })
    const [silences, quarantined, withRows, statuses] = await Promise.all([
      engine.records.silences(new Map(datasets.map((one) => [one.id, patienceMs(one)])), since),
      documents('quarantined'),
      documents('with-quarantined-rows'),
      engine.status(),
    ])
    // What began before is told no more, nor that it ended: a lake that was left alone for a year has not recovered.
    const begun = silences.filter(({ lastPublishedAt }) => Temporal.Instant.compare(lastPublishedAt, since) >= 0)
    const past = begun.flatMap((silence) => {
      const one = datasets.find(({ id }) => id === silence.dataset)
      return one ? describeSilence(one, silence.lastPublishedAt, silence.nextPublishedAt) : []
    })
    const present = datasets.flatMap((one) => {
      const last = statuses.find(({ id }) => id === one.id)?.lastPublishedAt
      return last === undefined || hasEnded(one, now) ? [] : describeSilence(one, last, undefined)
    })
    const events = [...past, ...present, ...[...quarantined, ...withRows].map(describeDocumentEvent)]
    const body: StatusEvents = { now: now.toString(), events: newestFirst(events, since, now).slice(0, limit) }
    return c.json(body, 200, { 'cache-control': 'no-store' })
  })
}

/** What lies ahead has not happened. */
function newestFirst(events: readonly StatusEvent[], since: Temporal.Instant, now: Temporal.Instant): StatusEvent[] {
  const { compare } = Temporal.Instant
  return events
    .filter(({ at }) => compare(at, since) >= 0 && compare(at, now) <= 0)
    .sort((a, b) => compare(b.at, a.at) || (a.id < b.id ? -1 : 1))
}
