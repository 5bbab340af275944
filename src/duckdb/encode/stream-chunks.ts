import { type DuckDBDataChunk, type DuckDBResult, type DuckDBType, ResultReturnType } from '@duckdb/node-api'
import { GridlakeError } from '../../core/errors.ts'
import type { BoundValues } from '../bound-values.ts'
import type { Session } from '../database.ts'
import { type InterruptibleRun, interruptible } from '../interruptible-run.ts'
import { toQueryError } from '../query-error.ts'
import { sqlText } from '../sql-text.ts'
import type { ResultColumn } from './result-encoder.ts'

export interface ChunkStream {
  columns: readonly ResultColumn[]
  chunks: AsyncGenerator<DuckDBDataChunk, void, undefined>
}

/**
 * Runs `sql` as a stream of chunks of up to 2,048 rows, in the query's own order, memory bounded. Read `chunks` or `return()` it.
 * Aborting `signal` interrupts it. Errors: `query.*`, `lake.*`, `cancelled`, also in the middle of the stream.
 */
export async function openChunkStream(
  session: Session,
  sql: string,
  signal?: AbortSignal,
  bound?: BoundValues,
): Promise<ChunkStream> {
  const run = interruptible(session, sql, signal)
  try {
    const result = await run.step(() => session.connection.stream(sql, bound?.values, bound?.types))
    const names = result.deduplicatedColumnNames()
    const columns = result.columnTypes().map((type, at) => ({ name: names[at] ?? '', type }))
    for (const { name, type } of columns) requireNamedFields(name, type, sql)
    return { columns, chunks: readChunks(session, result, run, bound) }
  } catch (error) {
    run.end()
    throw error
  }
}

/** DuckDB makes the next chunk while the reader works on this one. */
async function* readChunks(session: Session, result: DuckDBResult, run: InterruptibleRun, bound?: BoundValues) {
  const fetch = () => {
    const chunk = run.step(() => result.fetchChunk())
    // It may fail while the reader is busy; the reader hears of it when it comes back.
    chunk.catch(() => {})
    return chunk
  }
  let next = fetch()
  try {
    for (;;) {
      const chunk = await next
      if (chunk && chunk.rowCount > 0) {
        next = fetch()
        yield chunk
      } else if (result.returnType === ResultReturnType.INVALID) throw await explainFailure(session, run, bound)
      else return
    }
  } finally {
    // A reader that left: end what DuckDB computes ahead of it.
    session.connection.interrupt()
    await Promise.allSettled([next])
    run.end()
  }
}

/**
 * node-api 1.5 ends a stream that failed like one that is complete: an empty chunk and no message.
 * Only the return type tells; the message takes a second run, over which the columns are hashed and dropped.
 */
async function explainFailure(session: Session, run: InterruptibleRun, bound?: BoundValues): Promise<GridlakeError> {
  try {
    // query() takes no parameters; what stands in brackets may not end in a semicolon.
    const source = bound ? `(${run.sql.replace(/[;\s]+$/, '')}\n)` : `query(${sqlText(run.sql)})`
    const hashed = `SELECT max(hash(result)) FROM ${source} AS result`
    await run.step(() => session.connection.run(hashed, bound?.values, bound?.types))
  } catch (error) {
    return toQueryError(error, run.sql)
  }
  return new GridlakeError('internal.bug', 'the query failed half-way, and not when it was run again', {
    hint: 'run it again; if it fails again please report it',
    context: { sql: run.sql },
  })
}

/** node-api reads a struct into an object: unnamed fields would overwrite each other. */
function requireNamedFields(column: string, type: DuckDBType, sql: string): void {
  if ('entryNames' in type && 'entryTypes' in type) {
    const names = type.entryNames as readonly string[]
    if (names.length > 1 && names.includes('')) {
      throw new GridlakeError('query.syntax', `column ${column} is a row whose fields have no names`, {
        hint: "name them: {'a': 1, 'b': 2} or struct_pack(a := 1, b := 2)",
        context: { sql },
      })
    }
    for (const inner of type.entryTypes as readonly DuckDBType[]) requireNamedFields(column, inner, sql)
  }
  if ('valueType' in type) requireNamedFields(column, type.valueType as DuckDBType, sql)
}
