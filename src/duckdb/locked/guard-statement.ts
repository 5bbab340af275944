import { StatementType } from '@duckdb/node-api'
import { GridlakeError } from '../../core/errors.ts'
import type { Session } from '../database.ts'
import { toQueryError } from '../query-error.ts'
import { TABLE_FUNCTIONS } from './allowed-sql.ts'
import { type Forbidden, findForbidden } from './find-forbidden.ts'

/**
 * Refuses all but one SELECT over the session's own views, common table expressions and harmless functions.
 * Resolves with the statements as `json_serialize_sql` writes them.
 * Errors: `query.forbidden` says what is not allowed and what is; `query.syntax` for SQL that does not parse or bind.
 */
export async function guardStatement(session: Session, sql: string): Promise<unknown> {
  if (plainSql(sql) === '') throw new GridlakeError('query.syntax', 'there is no SQL', { hint: ONE_SELECT })
  const count = await countStatements(session, sql)
  if (count !== 1) throw refused(sql, `${count} statements in one query`, ONE_SELECT)
  const [row] = await session.rows<{ json: string }>('SELECT json_serialize_sql($1::VARCHAR)::VARCHAR AS json', [sql])
  const serialized = JSON.parse(row?.json ?? '{"error":true}') as { error: boolean; statements?: unknown }
  if (serialized.error) throw refused(sql, `${firstWord(sql)} is not a SELECT`, ONE_SELECT)
  const views = await listViews(session)
  const forbidden = findForbidden(serialized.statements, views)
  if (forbidden) throw explain(sql, forbidden, views)
  if ((await statementType(session, sql)) !== StatementType.SELECT)
    throw refused(sql, `${firstWord(sql)} is not a SELECT`, ONE_SELECT)
  return serialized.statements
}

const ONE_SELECT =
  'send one SELECT (WITH, FROM, VALUES, DESCRIBE, SHOW ALL TABLES and SUMMARIZE are fine too); PIVOT needs its values: PIVOT t ON c IN (…)'

async function countStatements(session: Session, sql: string): Promise<number> {
  try {
    return (await session.connection.extractStatements(sql)).count
  } catch (error) {
    const known = toQueryError(error, sql)
    // IMPORT DATABASE wants to read its files as it is parsed; the lock does not let it.
    throw known.code === 'query.forbidden' ? refused(sql, `${firstWord(sql)} is not a SELECT`, ONE_SELECT) : known
  }
}

async function statementType(session: Session, sql: string): Promise<StatementType> {
  try {
    const prepared = await (await session.connection.extractStatements(sql)).prepare(0)
    const type = prepared.statementType
    prepared.destroySync()
    return type
  } catch (error) {
    throw toQueryError(error, sql)
  }
}

async function listViews(session: Session): Promise<ReadonlySet<string>> {
  const rows = await session.rows<{ name: string }>(
    `SELECT lower(schema_name || '.' || view_name) AS name FROM duckdb_views() WHERE NOT internal
     UNION ALL SELECT lower(schema_name || '.' || table_name) FROM duckdb_tables() WHERE NOT internal ORDER BY name`,
  )
  return new Set(rows.map(({ name }) => name))
}

function explain(sql: string, { kind, name }: Forbidden, views: ReadonlySet<string>): GridlakeError {
  const tables = `tables: ${[...views].slice(0, 30).join(', ') || '(none)'}`
  switch (kind) {
    case 'unknown':
      return new GridlakeError('query.syntax', `there is no table ${name}`, {
        hint: tables,
        context: { sql: sql.slice(0, 2000) },
      })
    case 'table':
      return refused(sql, `the table or file ${JSON.stringify(name)} may not be read`, tables)
    case 'table function':
      return refused(
        sql,
        `the table function ${name}() is not allowed`,
        `allowed: ${[...TABLE_FUNCTIONS].join(', ')}; ${tables}`,
      )
    case 'function':
      return refused(
        sql,
        `the function ${name}() is not allowed`,
        'functions that act, or that show settings, variables or files, are refused',
      )
    case 'list':
      return refused(
        sql,
        `SHOW ${name.replaceAll('"', '')} is not allowed`,
        'SHOW ALL TABLES and DESCRIBE schema.table are',
      )
  }
}

const refused = (sql: string, message: string, hint: string) =>
  new GridlakeError('query.forbidden', message, { hint, context: { sql: sql.slice(0, 2000) } })

/** Without comments, semicolons and blanks at its ends; good enough to see whether anything is there, and its first word. */
const plainSql = (sql: string) => sql.replace(/\/\*[\s\S]*?\*\/|--[^\n]*/g, ' ').replace(/^[\s;]+|[\s;]+$/g, '')

const firstWord = (sql: string) => (/[a-z_]+/i.exec(plainSql(sql))?.[0] ?? 'this').toUpperCase()
