import type { Dataset } from '../datasets/dataset.ts'
import { sqlText } from '../duckdb/sql-text.ts'
import { systemViews } from '../engine/system-views.ts'
import type { Lake } from '../lake/lake.ts'
import type { Span } from './span.ts'

/** Intervals for which the lake holds documents that carry their publish time, as far as those claim to be complete. Any order. */
export async function findRecordedSpans(lake: Lake, dataset: Dataset): Promise<Span[]> {
  const [receipts] = await systemViews(lake, new Set(['gridlake.receipts']))
  if (!receipts || receipts.files.length === 0) return []
  using session = await lake.database.connect()
  const rows = await session.rows<{ start_us: number; end_us: number }>(
    `SELECT DISTINCT epoch_us(scope_start)::DOUBLE AS start_us, epoch_us(scope_end)::DOUBLE AS end_us FROM (${receipts.sql})
     WHERE dataset = ${sqlText(dataset.id)} AND published_at IS NOT NULL AND scope_end IS NOT NULL`,
  )
  return rows.map((row) => ({ from: instant(row.start_us), to: instant(row.end_us) }))
}

const instant = (us: number): Temporal.Instant => Temporal.Instant.fromEpochNanoseconds(BigInt(us) * 1000n)
