import type { StatementDescription } from '../duckdb/locked/describe-statement.ts'
import type { LockedPool } from '../duckdb/locked/locked-pool.ts'
import type { LockedLimits } from '../duckdb/locked/locked-request.ts'
import { COUNTED_ROWS } from '../duckdb/locked/measure-scan.ts'
import type { AskedViews } from './asked-views.ts'
import type { SqlDescription, SqlQuestion } from './question.ts'
import { sliceTime } from './time-slices.ts'
import type { ViewedRelation } from './viewed-relation.ts'

/** What somebody's SQL answers with and asks for, found in a locked process; a large scan is cut into up to `parts`. Errors: `query.*`. */
export async function describeSql(
  pool: LockedPool,
  { statements, files, versions, relations }: AskedViews,
  { sql, parameters, measure = false, knownAt }: SqlQuestion & { measure?: boolean },
  limits: LockedLimits,
  parts: number,
  signal?: AbortSignal,
): Promise<SqlDescription> {
  const asked = { views: statements, allowedPaths: files, sql, ...(parameters ? { parameters } : {}), measure, limits }
  const { body } = await pool.query({ ...asked, format: 'description' }, signal)
  const said = JSON.parse(Buffer.concat(await Array.fromAsync(body)).toString()) as StatementDescription
  const scan = said.scan && planScan(said.scan.rows, relations.get(said.scan.view), parts, knownAt)
  return {
    schema: Buffer.from(said.schema, 'base64'),
    parameterSchema: Buffer.from(said.parameterSchema, 'base64'),
    parameterCount: said.parameterCount,
    ...(scan ? { scan } : {}),
    versions,
  }
}

/** Undefined: it could not be counted in time, and its files say that it is not large. */
function planScan(
  rows: number | undefined,
  relation: ViewedRelation | undefined,
  parts: number,
  knownAt: Temporal.Instant | undefined,
): SqlDescription['scan'] {
  if (rows !== undefined && rows < COUNTED_ROWS) return { rows, slices: [{}], knownAt }
  if (rows === undefined && !mayBeLarge(relation)) return undefined
  const pinned = knownAt ?? (relation && lastIngestedAt(relation))
  return { rows: undefined, slices: relation && pinned ? sliceTime(relation.lakeFiles, parts) : [{}], knownAt: pinned }
}

const mayBeLarge = (relation: ViewedRelation | undefined): boolean =>
  (relation?.lakeFiles ?? []).reduce((sum, file) => sum + (file.rows ?? COUNTED_ROWS), 0) >= COUNTED_ROWS

/** When the last row of a relation came, or a little later, so that rows that come now are left out. Undefined: its files do not say. */
function lastIngestedAt({ lakeFiles }: ViewedRelation): Temporal.Instant | undefined {
  const lastUs = Math.max(...lakeFiles.map(({ bounds }) => bounds['ingested_at']?.max ?? Number.POSITIVE_INFINITY))
  // Some writers cut statistics down to milliseconds.
  return Number.isFinite(lastUs) ? Temporal.Instant.fromEpochMilliseconds(Math.floor(lastUs / 1000) + 1) : undefined
}
