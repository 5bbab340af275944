import type { Dataset } from '../../src/datasets/dataset.ts'
import { sqlInstant, sqlName, sqlTexts } from '../../src/duckdb/sql-text.ts'
import type { Truth } from '../../src/engine/question.ts'
import type { LakeFile } from '../../src/lake/delta/snapshot.ts'
import type { Lake } from '../../src/lake/lake.ts'

/** Every row of `files`, whatever the compaction says of them. */
export function versionsSql(lake: Lake, dataset: Dataset, files: readonly LakeFile[]): string {
  const { folder } = lake.table(dataset)
  return `SELECT * FROM read_parquet(${sqlTexts(files.map(({ path }) => lake.store.address(`${folder}/${path}`)))}, hive_partitioning = false)`
}

/** The truth by its definition: of each key, the greatest (published_at, ingested_at, receipt) among what was known. */
export function windowSql(dataset: Dataset, versions: string, { asOf, knownAt }: Truth): string {
  const known = [
    asOf ? `published_at <= ${sqlInstant(asOf)}` : 'true',
    knownAt ? `ingested_at <= ${sqlInstant(knownAt)}` : 'true',
  ]
  return `SELECT * FROM (${versions}) WHERE ${known.join(' AND ')}
    QUALIFY row_number() OVER (PARTITION BY ${dataset.key.map(sqlName).join(', ')} ORDER BY published_at DESC, ingested_at DESC, receipt DESC) = 1`
}
