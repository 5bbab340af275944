import { sqlText } from '../../duckdb/sql-text.ts'
import type { Lake } from '../../lake/lake.ts'
import type { QuarantinedRow } from './lake-records.ts'
import { instantTextSql, systemRelation } from './system-relation.ts'

/** Rows that were set aside, the last ones first; those of one document in its order. */
export async function readQuarantinedRows(
  lake: Lake,
  { dataset, limit }: { dataset?: string; limit: number },
): Promise<readonly QuarantinedRow[]> {
  const [rows, receipts] = await Promise.all([
    systemRelation(lake, 'gridlake.quarantine'),
    systemRelation(lake, 'gridlake.receipts'),
  ])
  if (rows === undefined || receipts === undefined) return []
  using session = await lake.database.connect()
  return session.rows<QuarantinedRow>(
    `SELECT q.receipt, q.dataset, r.name, ${instantTextSql('q.ingested_at')} AS "ingestedAt", q.line::DOUBLE AS line,
      q.byte_offset::DOUBLE AS "byteOffset", q.column_name AS "column", q.reason, q.row_text AS text
    FROM ${rows} q LEFT JOIN ${receipts} r USING (receipt)
    WHERE ${dataset === undefined ? 'true' : `q.dataset = ${sqlText(dataset)}`}
    ORDER BY q.ingested_at DESC, q.receipt, q.line LIMIT ${limit}`,
  )
}
