import type { Dataset } from '../datasets/dataset.ts'
import { sqlText } from '../duckdb/sql-text.ts'
import { systemViews } from '../engine/system-views.ts'
import type { Lake } from '../lake/lake.ts'

/** Ids of a source's documents of a dataset that the lake holds. */
export async function findHeldDocuments(lake: Lake, dataset: Dataset, source: string): Promise<ReadonlySet<string>> {
  const [receipts] = await systemViews(lake, new Set(['gridlake.receipts']))
  if (!receipts || receipts.files.length === 0) return new Set()
  using session = await lake.database.connect()
  const rows = await session.rows<{ document: string }>(
    `SELECT DISTINCT document FROM (${receipts.sql}) WHERE dataset = ${sqlText(dataset.id)} AND source = ${sqlText(source)}`,
  )
  return new Set(rows.map(({ document }) => document))
}
