import { GridlakeError } from '../core/errors.ts'
import { ROLLUP_TIMES } from '../datasets/ercot/rollup-files.ts'
import type { Session } from '../duckdb/database.ts'
import { sqlName, sqlText } from '../duckdb/sql-text.ts'

/** A relation and its column of names. */
export interface NamedRelation {
  relation: string
  label: string
}

/** Columns of times, and of a market by its prefix: what a point must not be named like. */
const isMistakable = (name: string): boolean => ROLLUP_TIMES.includes(name) || /^(DA|RT|AS)_/.test(name)

/** Names of a column of text, in order. */
export async function readNames(session: Session, { relation, label }: NamedRelation): Promise<string[]> {
  const rows = await session.rows<{ name: string }>(
    `SELECT DISTINCT ${sqlName(label)} AS name FROM (${relation}) WHERE NOT withdrawn ORDER BY name`,
  )
  return rows.map(({ name }) => name)
}

/** Errors: `location.unknown` for a name that none of `relations` has, naming the nearest; `usage.invalid_argument`. */
export async function checkLocations(
  session: Session,
  locations: readonly string[],
  relations: readonly NamedRelation[],
): Promise<void> {
  const mistakable = locations.find(isMistakable)
  if (mistakable !== undefined)
    throw new GridlakeError('usage.invalid_argument', `a column named ${mistakable} would be taken for another`, {
      hint: 'leave it out; gridlake query --format parquet writes any rows',
    })
  const names = relations.map(({ relation, label }) => `SELECT ${sqlName(label)} AS name FROM (${relation})`)
  await session.run(
    `CREATE OR REPLACE TEMP TABLE location_names AS SELECT DISTINCT name FROM (${names.join(' UNION ALL ')})`,
  )
  const known = new Set(await readNamesOf(session))
  const unknown = locations.find((name) => !known.has(name))
  if (unknown === undefined) return
  const [nearest] = await session.rows<{ name: string }>(
    `SELECT name FROM location_names ORDER BY damerau_levenshtein(upper(name), upper(${sqlText(unknown)})), name LIMIT 1`,
  )
  throw new GridlakeError('location.unknown', `the lake has no prices of ${unknown}`, {
    hint: nearest ? `did you mean ${nearest.name}?` : 'gridlake status shows what is here',
    context: { location: unknown, ...(nearest ? { nearest: nearest.name } : {}) },
  })
}

const readNamesOf = async (session: Session): Promise<string[]> =>
  (await session.rows<{ name: string }>('SELECT name FROM location_names')).map(({ name }) => name)
