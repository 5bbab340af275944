import { findViewed } from '../datasets/find-viewed.ts'
import type { Format } from '../duckdb/encode/format.ts'
import type { LakeFile } from '../lake/delta/snapshot.ts'
import type { Lake } from '../lake/lake.ts'
import { metaOf } from './answer-meta.ts'
import { answerPlanned } from './answer-planned.ts'
import { digestQuestion, pinMoment, readCursor, writeCursor } from './cursor.ts'
import { notIngested } from './not-ingested.ts'
import type { Answer, RowsQuestion } from './question.ts'
import { rowsSql } from './rows-sql.ts'
import type { EpochReader } from './schema-epochs.ts'
import { settleQuestion } from './settle-question.ts'
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
  const settled = settleQuestion(question, viewed, lake.clock.now())
  const digest = digestRows(settled)
  const mark = settled.after === undefined ? undefined : readCursor(settled.after, digest)
  const pinned = mark ? { ...settled, knownAt: mark.knownAt } : settled
  const relation = await readViewedRelation(lake, viewed, pinned, pinned, pinned)
  if (!relation) throw notIngested(viewed)
  const { span, lakeFiles, versions } = relation
  const { sql, countSql, pageEndSql } = rowsSql(viewed, pinned, relation.sql, { span, mark: mark?.values })
  const meta = metaOf(pinned, versions, await epochs.within(Object.keys(versions), question))
  const isRecorded = question.basis === 'recorded' || !lakeFiles.some(mayHoldInferred)
  const knownAt = pinned.knownAt ?? pinMoment(lakeFiles, lake.clock.now())
  const cursorOf = (values: readonly (string | null)[]) =>
    writeCursor({ question: digest, knownAt, asOf: pinned.asOf, values })
  const page = pageEndSql === undefined ? {} : { page: { limit: question.limit ?? 0, endSql: pageEndSql, cursorOf } }
  return answerPlanned(lake, { sql, countSql, isRecorded, meta, ...page }, format, signal, heldBytes)
}

/** Of everything that decides which rows there are and in which order. */
const digestRows = ({ after: _, limit: __, columns: ___, ...rest }: RowsQuestion): string => digestQuestion({ ...rest })
