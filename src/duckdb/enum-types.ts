import type { Session } from './database.ts'
import { sqlName } from './sql-text.ts'

/**
 * Makes a temporary ENUM type of the session for each column of a relation, its values in text order, so that sorting
 * by code sorts by text. Resolves to column → type name.
 */
export async function createEnumTypes(
  session: Session,
  columns: readonly string[],
  relation: string,
): Promise<ReadonlyMap<string, string>> {
  const types = new Map<string, string>()
  for (const column of columns) {
    const type = sqlName(`enum ${column}`)
    await session.run(`DROP TYPE IF EXISTS ${type}`)
    await session.run(
      `CREATE TEMP TYPE ${type} AS ENUM (SELECT DISTINCT ${sqlName(column)}::VARCHAR FROM (${relation}) WHERE ${sqlName(column)} IS NOT NULL ORDER BY 1)`,
    )
    types.set(column, type)
  }
  return types
}
