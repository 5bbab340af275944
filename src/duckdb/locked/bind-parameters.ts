import { BIGINT, BOOLEAN, DOUBLE, type DuckDBType, INTEGER, SQLNULL, VARCHAR } from '@duckdb/node-api'
import { GridlakeError } from '../../core/errors.ts'
import type { BoundValues } from '../bound-values.ts'
import type { Session } from '../database.ts'
import { toQueryError } from '../query-error.ts'
import { isParameterType, type SqlParameter } from './sql-parameter.ts'

/** Reads parameters in a session. Errors: `query.syntax` naming the one that is not of its type. */
export async function bindParameters(session: Session, parameters: readonly SqlParameter[]): Promise<BoundValues> {
  const bound: BoundValues = { values: [], types: [] }
  for (const [at, parameter] of parameters.entries()) {
    const isTyped = typeof parameter === 'object' && parameter !== null
    const { value, type } = isTyped
      ? await castText(session, parameter, at)
      : { value: parameter, type: typeOf(parameter) }
    bound.values.push(value)
    bound.types.push(type)
  }
  return bound
}

function typeOf(value: string | number | boolean | null): DuckDBType {
  if (value === null) return SQLNULL
  if (typeof value === 'string') return VARCHAR
  if (typeof value === 'boolean') return BOOLEAN
  if (!Number.isSafeInteger(value)) return DOUBLE
  return Math.abs(value) <= MAX_INTEGER ? INTEGER : BIGINT
}

const MAX_INTEGER = 2 ** 31 - 1

async function castText(session: Session, { sqlType, text }: { sqlType: string; text: string }, at: number) {
  if (!isParameterType(sqlType))
    throw new GridlakeError('query.syntax', `parameter ${at + 1} has a type that parameters cannot have: ${sqlType}`)
  const sql = `SELECT $1::VARCHAR::${sqlType}`
  try {
    const reader = await session.connection.runAndReadAll(sql, [text])
    return { value: reader.getRows()[0]?.[0] ?? null, type: reader.columnType(0) }
  } catch (error) {
    throw toQueryError(error, `${sql} -- parameter ${at + 1}`)
  }
}
