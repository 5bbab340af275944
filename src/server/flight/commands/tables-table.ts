import { binary, utf8 } from '@uwdata/flechette'
import type { FlightPlace } from '../flight-place.ts'
import { arrowField } from '../messages/arrow-table.ts'
import { viewSchema } from '../messages/view-schema.ts'
import { CATALOG, type HeldTable, heldTables } from './held-tables.ts'
import { likePattern } from './like-pattern.ts'
import type { MetadataTable } from './metadata-command.ts'

export interface GetTables {
  catalog?: string
  dbSchemaFilterPattern?: string
  tableNameFilterPattern?: string
  tableTypes: readonly string[]
  includeSchema: boolean
}

/** `CommandGetTables`: what can be asked, by type, schema and name. */
export function tablesTable({
  catalog,
  dbSchemaFilterPattern,
  tableNameFilterPattern,
  tableTypes,
  includeSchema,
}: GetTables): MetadataTable {
  const inSchema = likePattern(dbSchemaFilterPattern)
  const named = likePattern(tableNameFilterPattern)
  const wanted = ({ schema, name, type }: HeldTable) =>
    (catalog ?? CATALOG) === CATALOG &&
    inSchema(schema) &&
    named(name) &&
    (tableTypes.length === 0 || tableTypes.includes(type))
  return {
    fields: [
      arrowField('catalog_name', utf8()),
      arrowField('db_schema_name', utf8()),
      arrowField('table_name', utf8(), false),
      arrowField('table_type', utf8(), false),
      ...(includeSchema ? [arrowField('table_schema', binary(), false)] : []),
    ],
    async rows(place, signal) {
      const tables = (await heldTables(place)).filter(wanted)
      const rows: Record<string, unknown>[] = []
      for (const table of tables) {
        rows.push({
          catalog_name: CATALOG,
          db_schema_name: table.schema,
          table_name: table.name,
          table_type: table.type,
          ...(includeSchema ? { table_schema: await schemaOf(place, table, signal) } : {}),
        })
      }
      return rows
    },
  }
}

/** What the lake knows about itself is described by a query; its columns stay as they are. */
async function schemaOf(
  place: FlightPlace,
  { viewed, schema, name }: HeldTable,
  signal: AbortSignal,
): Promise<Uint8Array> {
  if (viewed) return viewSchema(viewed)
  const id = `${schema}.${name}`
  const known = place.systemSchemas.get(id)
  if (known) return known
  const described = await place.engine.describe({ sql: `FROM ${id}` }, signal)
  place.systemSchemas.set(id, described.schema)
  return described.schema
}
