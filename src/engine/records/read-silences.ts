import { sqlInstant, sqlText } from '../../duckdb/sql-text.ts'
import type { Lake } from '../../lake/lake.ts'
import type { Silence } from './lake-records.ts'
import { instantTextSql, systemRelation } from './system-relation.ts'

/**
 * Stretches without a publication that lasted longer than a dataset's patience and ended after `since`. Only those that began when
 * the lake had the last document before the next one appeared: what was filled in later tells nothing of them.
 */
export async function readSilences(
  lake: Lake,
  patienceMs: ReadonlyMap<string, number>,
  since: Temporal.Instant,
): Promise<readonly Silence[]> {
  const receipts = await systemRelation(lake, 'gridlake.receipts')
  if (receipts === undefined || patienceMs.size === 0) return []
  const patience = [...patienceMs].map(([id, ms]) => `(${sqlText(id)}, ${Math.round(ms * 1000)}::BIGINT)`)
  using session = await lake.database.connect()
  return session.rows<Silence>(
    `WITH patience AS (SELECT * FROM (VALUES ${patience.join(', ')}) AS v(dataset, patience_us)),
    publications AS (SELECT dataset, published_at, min(obtained_at) AS obtained_at FROM ${receipts}
      WHERE status = 'committed' AND rows_committed > 0 AND published_at IS NOT NULL GROUP BY ALL),
    steps AS (SELECT dataset, published_at, lag(published_at) OVER publication AS before_at, lag(obtained_at) OVER publication AS before_obtained_at
      FROM publications WINDOW publication AS (PARTITION BY dataset ORDER BY published_at))
    SELECT dataset, ${instantTextSql('before_at')} AS "lastPublishedAt", ${instantTextSql('published_at')} AS "nextPublishedAt"
    FROM steps JOIN patience USING (dataset)
    WHERE published_at >= ${sqlInstant(since)} AND before_obtained_at < published_at AND epoch_us(published_at) - epoch_us(before_at) > patience_us
    ORDER BY published_at DESC`,
  )
}
