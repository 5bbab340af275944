import { GridlakeError } from '../core/errors.ts'
import type { Span } from '../core/time/utc-offset-sql.ts'
import { sqlInstant, sqlName } from '../duckdb/sql-text.ts'
import { afterSql, markTextSql } from './cursor.ts'
import { filterSql } from './filter-sql.ts'
import type { RowsQuestion } from './question.ts'
import {
  inBlocksSql,
  localRowsSql,
  selectColumnsSql,
  sortNames,
  standingSql,
  type ViewColumn,
  type Viewed,
  viewColumns,
} from './view-sql.ts'

/** A rows question as SQL. */
export interface RowsSql {
  sql: string
  countSql: string
  /** At most two rows of VARCHAR columns: the mark of the page's last row, and of the row after it. Undefined: there is no limit. */
  pageEndSql: string | undefined
}

/**
 * The SQL that answers a rows question over a view's relation, whose intervals start within `span`, where that is known; rows come
 * after the one that `mark` tells of. Errors: `usage.invalid_argument` for unknown columns.
 */
export function rowsSql(
  viewed: Viewed,
  question: RowsQuestion,
  relation: string,
  { span, mark }: { span?: Span | undefined; mark?: readonly (string | null)[] | undefined } = {},
): RowsSql {
  const { postings } = question
  const all = viewColumns(viewed, postings)
  const sort = sortNames(viewed, postings).map((name) => findColumn(viewed, all, name))
  const wanted = [...new Set(question.columns ?? all.map((column) => column.name))]
  if (wanted.length === 0) throw new GridlakeError('usage.invalid_argument', 'no column is asked for', hintOf(all))
  const columns = wanted.map((name) => findColumn(viewed, all, name))
  const terms = [
    question.from && `interval_start >= ${sqlInstant(question.from)}`,
    question.to && `interval_start < ${sqlInstant(question.to)}`,
    mark && afterSql(sort, mark),
    question.blocks && inBlocksSql(question.blocks),
    ...Object.entries(question.filter ?? {}).map(([name, values]) => filterSql(findColumn(viewed, all, name), values)),
  ].filter((term): term is string => term !== undefined)
  const where = terms.length === 0 ? 'true' : terms.join(' AND ')
  const filtered = `(SELECT * FROM (${localRowsSql(viewed, relation, within(span, question))}) WHERE ${where})`
  // What has one value alone sorts nothing.
  const isVaried = ({ name }: ViewColumn) => question.filter?.[name]?.length !== 1
  const order =
    sort
      .filter(isVaried)
      .map(({ name }) => sqlName(name))
      .join(', ') || '1'
  const limit = question.limit === undefined ? '' : ` LIMIT ${checkLimit(question.limit)}`
  const outer = wanted.map(sqlName).join(', ')
  const sorted = `${selectColumnsSql([...new Set([...columns, ...sort])], filtered, postings)} ORDER BY ${order}${limit}`
  return {
    sql: `SELECT ${outer} FROM (${sorted})`,
    countSql: `SELECT count(*)::INTEGER AS rows, (count(*) FILTER (published_at_basis = 'inferred'))::INTEGER AS inferred
      FROM (SELECT published_at_basis FROM ${filtered} WHERE ${standingSql(postings)}${limit})`,
    pageEndSql: question.limit
      ? `SELECT ${sort.map(markTextSql).join(', ')} FROM ${filtered} WHERE ${standingSql(postings)} ORDER BY ${order} LIMIT 2 OFFSET ${question.limit - 1}`
      : undefined,
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
