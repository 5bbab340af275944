import type { ServerStatus } from '../../contract/schemas/status.ts'
import { durationToMs } from '../../core/time/duration.ts'
import type { Dataset } from '../../datasets/dataset.ts'
import type { DatasetStatus } from '../../engine/question.ts'
import type { Api, ApiDeps } from './api-options.ts'
import { describeHealth } from './describe-health.ts'

/** `GET /api/v1/status`. */
export function addStatus(app: Api, { engine, catalogue, clock, source, version, cacheStats }: ApiDeps): void {
  app.get('/api/v1/status', async (c) => {
    const statuses = await engine.status()
    const now = clock.now()
    const status: ServerStatus = {
      version,
      source,
      now: now.toString({ smallestUnit: 'millisecond' }),
      process: { uptime_seconds: process.uptime(), rss_bytes: process.memoryUsage.rss() },
      cache: cacheStats ? snakeCased(cacheStats()) : null,
      datasets: catalogue.map((dataset) => describeStanding(dataset, statuses, now)),
    }
    return c.json(status, 200, { 'cache-control': 'no-store' })
  })
}

function describeStanding(
  dataset: Dataset,
  statuses: readonly DatasetStatus[],
  now: Temporal.Instant,
): ServerStatus['datasets'][number] {
  const status = statuses.find(({ id }) => id === dataset.id)
  return {
    ...describeHealth(dataset, status, now),
    kind: dataset.kind,
    cadence: dataset.cadence,
    lag: dataset.lag,
    expected_age_seconds: (durationToMs(dataset.cadence) + durationToMs(dataset.lag)) / 1000,
    files: status?.files ?? 0,
    bytes: status?.bytes ?? 0,
    first_interval: status?.firstInterval ?? null,
    last_ingested_at: status?.lastIngestedAt ?? null,
    quarantined_rows: status?.quarantinedRows ?? 0,
  }
}

const snakeCased = (counters: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(counters).map(([name, value]) => [
      name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  )
