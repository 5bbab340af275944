import type { Session } from './database.ts'
import { sqlName } from './sql-text.ts'

/**
 * Makes temporary ENUM types of the session for the columns of a relation, their values in text order, so that sorting
 * by code sorts by text. Resolves to column → type name; undefined for a column that is of an ENUM type already.
 */
export async function createEnumTypes(
  session: Session,
  columns: readonly string[],
  relation: string,
): Promise<ReadonlyMap<string, string | undefined>> {
  const coded = await codedColumns(session, relation)
  const types = new Map<string, string | undefined>()
  for (const column of columns) {
    const name = sqlName(column)
    types.set(
      column,
      coded.has(column)
        ? undefined
        : await createType(
            session,
            `enum ${column}`,
            `SELECT DISTINCT ${name}::VARCHAR FROM (${relation}) WHERE ${name} IS NOT NULL ORDER BY 1`,
          ),
    )
  }
  return types
}

/** Makes a temporary ENUM type of `values`, in text order. Resolves to its name as SQL. */
export function createEnumType(session: Session, name: string, values: readonly string[]): Promise<string> {
  return createType(session, name, `SELECT unnest(from_json($1, '["VARCHAR"]')) ORDER BY 1`, [JSON.stringify(values)])
}

async function createType(session: Session, name: string, values: string, bound?: readonly string[]): Promise<string> {
  const type = sqlName(name)
  await session.run(`DROP TYPE IF EXISTS ${type}`)
  await session.run(`CREATE TEMP TYPE ${type} AS ENUM (${values})`, bound)
  return type
}

async function codedColumns(session: Session, relation: string): Promise<ReadonlySet<string>> {
  const columns = await session.rows<{ column_name: string; column_type: string }>(`DESCRIBE ${relation}`)
  return new Set(
    columns.filter(({ column_type }) => column_type.startsWith('ENUM')).map(({ column_name }) => column_name),
  )
}
