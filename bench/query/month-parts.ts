import type { Dataset } from '../../src/datasets/dataset.ts'
import type { Session } from '../../src/duckdb/database.ts'
import { createEnumTypes } from '../../src/duckdb/enum-types.ts'
import type { AddFile } from '../../src/lake/delta/actions.ts'
import type { Lake } from '../../src/lake/lake.ts'
import { writePart } from '../../src/lake/write-part.ts'

/** Writes the rows of `sql`, all of one month (`2026-03`), as a part of the dataset's table that no commit has yet. */
export async function writeMonth(
  lake: Lake,
  session: Session,
  dataset: Dataset,
  month: string,
  sql: string,
): Promise<AddFile> {
  const { folder, schema } = lake.table(dataset)
  const texts = schema.columns.filter(({ type }) => type === 'string').map(({ name }) => name)
  await session.run(`CREATE OR REPLACE TEMP TABLE generated AS ${sql}`)
  const enums = await createEnumTypes(session, texts, 'FROM generated')
  const [year = '', of = ''] = month.split('-')
  const add = await writePart(lake.store, session, 'SELECT *, NULL::TIMESTAMPTZ AS superseded_at FROM generated', {
    folder,
    table: schema,
    partition: { year, month: of },
    kind: 'tail',
    version: 0,
    nowMs: lake.clock.now().epochMilliseconds,
    enums,
  })
  if (!add) throw new Error(`no rows of ${dataset.id} in ${month}`)
  return add
}

/** `2026-01` … for `count` months. */
export function listMonths(first: string, count: number): string[] {
  const start = Temporal.PlainYearMonth.from(first)
  return Array.from({ length: count }, (_, index) => start.add({ months: index }).toString())
}
