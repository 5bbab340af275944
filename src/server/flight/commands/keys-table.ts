import { int32, uint8, utf8 } from '@uwdata/flechette'
import { arrowField } from '../messages/arrow-table.ts'
import { CATALOG, heldTables } from './held-tables.ts'
import type { MetadataTable } from './metadata-command.ts'

export interface GetPrimaryKeys {
  catalog?: string
  dbSchema?: string
  table: string
}

/** `CommandGetPrimaryKeys`: the columns that identify a row, in the order of the key. */
export const primaryKeysTable = ({ catalog, dbSchema, table }: GetPrimaryKeys): MetadataTable => ({
  fields: [
    arrowField('catalog_name', utf8()),
    arrowField('db_schema_name', utf8()),
    arrowField('table_name', utf8(), false),
    arrowField('column_name', utf8(), false),
    arrowField('key_name', utf8()),
    arrowField('key_sequence', int32(), false),
  ],
  async rows(place) {
    if ((catalog ?? CATALOG) !== CATALOG) return []
    const found = (await heldTables(place)).filter(
      ({ schema, name }) => name === table && (dbSchema === undefined || schema === dbSchema),
    )
    return found.flatMap(({ schema, name, viewed }) =>
      (viewed?.key ?? []).map((column, at) => ({
        catalog_name: CATALOG,
        db_schema_name: schema,
        table_name: name,
        column_name: column,
        key_name: null,
        key_sequence: at + 1,
      })),
    )
  },
})

/** `CommandGetExportedKeys`, `CommandGetImportedKeys`, `CommandGetCrossReference`: no table refers to another. */
export const foreignKeysTable = (): MetadataTable => ({
  fields: [
    arrowField('pk_catalog_name', utf8()),
    arrowField('pk_db_schema_name', utf8()),
    arrowField('pk_table_name', utf8(), false),
    arrowField('pk_column_name', utf8(), false),
    arrowField('fk_catalog_name', utf8()),
    arrowField('fk_db_schema_name', utf8()),
    arrowField('fk_table_name', utf8(), false),
    arrowField('fk_column_name', utf8(), false),
    arrowField('key_sequence', int32(), false),
    arrowField('fk_key_name', utf8()),
    arrowField('pk_key_name', utf8()),
    arrowField('update_rule', uint8(), false),
    arrowField('delete_rule', uint8(), false),
  ],
  rows: () => [],
})
