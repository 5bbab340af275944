import { META_MEMBERS } from '../core/answer-format.ts'
import { findViewed } from '../datasets/find-viewed.ts'
import { encodeParquet } from '../duckdb/encode/encode-parquet.ts'
import { encodeQuery } from '../duckdb/encode/encode-result.ts'
import type { Format } from '../duckdb/encode/format.ts'
import type { LakeFile } from '../lake/delta/snapshot.ts'
import type { Lake } from '../lake/lake.ts'
import { metaOf } from './answer-meta.ts'
import { closingBody } from './closing-body.ts'
import { holdBack } from './hold-back.ts'
import { notIngested } from './not-ingested.ts'
import type { Answer, RowsQuestion } from './question.ts'
import { rowsSql } from './rows-sql.ts'
import type { EpochReader } from './schema-epochs.ts'
import { readViewedRelation } from './viewed-relation.ts'
import { withMeta } from './with-meta.ts'

/** An answer of up to so many bytes is counted while it is encoded; a longer one is counted before it goes out. */
const HELD_BYTES = 8 * 1024 ** 2

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
  heldBytes = HELD_BYTES,
): Promise<Answer> {
  const viewed = findViewed(question.dataset, lake.catalogue)
  const relation = await readViewedRelation(lake, viewed, question, question)
  if (!relation) throw notIngested(viewed)
  const { sql, countSql } = rowsSql(viewed, question, relation.sql, relation.span)
  const meta = metaOf(question, relation.versions, await epochs.within(Object.keys(relation.versions), question))
  const session = await lake.database.connect()
  const close = () => session[Symbol.dispose]()
  let encoded: AsyncGenerator<Uint8Array, void, undefined> | undefined
  try {
    let rows = 0
    const onEnd = (total: number) => {
      rows = total
    }
    const options = signal ? { signal } : {}
    encoded =
      format === 'parquet'
        ? encodeParquet(session, sql, lake.store.address('tmp'), options)
        : encodeQuery(session, sql, format, { ...options, onEnd })
    const isRecorded = question.basis === 'recorded' || !relation.lakeFiles.some(mayHoldInferred)
    const held = isRecorded && format !== 'parquet' ? await holdBack(encoded, heldBytes) : undefined
    const counts = held?.complete ? { rows, inferredRows: 0 } : await count(lake, countSql)
    const counted = { ...meta, ...counts }
    const body = held?.body ?? encoded
    const member = META_MEMBERS[format]
    const whole = member === undefined ? body : withMeta(counted, member, body)
    return { format, meta: counted, body: closingBody(whole, close) }
  } catch (error) {
    await encoded?.return()
    close()
    throw error
  }
}

async function count(lake: Lake, countSql: string): Promise<{ rows: number; inferredRows: number }> {
  using session = await lake.database.connect()
  const [counts] = await session.rows<{ rows: number; inferred: number }>(countSql)
  return { rows: counts?.rows ?? 0, inferredRows: counts?.inferred ?? 0 }
}
