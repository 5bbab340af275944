import { META_MEMBERS } from '../core/answer-format.ts'
import { encodeParquet } from '../duckdb/encode/encode-parquet.ts'
import { encodeQuery } from '../duckdb/encode/encode-result.ts'
import type { Format } from '../duckdb/encode/format.ts'
import type { Lake } from '../lake/lake.ts'
import { closingBody } from './closing-body.ts'
import type { Cursor } from './cursor.ts'
import { holdBack } from './hold-back.ts'
import type { Answer, AnswerMeta } from './question.ts'
import { withMeta } from './with-meta.ts'

/** An answer of up to so many bytes is counted while it is encoded; a longer one is counted before it goes out. */
const HELD_BYTES = 8 * 1024 ** 2

/** A question of ours as SQL over files of the lake, before it runs. */
export interface PlannedAnswer {
  sql: string
  /** One row: how many `rows` the answer has, and how many of them are `inferred`. */
  countSql: string
  /** No row of the answer can have an inferred publish time. */
  isRecorded: boolean
  /** Counts aside. */
  meta: AnswerMeta
  /** Where the answer is a page: how the next one is found. */
  page?: Page
}

export interface Page {
  limit: number
  /** At most two rows of VARCHAR columns: the mark of the page's last row, and of the row after it. */
  endSql: string
  cursorOf(values: readonly (string | null)[]): Cursor
}

/** Runs a planned answer and encodes it. Errors: the query's. */
export async function answerPlanned(
  lake: Lake,
  { sql, countSql, isRecorded, meta, page }: PlannedAnswer,
  format: Format,
  signal?: AbortSignal,
  heldBytes = HELD_BYTES,
): Promise<Answer> {
  const session = await lake.database.connect()
  const close = () => session[Symbol.dispose]()
  let encoded: AsyncGenerator<Uint8Array, void, undefined> | undefined
  try {
    // Files never change: what their footers say need not be read for every question. DuckDB gives it up when memory is short.
    await session.run('SET SESSION parquet_metadata_cache = true')
    let rows = 0
    const onEnd = (total: number) => {
      rows = total
    }
    const options = signal ? { signal } : {}
    encoded =
      format === 'parquet'
        ? encodeParquet(session, sql, lake.store.address('tmp'), options)
        : encodeQuery(session, sql, format, { ...options, onEnd })
    const held = isRecorded && format !== 'parquet' ? await holdBack(encoded, heldBytes) : undefined
    const counts = held?.complete ? { rows, inferredRows: 0 } : await count(lake, countSql)
    const counted = {
      ...meta,
      ...counts,
      ...(page ? { nextCursor: await findNextCursor(lake, page, counts.rows) } : {}),
    }
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

/** Null: the page is the last one. */
async function findNextCursor(lake: Lake, { limit, endSql, cursorOf }: Page, rows: number): Promise<Cursor | null> {
  if (rows < limit) return null
  using session = await lake.database.connect()
  const [last, next] = await session.rows<Record<string, string | null>>(endSql)
  return last && next ? cursorOf(Object.values(last)) : null
}
