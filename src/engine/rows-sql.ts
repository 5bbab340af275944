import { GridlakeError } from '../core/errors.ts'
import type { Span } from '../core/time/utc-offset-sql.ts'
import { sqlInstant, sqlName } from '../duckdb/sql-text.ts'
import { filterSql } from './filter-sql.ts'
import type { RowsQuestion } from './question.ts'
import { inBlocksSql, localRowsSql, selectColumnsSql, type ViewColumn, type Viewed, viewColumns } from './view-sql.ts'

/**
 * The SQL that answers a rows question over a view's relation, whose intervals start within `span`, where that is known.
 * Errors: `usage.invalid_argument` for unknown columns.
 */
export function rowsSql(
  viewed: Viewed,
  question: RowsQuestion,
  relation: string,
  span?: Span,
): { sql: string; countSql: string } {
  const all = viewColumns(viewed)
  const wanted = [...new Set(question.columns ?? all.map((column) => column.name))]
  if (wanted.length === 0) throw new GridlakeError('usage.invalid_argument', 'no column is asked for', hintOf(all))
  const columns = wanted.map((name) => findColumn(viewed, all, name))
  const terms = [
    question.from && `interval_start >= ${sqlInstant(question.from)}`,
    question.to && `interval_start < ${sqlInstant(question.to)}`,
    question.blocks && inBlocksSql(question.blocks),
    ...Object.entries(question.filter ?? {}).map(([name, values]) => filterSql(findColumn(viewed, all, name), values)),
  ].filter((term): term is string => term !== undefined)
  const where = terms.length === 0 ? 'true' : terms.join(' AND ')
  const filtered = `(SELECT * FROM (${localRowsSql(viewed, relation, within(span, question))}) WHERE ${where})`
  const order = ['interval_start', ...viewed.key.filter((name) => name !== 'interval_start')].map(sqlName).join(', ')
  const limit = question.limit === undefined ? '' : ` LIMIT ${checkLimit(question.limit)}`
  const outer = wanted.map(sqlName).join(', ')
  const sorted = `${selectColumnsSql(withKey(columns, all, viewed), filtered)} ORDER BY ${order}${limit}`
  return {
    sql: `SELECT ${outer} FROM (${sorted})`,
    countSql: `SELECT count(*)::INTEGER AS rows, (count(*) FILTER (published_at_basis = 'inferred'))::INTEGER AS inferred
      FROM (SELECT published_at_basis FROM ${filtered} WHERE NOT withdrawn${limit})`,
  }
}

/** Rows outside of the asked range are read with their files and dropped: what is said of them does not matter. */
function within(span: Span | undefined, { from, to }: RowsQuestion): Span | undefined {
  if (!span) return undefined
  const { compare } = Temporal.Instant
  return {
    from: from && compare(from, span.from) > 0 ? from : span.from,
    to: to && compare(to, span.to) < 0 ? to : span.to,
  }
}

/** The key must be in reach of ORDER BY. */
const withKey = (columns: readonly ViewColumn[], all: readonly ViewColumn[], { key }: Viewed): ViewColumn[] => [
  ...columns,
  ...all.filter((column) => key.includes(column.name) && !columns.includes(column)),
]

function findColumn(viewed: Viewed, columns: readonly ViewColumn[], name: string): ViewColumn {
  const found = columns.find((column) => column.name === name)
  if (found) return found
  throw new GridlakeError('usage.invalid_argument', `${viewed.id} has no column ${name}`, {
    ...hintOf(columns),
    context: { dataset: viewed.id, column: name },
  })
}

const hintOf = (columns: readonly ViewColumn[]) => ({ hint: `columns: ${columns.map(({ name }) => name).join(', ')}` })

function checkLimit(limit: number): number {
  if (Number.isSafeInteger(limit) && limit >= 0) return limit
  throw new GridlakeError('usage.invalid_argument', `limit takes a whole number of at least 0, not ${limit}`)
}
