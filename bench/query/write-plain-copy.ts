import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Dataset } from '../../src/datasets/dataset.ts'
import { sqlName, sqlText, sqlTexts } from '../../src/duckdb/sql-text.ts'
import type { Lake } from '../../src/lake/lake.ts'
import { versionsSql, windowSql } from './independent-sql.ts'

/** Writes the current rows alone as plain Parquet files, one for each month, sorted and cut as the lake's: the peer. */
export async function writePlainCopy(lake: Lake, dataset: Dataset, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const table = lake.table(dataset)
  const files = [...((await table.snapshot())?.files.values() ?? [])]
  using session = await lake.database.connect()
  for (const [month, parts] of Map.groupBy(files, ({ partition }) => `${partition['year']}-${partition['month']}`)) {
    const sort = table.schema.sort.map(sqlName).join(', ')
    await session.run(`COPY (SELECT * EXCLUDE (superseded_at) FROM (${windowSql(dataset, versionsSql(lake, dataset, parts), {})}) ORDER BY ${sort})
      TO ${sqlText(join(folder, `${month}.parquet`))} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)`)
  }
}

export const plainSql = (files: readonly string[]): string => `SELECT * FROM read_parquet(${sqlTexts(files)})`
