import { expectedAgeSeconds } from '../../contract/freshness.ts'
import type { ServerStatus } from '../../contract/schemas/status.ts'
import { durationToMs } from '../../core/time/duration.ts'
import type { Dataset } from '../../datasets/dataset.ts'
import { endedOn } from '../../datasets/ended-on.ts'
import type { DatasetStatus } from '../../engine/question.ts'
import type { Committed } from '../../engine/records/lake-records.ts'
import type { Api, ApiDeps } from './api-options.ts'
import { describeHealth } from './describe-health.ts'
import { hasEnded } from './has-ended.ts'

/** `GET /api/v1/status`. */
export function addStatus(app: Api, { engine, catalogue, clock, source, version, limits, cacheStats }: ApiDeps): void {
  app.get('/api/v1/status', async (c) => {
    const now = clock.now()
    const [statuses, committed] = await Promise.all([
      engine.status(),
      // To the minute: what the lake remembers of it can be told again.
      engine.records.committedSince(
        now.subtract({ hours: 24 }).round({ smallestUnit: 'minute', roundingMode: 'floor' }),
      ),
    ])
    const status: ServerStatus = {
      version,
      source,
      now: now.toString({ smallestUnit: 'millisecond' }),
      process: { uptime_seconds: process.uptime(), rss_bytes: process.memoryUsage.rss() },
      cache: cacheStats ? snakeCased(cacheStats()) : null,
      sql: { timeout_ms: limits.sqlTimeoutMs, max_rows: limits.sqlMaxRows, max_bytes: limits.sqlMaxBytes },
      datasets: catalogue.map((dataset) => describeStanding(dataset, { statuses, committed, now })),
    }
    return c.json(status, 200, { 'cache-control': 'no-store' })
  })
}

interface Found {
  statuses: readonly DatasetStatus[]
  committed: ReadonlyMap<string, Committed>
  now: Temporal.Instant
}

function describeStanding(dataset: Dataset, { statuses, committed, now }: Found): ServerStatus['datasets'][number] {
  const status = statuses.find(({ id }) => id === dataset.id)
  return {
    ...describeHealth(dataset, status, now),
    kind: dataset.kind,
    cadence: dataset.cadence,
    lag: dataset.lag,
    expected_age_seconds: expectedAgeSeconds(dataset),
    files: status?.files ?? 0,
    bytes: status?.bytes ?? 0,
    first_interval: status?.firstInterval ?? null,
    last_ingested_at: status?.lastIngestedAt ?? null,
    quarantined_rows: status?.quarantinedRows ?? 0,
    expected_next_at: hasEnded(dataset, now) ? null : nextAfter(status?.lastPublishedAt, dataset),
    ended_on: endedOn(dataset) ?? null,
    last_day: committed.get(dataset.id) ?? { documents: 0, rows: 0 },
  }
}

const nextAfter = (publishedAt: string | undefined, { cadence }: Dataset): string | null =>
  publishedAt === undefined
    ? null
    : Temporal.Instant.from(publishedAt)
        .add({ milliseconds: durationToMs(cadence) })
        .toString()

const snakeCased = (counters: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(counters).map(([name, value]) => [
      name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  )
