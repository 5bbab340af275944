import type { StatementDescription } from '../duckdb/locked/describe-statement.ts'
import type { LockedPool } from '../duckdb/locked/locked-pool.ts'
import type { LockedLimits } from '../duckdb/locked/locked-request.ts'
import type { AskedViews } from './asked-views.ts'
import type { SqlDescription, SqlQuestion } from './question.ts'

/** What somebody's SQL answers with and asks for, found in a locked process. Errors: `query.*`. */
export async function describeSql(
  pool: LockedPool,
  { statements, files, versions }: AskedViews,
  { sql, parameters }: SqlQuestion,
  limits: LockedLimits,
  signal?: AbortSignal,
): Promise<SqlDescription> {
  const request = { views: statements, allowedPaths: files, sql, ...(parameters ? { parameters } : {}), limits }
  const { body } = await pool.query({ ...request, format: 'description' }, signal)
  const pieces: Uint8Array[] = []
  for await (const piece of body) pieces.push(piece)
  const said = JSON.parse(Buffer.concat(pieces).toString()) as StatementDescription
  return {
    schema: Buffer.from(said.schema, 'base64'),
    parameterSchema: Buffer.from(said.parameterSchema, 'base64'),
    parameterCount: said.parameterCount,
    versions,
  }
}
