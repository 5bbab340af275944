import { sqlInstant } from '../../duckdb/sql-text.ts'
import type { Lake } from '../../lake/lake.ts'
import type { Committed } from './lake-records.ts'
import { systemRelation } from './system-relation.ts'

/** What was committed since a moment, by dataset, as the receipts tell it. */
export async function readCommitted(lake: Lake, since: Temporal.Instant): Promise<ReadonlyMap<string, Committed>> {
  const receipts = await systemRelation(lake, 'gridlake.receipts')
  if (receipts === undefined) return new Map()
  using session = await lake.database.connect()
  const rows = await session.rows<{ dataset: string; documents: number; rows: number }>(
    `SELECT dataset, count(*)::DOUBLE AS documents, sum(rows_committed)::DOUBLE AS rows FROM ${receipts}
    WHERE status = 'committed' AND ingested_at >= ${sqlInstant(since)} GROUP BY dataset`,
  )
  return new Map(rows.map(({ dataset, ...committed }) => [dataset, committed]))
}
