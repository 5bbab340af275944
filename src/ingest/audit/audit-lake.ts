import { GridlakeError } from '../../core/errors.ts'
import { findDataset } from '../../datasets/catalogue.ts'
import type { Dataset } from '../../datasets/dataset.ts'
import type { Lake } from '../../lake/lake.ts'
import { auditDataset } from './audit-dataset.ts'
import type { AuditReport } from './finding.ts'

export interface AuditQuestion {
  /** Dataset ids; default all that were ever ingested. */
  datasets?: readonly string[]
  /** Default: the last eight operating days. */
  from?: Temporal.Instant
  /** Default: now, or `asOf`. */
  to?: Temporal.Instant
  /** Judges what the world knew then. */
  asOf?: Temporal.Instant
}

const DAYS = 8
/** Where days begin for datasets of several zones. */
const ZONE = 'America/Chicago'

/** Audits a lake, dataset by dataset. Errors: `dataset.unknown`, `data.not_ingested` for one that was named, `usage.invalid_argument`. */
export async function* auditLake(
  lake: Lake,
  question: AuditQuestion,
  signal?: AbortSignal,
): AsyncGenerator<AuditReport, void> {
  const named = question.datasets?.map((id) => findDataset(id, lake.catalogue))
  for (const dataset of named && named.length > 0 ? named : await ingested(lake)) {
    if (signal?.aborted) throw new GridlakeError('cancelled', 'the audit was stopped')
    const { asOf } = question
    yield await auditDataset(lake, dataset, readRange(dataset, question, lake.clock.now()), asOf ? { asOf } : {})
  }
}

async function ingested(lake: Lake): Promise<Dataset[]> {
  const held: Dataset[] = []
  for (const dataset of lake.catalogue) if (await lake.table(dataset).snapshot()) held.push(dataset)
  return held
}

function readRange({ zone }: Dataset, { from, to, asOf }: AuditQuestion, now: Temporal.Instant) {
  const end = to ?? asOf ?? now
  const days = { days: DAYS - 1 }
  const start = () =>
    end
      .toZonedDateTimeISO(typeof zone === 'string' ? zone : ZONE)
      .startOfDay()
      .subtract(days)
      .toInstant()
  const range = { from: from ?? start(), to: end }
  if (Temporal.Instant.compare(range.from, range.to) < 0) return range
  throw new GridlakeError('usage.invalid_argument', `an audit from ${range.from} to ${range.to} has no interval`, {
    hint: 'the range goes from --from up to, but not including, --to (default now)',
  })
}
