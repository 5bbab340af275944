import { findViewed } from '../datasets/find-viewed.ts'
import type { Format } from '../duckdb/encode/format.ts'
import type { LakeFile } from '../lake/delta/snapshot.ts'
import type { Lake } from '../lake/lake.ts'
import { metaOf } from './answer-meta.ts'
import { answerPlanned } from './answer-planned.ts'
import { notIngested } from './not-ingested.ts'
import type { Answer, RowsQuestion } from './question.ts'
import { rowsSql } from './rows-sql.ts'
import type { EpochReader } from './schema-epochs.ts'
import { readViewedRelation } from './viewed-relation.ts'

export interface RowsPlace {
  lake: Lake
  epochs: EpochReader
  mayHoldInferred: (file: LakeFile) => boolean
}

/** Errors: `dataset.unknown`, `data.not_ingested`, `usage.invalid_argument`, and the query's. */
export async function answerRows(
  { lake, epochs, mayHoldInferred }: RowsPlace,
  question: RowsQuestion,
  format: Format,
  signal?: AbortSignal,
  heldBytes?: number,
): Promise<Answer> {
  const viewed = findViewed(question.dataset, lake.catalogue)
  const relation = await readViewedRelation(lake, viewed, question, question)
  if (!relation) throw notIngested(viewed)
  const { sql, countSql } = rowsSql(viewed, question, relation.sql, relation.span)
  const meta = metaOf(question, relation.versions, await epochs.within(Object.keys(relation.versions), question))
  const isRecorded = question.basis === 'recorded' || !relation.lakeFiles.some(mayHoldInferred)
  return answerPlanned(lake, { sql, countSql, isRecorded, meta }, format, signal, heldBytes)
}
