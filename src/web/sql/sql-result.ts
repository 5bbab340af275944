import type { AnswerMeta } from '../../contract/schemas/rows.ts'

export type ColumnKind = 'time' | 'number' | 'text'

export interface ResultColumn {
  name: string
  kind: ColumnKind
}

/** An answer of SQL as a table: values as they came in JSON. */
export interface SqlResult {
  columns: readonly ResultColumn[]
  rows: readonly (readonly unknown[])[]
  /** There are more rows. */
  cut: boolean
  /** Dataset → table version. */
  versions: Readonly<Record<string, number>>
}

/** Why there is no answer. */
export interface SqlTrouble {
  code: string
  message: string
  hint: string | undefined
  /** Where in the SQL, both from 1. */
  at: { line: number; column: number } | undefined
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/

/** A table of rows as objects; its columns are those that `meta` tells, else those of the rows. A column's kind is that of its values; null tells nothing. Pure. */
export function readResult(
  data: readonly Readonly<Record<string, unknown>>[],
  meta: Pick<AnswerMeta, 'columns' | 'cut' | 'versions'>,
): SqlResult {
  const names = meta.columns ?? Object.keys(data[0] ?? {})
  const columns = names.map((name) => ({ name, kind: kindOf(data.map((row) => row[name])) }))
  return {
    columns,
    rows: data.map((row) => names.map((name) => row[name])),
    cut: meta.cut ?? false,
    versions: meta.versions,
  }
}

function kindOf(values: readonly unknown[]): ColumnKind {
  const told = values.filter((value) => value !== null && value !== undefined)
  if (told.length === 0) return 'text'
  if (told.every((value) => typeof value === 'number')) return 'number'
  return told.every((value) => typeof value === 'string' && TIME.test(value)) ? 'time' : 'text'
}
