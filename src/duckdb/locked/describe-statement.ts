import { type DuckDBPreparedStatement, DuckDBTypeId, VARCHAR } from '@duckdb/node-api'
import type { BoundValues } from '../bound-values.ts'
import type { Session } from '../database.ts'
import { arrowSchema } from '../encode/arrow-schema.ts'
import type { ResultColumn } from '../encode/result-encoder.ts'
import { toQueryError } from '../query-error.ts'
import { bindParameters } from './bind-parameters.ts'
import type { LockedRequest } from './locked-request.ts'
import { measureScan, type ScanSize } from './measure-scan.ts'

/** What a statement answers with, and what it asks for, without being run. Both schemas are messages of Arrow's IPC format in base64. */
export interface StatementDescription {
  schema: string
  parameterSchema: string
  parameterCount: number
  /** Of a plain scan of one view, where it was to be measured. */
  scan?: ScanSize | undefined
}

/**
 * Describes a statement that the guard has let through, read by it as `statements`. Where the type of a column depends on a parameter's, it is that of
 * `parameters`, or of NULL without them. Errors: `query.syntax`.
 */
export async function describeStatement(
  session: Session,
  { sql, parameters, measure }: Pick<LockedRequest, 'sql' | 'parameters' | 'measure'>,
  statements: unknown,
): Promise<StatementDescription> {
  const prepared = await failingAsOurs(sql, () => session.connection.prepare(sql))
  try {
    const asked = range(prepared.parameterCount).map(
      (at): ResultColumn => ({
        name: `parameter_${at + 1}`,
        type: parameterType(prepared, at + 1),
      }),
    )
    const known = asked.length === 0 ? preparedColumns(prepared) : undefined
    const bound = await bindParameters(session, parameters ?? asked.map(() => null))
    const columns = known ?? (await columnsOf(session, sql, bound))
    return {
      schema: base64(arrowSchema(columns)),
      parameterSchema: base64(arrowSchema(asked)),
      parameterCount: asked.length,
      scan: measure ? await measureScan(session, sql, statements, bound) : undefined,
    }
  } finally {
    prepared.destroySync()
  }
}

const range = (count: number) => Array.from({ length: count }, (_, at) => at)

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

/** DuckDB does not say of which type a parameter is that fits several: text can be cast to them all. */
function parameterType(prepared: DuckDBPreparedStatement, index: number) {
  try {
    const type = prepared.parameterType(index)
    return UNSAID.has(type.typeId) ? VARCHAR : type
  } catch {
    return VARCHAR
  }
}

const UNSAID: ReadonlySet<DuckDBTypeId> = new Set([DuckDBTypeId.ANY, DuckDBTypeId.SQLNULL])

/** Undefined: some are not known before it is run, or have one name. */
function preparedColumns(prepared: DuckDBPreparedStatement): ResultColumn[] | undefined {
  try {
    const columns = range(prepared.columnCount).map((at) => ({
      name: prepared.columnName(at),
      type: prepared.columnType(at),
    }))
    return columns.length > 0 && new Set(columns.map(({ name }) => name)).size === columns.length ? columns : undefined
  } catch {
    return undefined
  }
}

/** The columns of a run that is given up at once: of no rows, or of what it streams where it cannot stand in another statement as it is. */
async function columnsOf(session: Session, sql: string, { values, types }: BoundValues): Promise<ResultColumn[]> {
  const { connection } = session
  // Columns of one name get numbers there that they do not have by themselves.
  const inner = sql.replace(/[;\s]+$/, '')
  const empty = await connection.stream(`FROM (${inner}\n) LIMIT 0`, values, types).catch(() => undefined)
  const isSame = empty && !empty.columnNames().some((name) => /_\d+$/.test(name))
  const result = isSame ? empty : await failingAsOurs(sql, () => connection.stream(sql, values, types))
  const names = result.deduplicatedColumnNames()
  connection.interrupt()
  return result.columnTypes().map((type, at) => ({ name: names[at] ?? '', type }))
}

async function failingAsOurs<T>(sql: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw toQueryError(error, sql)
  }
}
