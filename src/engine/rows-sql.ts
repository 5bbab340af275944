import { GridlakeError } from '../core/errors.ts'
import type { Dataset } from '../datasets/dataset.ts'
import { sqlInstant, sqlName, sqlText } from '../duckdb/sql-text.ts'
import type { RowsQuestion } from './question.ts'
import { type ViewColumn, viewColumns, viewSql } from './view-sql.ts'

/** The SQL that answers a rows question over the dataset's relation. Errors: `usage.invalid_argument` for unknown columns. */
export function rowsSql(dataset: Dataset, question: RowsQuestion, relation: string): { sql: string; countSql: string } {
  const all = viewColumns(dataset)
  const wanted = question.columns ?? all.map((column) => column.name)
  const columns = wanted.map((name) => findColumn(dataset, all, name))
  const terms = [
    question.from && `interval_start >= ${sqlInstant(question.from)}`,
    question.to && `interval_start < ${sqlInstant(question.to)}`,
    ...Object.entries(question.filter ?? {}).map(([name, values]) => filterSql(findColumn(dataset, all, name), values)),
  ].filter((term): term is string => term !== undefined)
  const where = terms.length === 0 ? 'true' : terms.join(' AND ')
  const filtered = `(SELECT * FROM (${relation}) WHERE ${where})`
  const order = ['interval_start', ...dataset.key.filter((name) => name !== 'interval_start')].map(sqlName).join(', ')
  const limit = question.limit === undefined ? '' : ` LIMIT ${question.limit}`
  const outer = wanted.map(sqlName).join(', ')
  const sorted = `${viewSql(withKey(columns, all, dataset), filtered)} ORDER BY ${order}${limit}`
  return {
    sql: `SELECT ${outer} FROM (${sorted})`,
    countSql: `SELECT count(*)::INTEGER AS rows, (count(*) FILTER (published_at_basis = 'inferred'))::INTEGER AS inferred
      FROM (SELECT published_at_basis FROM ${filtered} WHERE NOT withdrawn${limit})`,
  }
}

/** The key must be in reach of ORDER BY. */
const withKey = (columns: readonly ViewColumn[], all: readonly ViewColumn[], dataset: Dataset): ViewColumn[] => [
  ...columns,
  ...all.filter((column) => dataset.key.includes(column.name) && !columns.includes(column)),
]

function findColumn(dataset: Dataset, columns: readonly ViewColumn[], name: string): ViewColumn {
  const found = columns.find((column) => column.name === name)
  if (found) return found
  throw new GridlakeError('usage.invalid_argument', `${dataset.id} has no column ${name}`, {
    hint: `columns: ${columns.map((column) => column.name).join(', ')}`,
    context: { dataset: dataset.id, column: name },
  })
}

function filterSql(column: ViewColumn, values: readonly string[]): string {
  const list = values.map(sqlText).join(', ')
  // Derived columns and numbers are compared as text of their own type.
  return column.type === 'string' ? `${column.sql} IN (${list})` : `(${column.sql})::VARCHAR IN (${list})`
}
