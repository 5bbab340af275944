import type { Dataset } from '../../src/datasets/dataset.ts'
import type { Truth } from '../../src/engine/question.ts'
import { relationSql } from '../../src/engine/relation-sql.ts'
import { rowsSql } from '../../src/engine/rows-sql.ts'
import type { Lake } from '../../src/lake/lake.ts'

/** Rows of a dataset's view under a truth, in the order of their key; the named columns only. */
export async function readRows<Column extends string>(
  lake: Lake,
  dataset: Dataset,
  columns: readonly Column[],
  truth: Truth = {},
): Promise<Record<Column, unknown>[]> {
  const table = lake.table(dataset)
  const { sql, span } = relationSql(dataset, table, await table.snapshot(), lake.store, truth)
  using session = await lake.database.connect()
  return session.rows<Record<Column, unknown>>(rowsSql(dataset, { dataset: dataset.id, columns }, sql, { span }).sql)
}
