import { GridlakeError } from '../core/errors.ts'
import type { Dataset } from '../datasets/dataset.ts'
import type { Session } from '../duckdb/database.ts'
import { createEnumTypes } from '../duckdb/enum-types.ts'
import { sqlInstant } from '../duckdb/sql-text.ts'
import type { AddFile } from '../lake/delta/actions.ts'
import type { Snapshot } from '../lake/delta/snapshot.ts'
import type { Lake } from '../lake/lake.ts'
import { writePart } from '../lake/write-part.ts'
import { holdsReceipts } from './known-receipts.ts'
import { outgoingColumns } from './outgoing-rows.ts'

export interface RowsCommit {
  operation: string
  documents: number
  /** The table before the rows were staged: what others committed since is looked at. */
  base: Snapshot | undefined
  /** Documents of which others may not have committed rows meanwhile; `any`: others may not have committed rows at all. */
  against: readonly string[] | 'any'
  /** `outgoing` is in the table already. */
  withdrawalsOnly?: boolean
  /** `outgoing` is in the order of the table's files. */
  isSorted?: boolean
  /** Where all of `outgoing` was taken in at one moment by today's parser, and none of it is withdrawn. */
  ingestedAt?: Temporal.Instant
}

/**
 * Commits `outgoing` (with `outgoing_intervals`) and `withdrawals` to a dataset's table: one file per month, one commit, or nothing at all. Resolves to
 * the table with it. Errors: `lake.full`; `lake.conflict` when another writer was at the same documents meanwhile.
 */
export async function writeRows(
  session: Session,
  lake: Lake,
  dataset: Dataset,
  { operation, documents, base, against, withdrawalsOnly = false, isSorted = false, ingestedAt }: RowsCommit,
): Promise<Snapshot | undefined> {
  const table = lake.table(dataset)
  const withdrawing = await session.rows<{ receipt: string }>('SELECT DISTINCT receipt FROM withdrawals')
  const tables = [
    ...(withdrawalsOnly ? [] : [{ rows: 'outgoing', intervals: 'outgoing_intervals' }]),
    ...(withdrawing.length > 0 ? [{ rows: 'withdrawals', intervals: 'withdrawals' }] : []),
  ]
  if (tables.length === 0) return base
  const rows = tables.map((table) => `SELECT * FROM ${table.rows}`).join(' UNION ALL ')
  const days = tables.map((table) => `SELECT operating_date FROM ${table.intervals}`).join(' UNION ALL ')
  const texts = table.schema.columns.filter(({ type }) => type === 'string').map(({ name }) => name)
  const partitions = await session.rows<{ year: string; month: string }>(
    `SELECT DISTINCT strftime(operating_date, '%Y') AS year, strftime(operating_date, '%m') AS month
     FROM (SELECT DISTINCT operating_date FROM (${days})) ORDER BY ALL`,
  )
  const constants = {
    superseded_at: 'NULL::TIMESTAMPTZ',
    ...(ingestedAt && withdrawing.length === 0
      ? {
          ingested_at: sqlInstant(ingestedAt),
          parser_version: `${dataset.parserVersion}::INTEGER`,
          withdrawn: 'false',
        }
      : {}),
  }
  const enums = partitions.length > 0 ? await createEnumTypes(session, texts, rows) : undefined
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
        constants,
        isSorted: isSorted && withdrawing.length === 0,
        ...(enums ? { enums } : {}),
      })
      if (add) adds.push(add)
    }
    if (adds.length === 0) return base
    const receipts = against === 'any' ? against : [...against, ...withdrawing.map(({ receipt }) => receipt)]
    return await table.commit(base, { adds, info: { operation, documents } }, async (theirs) => {
      if (!(await holdsReceipts(lake, dataset, theirs, receipts))) return
      throw new GridlakeError('lake.conflict', `another writer ingested documents of ${dataset.id} at the same time`, {
        context: { dataset: dataset.id, retry: true },
      })
    })
  } catch (error) {
    // Of any other failure it is not known whether the commit stands.
    if (!(error instanceof GridlakeError)) throw error
    for (const add of adds) await lake.store.remove(`${table.folder}/${add.path}`)
    throw error
  }
}
