import { join } from 'node:path'
import { GridlakeError } from '../../core/errors.ts'
import { openDatabase, type Session } from '../database.ts'
import { encodeParquet } from '../encode/encode-parquet.ts'
import { encodeQuery } from '../encode/encode-result.ts'
import { sqlTexts } from '../sql-text.ts'
import { guardStatement } from './guard-statement.ts'
import type { LockedRequest } from './locked-request.ts'

/** DuckDB may hold this part of the limit before it spills; the rest is for what it does not count, and for encoding. */
const DUCKDB_SHARE = 0.6

/**
 * Runs one request in a DuckDB of its own, locked to its files, and yields the encoded answer.
 * Errors: `query.*`, `lake.corrupt`.
 */
export async function* runLockedQuery(
  request: LockedRequest,
  spillDirectory: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { limits } = request
  const scratch = join(spillDirectory, 'result.parquet')
  const database = await openDatabase({ memoryBytes: limits.memoryBytes * DUCKDB_SHARE, spillDirectory })
  try {
    using session = await database.connect()
    for (const statement of request.views) await session.run(statement)
    await lock(
      session,
      [...request.allowedPaths, ...(request.format === 'parquet' ? [scratch] : [])],
      limits.spillBytes ?? limits.memoryBytes * 4,
    )
    await guardStatement(session, request.sql)
    const { maxRows, maxBytes } = limits
    if (request.format === 'parquet')
      yield* encodeParquet(session, request.sql, spillDirectory, { maxRows, maxBytes, file: scratch })
    else yield* encodeQuery(session, request.sql, request.format, { maxRows, maxBytes, wrap: request.wrap })
  } catch (error) {
    throw spillIsUsers(error)
  } finally {
    database.close()
  }
}

/** DuckDB wants them in this order: the paths before access ends, the lock last. */
async function lock(session: Session, paths: readonly string[], spillBytes: number): Promise<void> {
  await session.run(`SET max_temp_directory_size = '${Math.round(spillBytes / 1e6)}MB'`)
  await session.run(`SET allowed_paths = ${sqlTexts(paths)}`)
  await session.run('SET enable_external_access = false')
  await session.run('SET autoinstall_known_extensions = false')
  await session.run('SET autoload_known_extensions = false')
  await session.run('SET allow_community_extensions = false')
  await session.run('SET lock_configuration = true')
}

/** A spill beyond its limit is the query's fault, not a full disk. */
function spillIsUsers(error: unknown): unknown {
  if (!(error instanceof GridlakeError) || error.code !== 'lake.full' || !/max_temp_directory_size/.test(error.message))
    return error
  return new GridlakeError('query.too_large', 'the query needs more temporary disk space than it may have', {
    hint: 'sort, join or group fewer rows',
    context: error.context,
    cause: error,
  })
}
