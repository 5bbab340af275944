import { judgeFreshness } from '../../contract/freshness.ts'
import type { Health } from '../../contract/schemas/health.ts'
import type { Dataset } from '../../datasets/dataset.ts'
import type { DatasetStatus } from '../../engine/question.ts'
import { hasEnded } from './has-ended.ts'

/** How far a dataset has come, and how old that is at `now`. */
export function describeHealth(
  dataset: Dataset,
  status: DatasetStatus | undefined,
  now: Temporal.Instant,
): Health['datasets'][number] {
  const published = status?.lastPublishedAt
  const ageSeconds = published === undefined ? undefined : now.since(Temporal.Instant.from(published)).total('seconds')
  return {
    id: dataset.id,
    version: status?.version ?? null,
    rows: status?.rows ?? 0,
    last_interval: status?.lastInterval ?? null,
    last_published_at: published ?? null,
    age_seconds: ageSeconds ?? null,
    freshness: ageSeconds === undefined || hasEnded(dataset, now) ? null : judgeFreshness(ageSeconds, dataset),
    quarantined_documents: status?.quarantinedDocuments ?? 0,
  }
}
