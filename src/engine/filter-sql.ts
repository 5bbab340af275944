import { GridlakeError } from '../core/errors.ts'
import { sqlInstant, sqlText } from '../duckdb/sql-text.ts'
import type { ViewColumn } from './view-sql.ts'

/**
 * A condition that a view column holds one of `values`, which come as text. No values: no row.
 * Errors: `usage.invalid_argument` for a text that can't be a value of the column.
 */
export function filterSql(column: ViewColumn, values: readonly string[]): string {
  if (values.length === 0) return 'false'
  return `${column.sql} IN (${values.map((text) => valueSql(column, text)).join(', ')})`
}

const EXAMPLES: Readonly<Record<string, string>> = {
  timestamp: '2026-11-01T06:00:00Z',
  date: '2026-11-01',
  integer: '12',
  double: '21.5',
  boolean: 'true or false',
}

function valueSql({ name, type }: ViewColumn, text: string): string {
  if (type === 'string') return sqlText(text)
  const sql = literal(type, text.trim())
  if (sql !== undefined) return sql
  throw new GridlakeError('usage.invalid_argument', `"${text}" is not a value of ${name}`, {
    hint: `it is a ${type}: ${EXAMPLES[type] ?? type}`,
    context: { column: name, text },
  })
}

function literal(type: string, text: string): string | undefined {
  try {
    switch (type) {
      case 'timestamp':
        return sqlInstant(Temporal.Instant.from(text))
      case 'date':
        return `DATE ${sqlText(Temporal.PlainDate.from(text).toString())}`
      case 'boolean':
        return /^(true|false)$/i.test(text) ? text.toLowerCase() : undefined
      default:
        return text !== '' && Number.isFinite(Number(text)) ? `${sqlText(text)}::DOUBLE` : undefined
    }
  } catch {
    return undefined
  }
}
