import { sqlInstant, sqlText } from '../../duckdb/sql-text.ts'
import type { Lake } from '../../lake/lake.ts'
import type { Receipt, ReceiptsQuestion } from './lake-records.ts'
import { instantTextSql, systemRelation } from './system-relation.ts'

const ONLY: Readonly<Record<NonNullable<ReceiptsQuestion['only']>, string>> = {
  quarantined: `status = 'quarantined'`,
  'with-quarantined-rows': `status <> 'quarantined' AND rows_quarantined > 0`,
  committed: `status = 'committed' AND rows_committed > 0`,
}

/** Documents that the lake has seen, the last one recorded first. */
export async function readReceipts(lake: Lake, question: ReceiptsQuestion): Promise<readonly Receipt[]> {
  const receipts = await systemRelation(lake, 'gridlake.receipts')
  if (receipts === undefined) return []
  const { datasets, only, since, limit } = question
  const terms = [
    'true',
    ...(datasets === undefined ? [] : [`dataset IN (${datasets.map(sqlText).join(', ') || 'NULL'})`]),
    ...(only === undefined ? [] : [ONLY[only]]),
    ...(since === undefined ? [] : [`ingested_at >= ${sqlInstant(since)}`]),
  ]
  using session = await lake.database.connect()
  return session.rows<Receipt>(
    `SELECT receipt, dataset, source, product, document, name, origin, sha256, size_bytes::DOUBLE AS "sizeBytes", epoch,
      ${instantTextSql('published_at')} AS "publishedAt", published_at_basis AS "publishedAtBasis",
      ${instantTextSql('obtained_at')} AS "obtainedAt", ${instantTextSql('ingested_at')} AS "ingestedAt",
      parser_version AS "parserVersion", status, code, reason, rows_read::DOUBLE AS "rowsRead",
      rows_committed::DOUBLE AS "rowsCommitted", rows_quarantined::DOUBLE AS "rowsQuarantined"
    FROM ${receipts} WHERE ${terms.join(' AND ')}
    ORDER BY ingested_at DESC, published_at DESC NULLS LAST, receipt LIMIT ${limit}`,
  )
}
