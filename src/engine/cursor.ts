import { createHash } from 'node:crypto'
import { GridlakeError } from '../core/errors.ts'
import { sqlText } from '../duckdb/sql-text.ts'
import type { LakeFile } from '../lake/delta/snapshot.ts'

/** Where a page ended, as opaque base64url text. */
export type Cursor = string

/** What a cursor says. */
export interface PageMark {
  /** `digestQuestion` of the question whose pages these are. */
  question: string
  /** What the lake held when the first page was made: it pins all pages to one truth. */
  knownAt: Temporal.Instant
  /** What the first page took as `asOf`. */
  asOf?: Temporal.Instant | undefined
  /** The sort columns of the page's last row, as `markTextSql` writes them. */
  values: readonly (string | null)[]
}

/** A column that pages are sorted by, ascending, nulls last; the first of them holds none. */
export interface SortColumn {
  sql: string
  type: string
}

/** A digest of what decides which rows there are and in which order; not of the page's size, columns or format. Keys in any order. */
export function digestQuestion(parts: Readonly<Record<string, unknown>>): string {
  const sorted = JSON.stringify(parts, (_, value: unknown) =>
    isPlainObject(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value,
  )
  return createHash('sha256').update(sorted).digest('base64url').slice(0, 16)
}

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

export const writeCursor = ({ question, knownAt, asOf = undefined, values }: PageMark): Cursor =>
  Buffer.from(JSON.stringify([question, knownAt.toString(), asOf?.toString() ?? null, values])).toString('base64url')

/** Errors: `usage.invalid_argument` for what is no cursor, or one of another question. */
export function readCursor(cursor: Cursor, question: string): PageMark {
  const mark = parseCursor(cursor)
  if (!mark) throw refuse('the cursor is not one of this server', 'take it as it stands in next_cursor of an answer')
  if (mark.question === question) return mark
  throw refuse(
    'the cursor belongs to another question',
    'ask with the same parameters as for the first page, moments as instants, or follow the Link header; only limit, columns and format may change',
  )
}

/** What a cursor says, of whatever question; undefined for what is none. */
export function parseCursor(cursor: Cursor): PageMark | undefined {
  try {
    const [question, knownAt, asOf, values, ...rest] = JSON.parse(
      Buffer.from(cursor, 'base64url').toString(),
    ) as unknown[]
    const areValues = Array.isArray(values) && values.every((value) => value === null || typeof value === 'string')
    if (typeof question !== 'string' || typeof knownAt !== 'string' || !areValues || rest.length > 0) return undefined
    const moment = typeof asOf === 'string' ? { asOf: Temporal.Instant.from(asOf) } : {}
    return { question, knownAt: Temporal.Instant.from(knownAt), ...moment, values }
  } catch {
    return undefined
  }
}

const refuse = (message: string, hint: string) =>
  new GridlakeError('usage.invalid_argument', message, { hint, context: { parameter: 'cursor' } })

/** VARCHAR: the value of a sort column as a cursor holds it. */
export const markTextSql = ({ sql, type }: SortColumn): string =>
  type === 'timestamp' ? `epoch_us(${sql})::VARCHAR` : `(${sql})::VARCHAR`

/** A condition that a row comes after the one whose sort columns held `values`. Errors: `usage.invalid_argument`. */
export function afterSql(columns: readonly SortColumn[], values: readonly (string | null)[]): string {
  if (values.length !== columns.length) throw refuse('the cursor has another order', 'start again without a cursor')
  const literals = columns.map((column, at) => valueSql(column, values[at] ?? null))
  const alternatives = columns.flatMap(({ sql }, at) => {
    const literal = literals[at]
    if (literal === undefined) return []
    const equal = columns.slice(0, at).map((column, before) => equalSql(column.sql, literals[before]))
    return [[...equal, `(${sql} > ${literal} OR ${sql} IS NULL)`].join(' AND ')]
  })
  const [first] = columns
  // The first term alone is what files and row groups are left out by.
  const bound = first && literals[0] !== undefined ? `${first.sql} >= ${literals[0]} AND ` : ''
  return alternatives.length === 0 ? 'false' : `${bound}(${alternatives.map((term) => `(${term})`).join(' OR ')})`
}

const equalSql = (sql: string, literal: string | undefined): string =>
  literal === undefined ? `${sql} IS NULL` : `${sql} = ${literal}`

/** The literal of a value; undefined: NULL. */
function valueSql({ type }: SortColumn, value: string | null): string | undefined {
  if (value === null) return undefined
  if (type === 'string') return sqlText(value)
  if (type === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return `DATE '${value}'`
  if (type === 'boolean' && /^(true|false)$/.test(value)) return value
  if (type === 'timestamp' && /^-?\d{1,18}$/.test(value)) return `make_timestamptz(${value}::BIGINT)`
  if ((type === 'integer' || type === 'double') && value.trim() !== '' && Number.isFinite(Number(value)))
    return `${sqlText(value)}::DOUBLE`
  throw refuse('the cursor holds what its columns cannot', 'start again without a cursor')
}

/**
 * The moment that pins pages to what was read from `files`: nothing that they hold came later, and all that comes will. `now` where
 * their statistics do not say.
 */
export function pinMoment(files: readonly LakeFile[], now: Temporal.Instant): Temporal.Instant {
  const lastUs = Math.max(...files.map((file) => file.bounds['ingested_at']?.max ?? Number.POSITIVE_INFINITY))
  if (!Number.isFinite(lastUs)) return now
  // Some writers cut a statistic down to milliseconds: the true maximum may be up to one later.
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(lastUs / 1000) + 2)
}
