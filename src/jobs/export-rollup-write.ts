import { access, constants, mkdir, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { GridlakeError } from '../core/errors.ts'
import type { Session } from '../duckdb/database.ts'
import { sqlName, sqlText } from '../duckdb/sql-text.ts'

/** What became of one file: `rows` 0 where there was nothing to write, and no file. */
export interface WrittenFile {
  rows: number
  bytes: number
}

/** Writes the rows of `sql`, in their order, as one Parquet file: whole or not at all. Errors: `lake.full`, `usage.invalid_argument`. */
export async function writeRollupFile(
  session: Session,
  sql: string,
  path: string,
  metadata: Readonly<Record<string, string>>,
): Promise<WrittenFile> {
  await makeFolder(dirname(path))
  const part = `${path}.${process.pid}.part`
  const pairs = Object.entries(metadata).map(([key, value]) => `${sqlName(key)}: ${sqlText(value)}`)
  try {
    // Snappy, as the files always were: every reader of Parquet has it.
    const copied = await session.rows<{ Count: number }>(
      `COPY (${sql}) TO ${sqlText(part)} (FORMAT parquet, COMPRESSION snappy, USE_TMP_FILE false, KV_METADATA {${pairs.join(', ')}})`,
    )
    const rows = Number(copied[0]?.Count ?? 0)
    if (rows === 0) return { rows, bytes: 0 }
    const { size } = await stat(part)
    await rename(part, path)
    return { rows, bytes: size }
  } finally {
    await rm(part, { force: true })
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    await access(folder, constants.W_OK)
  } catch (error) {
    const { message } = error as Error
    throw new GridlakeError('usage.invalid_argument', `can't write into ${folder}: ${message}`, {
      hint: 'name a folder that you may write to; it is made when it is not there',
      context: { folder },
      cause: error,
    })
  }
}
