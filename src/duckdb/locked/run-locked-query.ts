import { join } from 'node:path'
import { GridlakeError } from '../../core/errors.ts'
import type { Database } from '../database.ts'
import { encodeParquet } from '../encode/encode-parquet.ts'
import { encodeQuery } from '../encode/encode-result.ts'
import { bindParameters } from './bind-parameters.ts'
import { describeStatement } from './describe-statement.ts'
import { guardStatement } from './guard-statement.ts'
import { lockSession } from './lock-session.ts'
import type { LockedRequest } from './locked-request.ts'

/** DuckDB may hold this part of the limit before it spills; the rest is for what it does not count, and for encoding. */
const DUCKDB_SHARE = 0.6
/** It may spill so many times its memory limit, where the request does not say. */
const SPILL_FACTOR = 4

/** Where a request runs: a DuckDB that nothing has used yet, and the folder it spills to. */
export interface LockedPlace {
  database: Database
  spillDirectory: string
}

/**
 * Runs one request in a DuckDB of its own, locked to its files, yields the encoded answer and closes that DuckDB.
 * Errors: `query.*`, `lake.corrupt`.
 */
export async function* runLockedQuery(
  request: LockedRequest,
  { database, spillDirectory }: LockedPlace,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { limits } = request
  const scratch = join(spillDirectory, 'result.parquet')
  try {
    using session = await database.connect()
    if (request.threads) await session.run(`SET threads = ${request.threads}`)
    for (const statement of request.views) await session.run(statement)
    await lockSession(session, {
      paths: [...request.allowedPaths, ...(request.format === 'parquet' ? [scratch] : [])],
      memoryBytes: limits.memoryBytes * DUCKDB_SHARE,
      spillBytes: limits.spillBytes ?? limits.memoryBytes * SPILL_FACTOR,
    })
    const statements = await guardStatement(session, request.sql)
    if (request.format === 'description') {
      yield Buffer.from(JSON.stringify(await describeStatement(session, request, statements)))
      return
    }
    const { maxRows, maxBytes } = limits
    const bound = request.parameters && (await bindParameters(session, request.parameters))
    if (request.format === 'parquet')
      yield* encodeParquet(session, request.sql, spillDirectory, { maxRows, maxBytes, file: scratch, bound })
    else yield* encodeQuery(session, request.sql, request.format, { maxRows, maxBytes, wrap: request.wrap, bound })
  } catch (error) {
    throw spillIsUsers(error)
  } finally {
    database.close()
  }
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
