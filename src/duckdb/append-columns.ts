import { setImmediate as turn } from 'node:timers/promises'
import { DOUBLE, DuckDBDataChunk, type DuckDBVector, INTEGER } from '@duckdb/node-api'
import type { Session } from './database.ts'
import { toQueryError } from './query-error.ts'

/** So many rows DuckDB takes at once. */
export const PART_ROWS = 2048
/** Between them whoever waits for DuckDB or a signal gets a turn. */
const PARTS_IN_A_ROW = 8

/** Some rows of a table: INTEGER columns as `Int32Array`, DOUBLE ones as `Float64Array`, the first `count` values of each. */
export interface ColumnPart {
  count: number
  columns: readonly (Int32Array | Float64Array)[]
}

/**
 * Appends rows to a temporary table, in their order: parts of `PART_ROWS` rows, the last of as many or fewer. A part may hold the
 * arrays of the one before. Errors: `lake.full`, `query.too_large` where they don't fit.
 */
export async function appendColumns(session: Session, table: string, parts: Iterable<ColumnPart>): Promise<void> {
  try {
    const appender = await session.connection.createAppender(table)
    let chunk: DuckDBDataChunk | undefined
    let appended = 0
    for (const { count, columns } of parts) {
      chunk ??= DuckDBDataChunk.create(
        columns.map((values) => (values instanceof Int32Array ? INTEGER : DOUBLE)),
        PART_ROWS,
      )
      if (count < PART_ROWS) chunk.rowCount = count
      for (const [index, values] of columns.entries()) setValues(chunk.getColumnVector(index), values, count)
      appender.appendDataChunk(chunk)
      if (++appended % PARTS_IN_A_ROW === 0) await turn()
    }
    appender.closeSync()
  } catch (error) {
    throw toQueryError(error, `INSERT INTO ${table}`)
  }
}

function setValues(vector: DuckDBVector, values: Int32Array | Float64Array, count: number): void {
  for (let index = 0; index < count; index++) vector.setItem(index, values[index] as number)
  vector.flush()
}
