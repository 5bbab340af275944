import type { Dataset } from '../../src/datasets/dataset.ts'
import { sqlName, sqlTexts } from '../../src/duckdb/sql-text.ts'
import type { Truth } from '../../src/engine/question.ts'
import { relationSql } from '../../src/engine/relation-sql.ts'
import { systemViews } from '../../src/engine/system-views.ts'
import type { Lake } from '../../src/lake/lake.ts'

/** Written when a row arrives or is compacted: these differ between lakes of the same documents. */
const OF_THE_LAKE = new Set(['ingested_at', 'superseded_at'])

/** Every version of every row of a dataset, one JSON text each, sorted; a row that is there twice is there twice. */
export async function allVersions(lake: Lake, dataset: Dataset): Promise<string[]> {
  const table = lake.table(dataset)
  const files = [...((await table.snapshot())?.files.keys() ?? [])].map((path) =>
    lake.store.address(`${table.folder}/${path}`),
  )
  return files.length === 0
    ? []
    : texts(lake, dataset, `SELECT * FROM read_parquet(${sqlTexts(files)}, hive_partitioning = false)`)
}

/** The answer under a truth: one row per key, withdrawn ones left out; none, without asking, of what was never ingested. */
export async function answerTo(lake: Lake, dataset: Dataset, truth: Truth): Promise<string[]> {
  const table = lake.table(dataset)
  const snapshot = await table.snapshot()
  if (!snapshot) return []
  const { sql } = relationSql(dataset, table, snapshot, lake.store, truth)
  return texts(lake, dataset, `SELECT * FROM (${sql}) WHERE NOT withdrawn`)
}

/** The latest answer and the answers as of each moment, by dataset and moment. */
export async function allAnswers(lake: Lake, moments: readonly Temporal.Instant[]): Promise<Record<string, string[]>> {
  const answers: Record<string, string[]> = {}
  for (const dataset of lake.catalogue) {
    answers[`${dataset.id} latest`] = await answerTo(lake, dataset, {})
    for (const asOf of moments) answers[`${dataset.id} as of ${asOf}`] = await answerTo(lake, dataset, { asOf })
  }
  return answers
}

/** What the lake says of its documents and of the rows it set aside; and apart how many rows each document added. */
export async function documentRecords(lake: Lake): Promise<{ records: string[]; counts: string[] }> {
  const [receipts, quarantine] = await systemViews(lake)
  using session = await lake.database.connect()
  const records = await session.rows<{ text: string }>(`
    SELECT concat_ws(' ', receipt, dataset, code, rows_read, rows_quarantined, scope_start, scope_end) AS text FROM (${receipts?.sql})
    UNION ALL SELECT concat_ws(' ', receipt, column_name, reason, row_text) FROM (${quarantine?.sql}) ORDER BY text`)
  const counts = await session.rows<{ text: string }>(
    `SELECT concat_ws(' ', receipt, status, rows_committed) AS text FROM (${receipts?.sql}) ORDER BY text`,
  )
  return { records: records.map(({ text }) => text), counts: counts.map(({ text }) => text) }
}

async function texts(lake: Lake, dataset: Dataset, sql: string): Promise<string[]> {
  const columns = lake.table(dataset).schema.columns.filter(({ name }) => !OF_THE_LAKE.has(name))
  using session = await lake.database.connect()
  const rows = await session.rows<{ text: string }>(
    `SELECT to_json(r)::VARCHAR AS text FROM (SELECT ${columns.map(({ name }) => sqlName(name)).join(', ')} FROM (${sql})) r ORDER BY text`,
  )
  return rows.map(({ text }) => text.replaceAll(/"\w+":null,/g, ''))
}
