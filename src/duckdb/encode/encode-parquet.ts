import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { hasCode, toGridlakeError } from '../../core/errors.ts'
import type { Session } from '../database.ts'
import { type InterruptibleRun, interruptible } from '../interruptible-run.ts'
import { sqlText } from '../sql-text.ts'
import { type EncodeOptions, tooLarge } from './encode-result.ts'

/** How often a growing file is measured against its limit. */
const WATCH_EVERY_MS = 100
const PIECE_BYTES = 256 * 1024

export interface ParquetOptions extends Omit<EncodeOptions, 'wrap'> {
  /** The file to write and remove, where the caller must choose it (a locked session may write one path only). */
  file?: string | undefined
}

/**
 * Runs `sql` into a Parquet file in `scratchDirectory`, yields its bytes and removes it. The order of the rows is kept.
 * Nothing is yielded before the query is complete. Errors: `query.*`, `lake.*`, `cancelled`.
 */
export async function* encodeParquet(
  session: Session,
  sql: string,
  scratchDirectory: string,
  options: ParquetOptions = {},
): AsyncGenerator<Uint8Array, void, undefined> {
  const file = options.file ?? join(scratchDirectory, `result-${randomUUID()}.parquet`)
  await mkdir(dirname(file), { recursive: true })
  const run = interruptible(session, sql, options.signal)
  try {
    await writeParquet(session, run, file, options)
    for await (const piece of createReadStream(file, { highWaterMark: PIECE_BYTES, signal: options.signal })) {
      yield piece
    }
  } catch (error) {
    throw toGridlakeError(error)
  } finally {
    run.end()
    await rm(file, { force: true })
  }
}

async function writeParquet(
  session: Session,
  run: InterruptibleRun,
  file: string,
  { maxRows, maxBytes = Number.POSITIVE_INFINITY, bound }: ParquetOptions,
): Promise<void> {
  // query() takes the text as a value: a semicolon or a comment at its end cannot break out of the COPY.
  const limit = maxRows === undefined ? '' : ` LIMIT ${maxRows + 1}`
  const asked = bound ? `(${run.sql.replace(/[;\s]+$/, '')}\n)` : `query(${sqlText(run.sql)})`
  const source = `FROM ${asked}${limit}`
  const copy = `COPY (${source}) TO ${sqlText(file)} (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)`
  const tooBig = async () => ((await stat(file).catch(() => undefined))?.size ?? 0) > maxBytes
  let overflowed = false
  const watch = setInterval(async () => {
    overflowed ||= await tooBig()
    if (overflowed) session.connection.interrupt()
  }, WATCH_EVERY_MS)
  try {
    const result = await run.step(() => session.connection.run(copy, bound?.values, bound?.types))
    if (maxRows !== undefined && result.rowsChanged > maxRows) throw tooLarge('rows', maxRows, run.sql)
    if (await tooBig()) throw tooLarge('bytes', maxBytes, run.sql)
  } catch (error) {
    throw hasCode(error, 'cancelled') && overflowed ? tooLarge('bytes', maxBytes, run.sql) : error
  } finally {
    clearInterval(watch)
  }
}
