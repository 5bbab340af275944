import { GridlakeError } from '../core/errors.ts'
import type { Dataset } from '../datasets/dataset.ts'
import { sqlInstant, sqlName } from '../duckdb/sql-text.ts'
import { filterSql } from './filter-sql.ts'
import type { RowsQuestion } from './question.ts'
import { type ViewColumn, viewColumns, viewSql } from './view-sql.ts'

/** The SQL that answers a rows question over the dataset's relation. Errors: `usage.invalid_argument` for unknown columns. */
export function rowsSql(dataset: Dataset, question: RowsQuestion, relation: string): { sql: string; countSql: string } {
  const all = viewColumns(dataset)
  const wanted = [...new Set(question.columns ?? all.map((column) => column.name))]
  if (wanted.length === 0) throw new GridlakeError('usage.invalid_argument', 'no column is asked for', hintOf(all))
  const columns = wanted.map((name) => findColumn(dataset, all, name))
  const terms = [
    question.from && `interval_start >= ${sqlInstant(question.from)}`,
    question.to && `interval_start < ${sqlInstant(question.to)}`,
    ...Object.entries(question.filter ?? {}).map(([name, values]) => filterSql(findColumn(dataset, all, name), values)),
  ].filter((term): term is string => term !== undefined)
  const where = terms.length === 0 ? 'true' : terms.join(' AND ')
  const filtered = `(SELECT * FROM (${relation}) WHERE ${where})`
  const order = ['interval_start', ...dataset.key.filter((name) => name !== 'interval_start')].map(sqlName).join(', ')
  const limit = question.limit === undefined ? '' : ` LIMIT ${checkLimit(question.limit)}`
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
    ...hintOf(columns),
    context: { dataset: dataset.id, column: name },
  })
}

const hintOf = (columns: readonly ViewColumn[]) => ({ hint: `columns: ${columns.map(({ name }) => name).join(', ')}` })

function checkLimit(limit: number): number {
  if (Number.isSafeInteger(limit) && limit >= 0) return limit
  throw new GridlakeError('usage.invalid_argument', `limit takes a whole number of at least 0, not ${limit}`)
}
