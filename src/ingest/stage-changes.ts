import type { Dataset } from '../datasets/dataset.ts'
import type { Session } from '../duckdb/database.ts'
import { sqlInstant, sqlName } from '../duckdb/sql-text.ts'
import { relationSql } from '../engine/relation-sql.ts'
import { filesSql } from '../lake/files-sql.ts'
import type { Lake } from '../lake/lake.ts'
import { RANK_SQL } from '../lake/version-rank.ts'
import { type Batch, dependsOnLake } from './batch.ts'
import { countOutgoing } from './count-intervals.ts'
import { correctionOf, outgoingColumns, stampCapture, stampInferred, stampRows } from './outgoing-rows.ts'

/**
 * Fills `outgoing` with what `parsed` says otherwise than the lake's rows of the same documents: changed and new rows,
 * and withdrawals of rows the parser no longer finds. Publish times stay; `ingested_at` is now. `takenAt` is when a document
 * that depends on what the lake held before it was first taken in; `changes` has what came out for the documents before.
 */
export async function stageChanges(
  session: Session,
  lake: Lake,
  batch: Batch,
  ingestedAt: Temporal.Instant,
  takenAt: Temporal.Instant,
): Promise<void> {
  const { dataset } = batch
  const columns = outgoingColumns(dataset)
  const key = dataset.key.map(sqlName).join(', ')
  await session.run(`CREATE OR REPLACE TEMP TABLE existing AS ${await existingSql(lake, dataset, columns)}
    QUALIFY row_number() OVER (PARTITION BY ${key}, receipt ORDER BY ingested_at DESC) = 1`)
  await stageUnheld(session, lake, batch, ingestedAt, takenAt)
  const values = dataset.columns.filter(({ name }) => !dataset.key.includes(name)).map(({ name }) => sqlName(name))
  const differs = [...values, 'interval_end', 'operating_date'].map((name) => `e.${name} IS DISTINCT FROM p.${name}`)
  const same = dataset.key.map((name) => `e.${sqlName(name)} = p.${sqlName(name)}`).join(' AND ')
  const kept = ['published_at', 'published_at_basis', 'receipt']
  const found = columns.map(
    (column) => fresh(column, dataset, ingestedAt, false) ?? `${kept.includes(column) ? 'e' : 'p'}.${column}`,
  )
  const gone = columns.map(
    (column) =>
      fresh(column, dataset, ingestedAt, true) ?? (isValue(dataset, column) ? `NULL AS ${column}` : `e.${column}`),
  )
  await session.run(`CREATE OR REPLACE TEMP TABLE outgoing AS
    SELECT ${columns.join(', ')} FROM unheld
    UNION ALL
    SELECT ${found.join(', ')} FROM parsed p JOIN existing e ON ${same} AND e.receipt = p.receipt
      WHERE e.withdrawn OR ${differs.join(' OR ')}
    UNION ALL
    SELECT ${gone.join(', ')} FROM existing e ANTI JOIN parsed p ON ${same} AND e.receipt = p.receipt
      WHERE NOT e.withdrawn`)
  await countOutgoing(session)
}

/** Makes `unheld`: rows of which the lake has no version by the same document, as they would have been taken in then. */
async function stageUnheld(
  session: Session,
  lake: Lake,
  batch: Batch,
  ingestedAt: Temporal.Instant,
  takenAt: Temporal.Instant,
): Promise<void> {
  const { dataset, arrivals } = batch
  const [first] = arrivals
  // A table of the batch before; here it may be a view.
  await session.run('DROP TABLE IF EXISTS outgoing')
  if (first && dependsOnLake(first)) {
    const table = lake.table(dataset)
    const knownAt = takenAt.subtract({ microseconds: 1 })
    const then = relationSql(dataset, table, await table.snapshot(), lake.store, { knownAt }).sql
    // What was unchanged then is no change now, though its first version is read otherwise today.
    const latest = `SELECT * FROM (SELECT * FROM (${then}) UNION ALL BY NAME SELECT * FROM changes)
      QUALIFY row_number() OVER (PARTITION BY ${dataset.key.map(sqlName).join(', ')} ORDER BY ${RANK_SQL}) = 1`
    if (first.document.publishedAt) await stampCapture(session, batch, ingestedAt, latest)
    else await stampInferred(session, batch, ingestedAt, correctionOf(first.document), latest)
  } else await stampRows(session, batch, ingestedAt)
  const key = [...dataset.key.map(sqlName), 'receipt'].join(', ')
  await session.run(`CREATE OR REPLACE TEMP TABLE unheld AS SELECT * FROM outgoing ANTI JOIN existing USING (${key})`)
  await session.run(first && dependsOnLake(first) ? 'DROP TABLE outgoing' : 'DROP VIEW outgoing')
}

async function existingSql(lake: Lake, dataset: Dataset, columns: readonly string[]): Promise<string> {
  const table = lake.table(dataset)
  const snapshot = await table.snapshot()
  const files = [...(snapshot?.files.keys() ?? [])].map((path) => lake.store.address(`${table.folder}/${path}`))
  return `SELECT ${columns.join(', ')} FROM ${filesSql(table.schema, snapshot, files)} WHERE receipt IN (SELECT receipt FROM docs)`
}

const isValue = (dataset: Dataset, column: string): boolean =>
  dataset.columns.some(({ name }) => sqlName(name) === column && !dataset.key.includes(name))

function fresh(column: string, dataset: Dataset, ingestedAt: Temporal.Instant, withdrawn: boolean): string | undefined {
  if (column === 'ingested_at') return `${sqlInstant(ingestedAt)} AS ingested_at`
  if (column === 'parser_version') return `${dataset.parserVersion}::INTEGER AS parser_version`
  if (column === 'withdrawn') return `${withdrawn} AS withdrawn`
  return undefined
}
