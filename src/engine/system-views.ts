import { martsOf } from '../datasets/find-viewed.ts'
import { sqlInstant, sqlText, sqlTexts } from '../duckdb/sql-text.ts'
import type { Lake } from '../lake/lake.ts'
import { duckdbType, type TableSchema } from '../lake/table-schema.ts'
import { snapshotStatus } from './dataset-status.ts'

/** A view and the files it reads. */
export interface View {
  name: string
  sql: string
  files: readonly string[]
}

/** Names of the views of schema `gridlake`: what the lake knows about itself. */
export const SYSTEM_VIEWS = [
  'gridlake.receipts',
  'gridlake.quarantine',
  'gridlake.datasets',
  'gridlake.freshness',
  'gridlake.files',
] as const

/** The views of schema `gridlake`, or those of them that are `wanted`. */
export async function systemViews(lake: Lake, wanted: ReadonlySet<string> = new Set(SYSTEM_VIEWS)): Promise<View[]> {
  const views = SYSTEM_VIEWS.filter((name) => wanted.has(name)).map((name) => systemView(lake, name))
  return Promise.all(views)
}

async function systemView(lake: Lake, name: (typeof SYSTEM_VIEWS)[number]): Promise<View> {
  switch (name) {
    case 'gridlake.receipts': {
      const receipts = await tableView(lake, 'receipts')
      // A crash between two commits may record a document twice: the later word counts.
      const sql = `${receipts.sql} QUALIFY row_number() OVER (PARTITION BY receipt ORDER BY ingested_at DESC, parser_version DESC) = 1`
      return { ...receipts, sql }
    }
    case 'gridlake.quarantine': {
      const quarantine = await tableView(lake, 'quarantine')
      const sql = `${quarantine.sql} QUALIFY ingested_at = max(ingested_at) OVER (PARTITION BY receipt)`
      return { ...quarantine, sql }
    }
    case 'gridlake.datasets':
      return { name, sql: datasetsSql(lake), files: [] }
    case 'gridlake.freshness':
      return { name, sql: await freshnessSql(lake), files: [] }
    case 'gridlake.files':
      return { name, sql: await filesSql(lake), files: [] }
  }
}

async function tableView(lake: Lake, which: 'receipts' | 'quarantine'): Promise<View> {
  const table = lake[which]
  const files = [...((await table.snapshot())?.files.keys() ?? [])].map((path) =>
    lake.store.address(`${table.folder}/${path}`),
  )
  const sql =
    files.length > 0
      ? `SELECT ${table.schema.columns.map(({ name }) => name).join(', ')} FROM read_parquet(${sqlTexts(files)}, hive_partitioning = false, union_by_name = true)`
      : emptySql(table.schema)
  return { name: `gridlake.${which}`, sql, files }
}

const emptySql = (schema: TableSchema): string =>
  `SELECT * FROM (SELECT ${schema.columns.map(({ name, type }) => `NULL::${duckdbType(type)} AS ${name}`).join(', ')}) WHERE false`

function datasetsSql(lake: Lake): string {
  const rows = [
    ...lake.catalogue.map(({ id, title, kind, cadence, lag }) => [id, title, kind, cadence, lag].map(sqlText)),
    ...martsOf(lake.catalogue).map(({ id, title }) => [...[id, title, 'mart'].map(sqlText), 'NULL', 'NULL']),
  ].map((values) => `(${values.join(', ')})`)
  return `SELECT * FROM (VALUES ${rows.join(', ')}) AS v(dataset, title, kind, cadence, lag)`
}

async function freshnessSql(lake: Lake): Promise<string> {
  const rows: string[] = []
  for (const dataset of lake.catalogue) {
    const status = snapshotStatus(dataset.id, await lake.table(dataset).snapshot())
    const stamp = (text: string | undefined) => (text ? sqlInstant(Temporal.Instant.from(text)) : 'NULL::TIMESTAMPTZ')
    rows.push(
      `(${sqlText(dataset.id)}, ${status.rows}, ${status.files}, ${stamp(status.lastInterval)}, ${stamp(status.lastPublishedAt)}, ${stamp(status.lastIngestedAt)})`,
    )
  }
  return `SELECT *, now() - last_published_at AS age FROM (VALUES ${rows.join(', ')}) AS v(dataset, row_versions, files, last_interval, last_published_at, last_ingested_at)`
}

async function filesSql(lake: Lake): Promise<string> {
  const rows: string[] = []
  for (const table of lake.tables()) {
    for (const file of (await table.snapshot())?.files.values() ?? []) {
      rows.push(
        `(${sqlText(table.schema.name)}, ${sqlText(file.path)}, ${sqlText(file.kind)}, ${file.rows ?? 'NULL'}, ${file.sizeBytes})`,
      )
    }
  }
  const columns = 'table_name, path, kind, rows, size_bytes'
  return rows.length > 0
    ? `SELECT * FROM (VALUES ${rows.join(', ')}) AS v(${columns})`
    : `SELECT ''::VARCHAR AS table_name, ''::VARCHAR AS path, ''::VARCHAR AS kind, 0 AS rows, 0 AS size_bytes WHERE false`
}
