import { GridlakeError } from '../core/errors.ts'
import type { Dataset } from '../datasets/dataset.ts'
import type { Session } from '../duckdb/database.ts'
import { createEnumTypes } from '../duckdb/enum-types.ts'
import type { AddFile } from '../lake/delta/actions.ts'
import type { Lake } from '../lake/lake.ts'
import { writePart } from '../lake/write-part.ts'
import { holdsReceipts } from './known-receipts.ts'
import { outgoingColumns } from './outgoing-rows.ts'

/**
 * Commits `outgoing` and `withdrawals` to a dataset's table: one file per month, one commit, or nothing at all.
 * Errors: `lake.full`; `lake.conflict` when another writer committed one of `receipts` meanwhile.
 */
export async function writeRows(
  session: Session,
  lake: Lake,
  dataset: Dataset,
  operation: string,
  receipts: readonly string[],
): Promise<void> {
  const table = lake.table(dataset)
  const base = await table.snapshot()
  const [{ withdrawn } = { withdrawn: 0 }] = await session.rows<{ withdrawn: number }>(
    'SELECT count(*)::INTEGER AS withdrawn FROM withdrawals',
  )
  const rows = withdrawn > 0 ? 'SELECT * FROM outgoing UNION ALL SELECT * FROM withdrawals' : 'SELECT * FROM outgoing'
  const texts = table.schema.columns.filter(({ type }) => type === 'string').map(({ name }) => name)
  const partitions = await session.rows<{ year: string; month: string }>(
    `SELECT DISTINCT strftime(operating_date, '%Y') AS year, strftime(operating_date, '%m') AS month
     FROM (SELECT DISTINCT operating_date FROM (${rows})) ORDER BY ALL`,
  )
  const enums = partitions.length > 0 ? await createEnumTypes(session, texts, rows) : new Map<string, string>()
  const adds: AddFile[] = []
  try {
    for (const { year, month } of partitions) {
      const first = `DATE '${year}-${month}-01'`
      const sql = `SELECT ${outgoingColumns(dataset).join(', ')}, NULL::TIMESTAMPTZ AS superseded_at FROM (${rows})
        WHERE operating_date >= ${first} AND operating_date < ${first} + INTERVAL 1 MONTH`
      const add = await writePart(lake.store, session, sql, {
        folder: table.folder,
        table: table.schema,
        partition: { year, month },
        kind: 'tail',
        version: (base?.version ?? -1) + 1,
        nowMs: lake.clock.now().epochMilliseconds,
        enums,
      })
      if (add) adds.push(add)
    }
    if (adds.length === 0) return
    await table.commit(base, { adds, info: { operation, documents: receipts.length } }, async (theirs) => {
      if (!(await holdsReceipts(lake, dataset, theirs, receipts))) return
      throw new GridlakeError('lake.conflict', `another writer ingested documents of ${dataset.id} at the same time`, {
        context: { dataset: dataset.id, retry: true },
      })
    })
  } catch (error) {
    for (const add of adds) await lake.store.remove(`${table.folder}/${add.path}`)
    throw error
  }
}
