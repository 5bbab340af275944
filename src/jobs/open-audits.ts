import { findDataset } from '../datasets/catalogue.ts'
import { auditDataset } from '../ingest/audit/audit-dataset.ts'
import type { AuditReport } from '../ingest/audit/finding.ts'
import type { Lake } from '../lake/lake.ts'

export interface AuditAsked {
  dataset: string
  from: Temporal.Instant
  to: Temporal.Instant
  /** Judges what the world knew then. */
  asOf?: Temporal.Instant
}

/** Audits for servers: one at a time, each remembered as long as its table stands. */
export interface Audits {
  /** Errors: `dataset.unknown`, `data.not_ingested`. */
  judge(asked: AuditAsked, signal?: AbortSignal): Promise<AuditReport>
}

const REMEMBERED = 100

/** Opens the audits of a lake. */
export function openAudits(lake: Lake): Audits {
  const reports = new Map<string, Promise<AuditReport>>()
  let last: Promise<unknown> = Promise.resolve()
  return {
    async judge({ dataset: id, from, to, asOf }, signal) {
      const dataset = findDataset(id, lake.catalogue)
      const version = (await lake.table(dataset).snapshot())?.version
      const key = [id, version, from, to, asOf].join(' ')
      const known = reports.get(key)
      if (known) return known
      signal?.throwIfAborted()
      const report = last.then(() => auditDataset(lake, dataset, { from, to }, asOf ? { asOf } : {}))
      last = report.catch(() => reports.delete(key))
      reports.set(key, report)
      for (const oldest of [...reports.keys()].slice(0, Math.max(0, reports.size - REMEMBERED))) reports.delete(oldest)
      return report
    },
  }
}
