import type { BoundValues } from '../bound-values.ts'
import type { Session } from '../database.ts'
import { sqlTexts } from '../sql-text.ts'
import { findPlainScan } from './find-plain-scan.ts'

/** What a plain scan of one view would give. */
export interface ScanSize {
  /** `schema.view`. */
  view: string
  /** Rows, counted up to `COUNTED_ROWS`; undefined where the count took too long. */
  rows: number | undefined
}

/** Answers of more rows are large however many they are. */
export const COUNTED_ROWS = 2_000_000
const COUNT_MS = 100

/** Undefined: the statement is more than a plain scan. */
export async function measureScan(
  session: Session,
  sql: string,
  statements: unknown,
  bound: BoundValues,
): Promise<ScanSize | undefined> {
  const scan = findPlainScan(statements)
  if (!scan || !(await areOfSingleRows(session, [...scan.functions]))) return undefined
  return { view: scan.table, rows: await countQuickly(session, sql, bound) }
}

/** Aggregates and macros of DuckDB's, some of which aggregate, are not; our own macros are. */
async function areOfSingleRows(session: Session, names: readonly string[]): Promise<boolean> {
  if (names.length === 0) return true
  const known = await session.rows<{ isOfRows: boolean }>(
    `SELECT bool_and(function_type = 'scalar' OR (function_type = 'macro' AND NOT internal)) AS "isOfRows"
     FROM duckdb_functions() WHERE lower(function_name) IN (SELECT unnest(${sqlTexts(names)})) GROUP BY lower(function_name)`,
  )
  return known.length === names.length && known.every(({ isOfRows }) => isOfRows)
}

async function countQuickly(
  session: Session,
  sql: string,
  { values, types }: BoundValues,
): Promise<number | undefined> {
  const inner = sql.replace(/[;\s]+$/, '')
  const late = setTimeout(() => session.connection.interrupt(), COUNT_MS)
  try {
    const counting = `SELECT count(*)::INTEGER FROM (SELECT 1 FROM (${inner}\n) LIMIT ${COUNTED_ROWS})`
    const reader = await session.connection.runAndReadAll(counting, values, types)
    return Number(reader.getRows()[0]?.[0])
  } catch {
    return undefined
  } finally {
    clearTimeout(late)
  }
}
