import { utf8 } from '@uwdata/flechette'
import { arrowField } from '../messages/arrow-table.ts'
import { CATALOG, heldTables, TABLE_TYPES } from './held-tables.ts'
import { foreignKeysTable, primaryKeysTable } from './keys-table.ts'
import { likePattern } from './like-pattern.ts'
import type { MetadataTable } from './metadata-command.ts'
import { sqlInfoTable } from './sql-info-table.ts'
import { tablesTable } from './tables-table.ts'
import { typeInfoTable } from './type-info-table.ts'

/** The metadata commands of Flight SQL by the names of their messages. */
export const METADATA_TABLES: Readonly<Record<string, (command: never) => MetadataTable>> = Object.freeze({
  CommandGetCatalogs: catalogsTable,
  CommandGetDbSchemas: schemasTable,
  CommandGetTables: tablesTable,
  CommandGetTableTypes: tableTypesTable,
  CommandGetPrimaryKeys: primaryKeysTable,
  CommandGetExportedKeys: foreignKeysTable,
  CommandGetImportedKeys: foreignKeysTable,
  CommandGetCrossReference: foreignKeysTable,
  CommandGetSqlInfo: sqlInfoTable,
  CommandGetXdbcTypeInfo: typeInfoTable,
})

function catalogsTable(): MetadataTable {
  return { fields: [arrowField('catalog_name', utf8(), false)], rows: () => [{ catalog_name: CATALOG }] }
}

function schemasTable({
  catalog,
  dbSchemaFilterPattern,
}: {
  catalog?: string
  dbSchemaFilterPattern?: string
}): MetadataTable {
  const wanted = likePattern(dbSchemaFilterPattern)
  return {
    fields: [arrowField('catalog_name', utf8()), arrowField('db_schema_name', utf8(), false)],
    async rows(place) {
      if ((catalog ?? CATALOG) !== CATALOG) return []
      const schemas = new Set((await heldTables(place)).map(({ schema }) => schema))
      return [...schemas].filter(wanted).map((schema) => ({ catalog_name: CATALOG, db_schema_name: schema }))
    },
  }
}

function tableTypesTable(): MetadataTable {
  return {
    fields: [arrowField('table_type', utf8(), false)],
    rows: () => TABLE_TYPES.map((type) => ({ table_type: type })),
  }
}
