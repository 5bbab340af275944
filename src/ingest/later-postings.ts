import type { Dataset } from '../datasets/dataset.ts'
import type { Document } from '../datasets/document.ts'
import { sqlText } from '../duckdb/sql-text.ts'
import { systemViews } from '../engine/system-views.ts'
import type { Lake } from '../lake/lake.ts'
import { readPostedAt } from './date-document.ts'

/** Receipts of the dataset's documents with inferred times that the lake has and that were posted after `document`. */
export async function findLaterPostings(lake: Lake, dataset: Dataset, { postedAt }: Document): Promise<string[]> {
  if (!postedAt) return []
  const [receipts] = await systemViews(lake, new Set(['gridlake.receipts']))
  if (!receipts || receipts.files.length === 0) return []
  using session = await lake.database.connect()
  const held = await session.rows<{ receipt: string; name: string; origin: string }>(
    `SELECT receipt, name, origin FROM (${receipts.sql}) WHERE dataset = ${sqlText(dataset.id)} AND published_at_basis = 'inferred'`,
  )
  return held.flatMap(({ receipt, ...document }) => {
    const at = readPostedAt(document)
    return at && Temporal.Instant.compare(at, postedAt) > 0 ? [receipt] : []
  })
}
