import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Session } from '../database.ts'
import { type InterruptibleRun, interruptible } from '../interruptible-run.ts'
import { sqlText } from '../sql-text.ts'
import { type EncodeOptions, tooLarge } from './encode-result.ts'

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
    for await (const piece of createReadStream(file, { highWaterMark: 256 * 1024 })) {
      await run.step(async () => {})
      yield piece
    }
  } finally {
    run.end()
    await rm(file, { force: true })
  }
}

async function writeParquet(
  session: Session,
  run: InterruptibleRun,
  file: string,
  { maxRows, maxBytes }: ParquetOptions,
): Promise<void> {
  // query() takes the text as a value: a semicolon or a comment at its end cannot break out of the COPY.
  const limit = maxRows === undefined ? '' : ` LIMIT ${maxRows + 1}`
  const source = `FROM query(${sqlText(run.sql)})${limit}`
  const copy = `COPY (${source}) TO ${sqlText(file)} (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)`
  const result = await run.step(() => session.connection.run(copy))
  if (maxRows !== undefined && result.rowsChanged > maxRows) throw tooLarge('rows', maxRows, run.sql)
  const { size } = await stat(file)
  if (maxBytes !== undefined && size > maxBytes) throw tooLarge('bytes', maxBytes, run.sql)
}
