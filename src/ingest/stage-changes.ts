import type { Dataset } from '../datasets/dataset.ts'
import type { Session } from '../duckdb/database.ts'
import { sqlInstant, sqlName, sqlTexts } from '../duckdb/sql-text.ts'
import type { Lake } from '../lake/lake.ts'
import { outgoingColumns } from './outgoing-rows.ts'

/**
 * Fills `outgoing` with what `parsed` says otherwise than the lake's rows of the same documents: changed and new rows,
 * and withdrawals of rows the parser no longer finds. Publish times stay; `ingested_at` is now.
 */
export async function stageChanges(
  session: Session,
  lake: Lake,
  dataset: Dataset,
  ingestedAt: Temporal.Instant,
): Promise<void> {
  const columns = outgoingColumns(dataset)
  const key = dataset.key.map(sqlName).join(', ')
  await session.run(`CREATE OR REPLACE TEMP TABLE existing AS ${await existingSql(lake, dataset, columns)}
    QUALIFY row_number() OVER (PARTITION BY ${key}, receipt ORDER BY ingested_at DESC) = 1`)
  const values = dataset.columns.filter(({ name }) => !dataset.key.includes(name)).map(({ name }) => sqlName(name))
  const differs = [...values, 'interval_end', 'operating_date'].map((name) => `e.${name} IS DISTINCT FROM p.${name}`)
  // What a capture holds and the lake has no row of was unchanged when it was taken.
  const isNew = `e.receipt IS NULL AND docs.published_at IS NOT NULL AND (docs.basis <> 'capture' OR docs.receipt NOT IN (SELECT receipt FROM existing))`
  const same = dataset.key.map((name) => `e.${sqlName(name)} = p.${sqlName(name)}`).join(' AND ')
  const found = columns.map((column) => {
    switch (column) {
      case 'published_at':
        return 'coalesce(e.published_at, docs.published_at) AS published_at'
      case 'published_at_basis':
        return 'coalesce(e.published_at_basis, docs.basis) AS published_at_basis'
      case 'receipt':
        return 'docs.receipt'
      default:
        return fresh(column, dataset, ingestedAt, false) ?? `p.${column}`
    }
  })
  const gone = columns.map(
    (column) =>
      fresh(column, dataset, ingestedAt, true) ?? (isValue(dataset, column) ? `NULL AS ${column}` : `e.${column}`),
  )
  await session.run(`CREATE OR REPLACE TEMP TABLE outgoing AS
    SELECT ${found.join(', ')} FROM parsed p JOIN docs USING (doc) LEFT JOIN existing e ON ${same} AND e.receipt = docs.receipt
      WHERE (${isNew}) OR (e.receipt IS NOT NULL AND (e.withdrawn OR ${differs.join(' OR ')}))
    UNION ALL
    SELECT ${gone.join(', ')} FROM existing e ANTI JOIN (SELECT p.*, docs.receipt FROM parsed p JOIN docs USING (doc)) p ON ${same} AND e.receipt = p.receipt
      WHERE NOT e.withdrawn`)
}

async function existingSql(lake: Lake, dataset: Dataset, columns: readonly string[]): Promise<string> {
  const table = lake.table(dataset)
  const snapshot = await table.snapshot()
  const files = [...(snapshot?.files.keys() ?? [])].map((path) => lake.store.address(`${table.folder}/${path}`))
  const none = table.schema.columns.filter(({ name }) => name !== 'superseded_at')
  if (files.length === 0)
    return `SELECT ${none.map(({ name }) => `NULL AS ${sqlName(name)}`).join(', ')} FROM docs WHERE false`
  const union = (snapshot?.schemas ?? 1) > 1 ? ', union_by_name = true' : ''
  return `SELECT ${columns.join(', ')} FROM read_parquet(${sqlTexts(files)}, hive_partitioning = false${union}) WHERE receipt IN (SELECT receipt FROM docs)`
}

const isValue = (dataset: Dataset, column: string): boolean =>
  dataset.columns.some(({ name }) => sqlName(name) === column && !dataset.key.includes(name))

function fresh(column: string, dataset: Dataset, ingestedAt: Temporal.Instant, withdrawn: boolean): string | undefined {
  if (column === 'ingested_at') return `${sqlInstant(ingestedAt)} AS ingested_at`
  if (column === 'parser_version') return `${dataset.parserVersion}::INTEGER AS parser_version`
  if (column === 'withdrawn') return `${withdrawn} AS withdrawn`
  return undefined
}
