import type { Client, RemoteSqlQuestion } from '../../client/client.ts'
import { readResult, type SqlResult } from './sql-result.ts'

/** Asks a question in SQL. Where no row answers, its columns are asked for: rows are what tells them otherwise. */
export async function askSql(
  client: Pick<Client, 'sql' | 'sqlColumns'>,
  question: RemoteSqlQuestion,
  signal: AbortSignal,
): Promise<SqlResult> {
  const { data, meta } = await client.sql(question, signal)
  const names = data.length > 0 ? undefined : await client.sqlColumns(question, signal).catch(() => [])
  return readResult(data, meta, names)
}
