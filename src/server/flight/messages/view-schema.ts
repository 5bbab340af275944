import { bool, type DataType, dateDay, float64, int32, int64, TimeUnit, timestamp, utf8 } from '@uwdata/flechette'
import { ownColumns, type ViewColumn, type Viewed, viewColumns } from '../../../engine/view-sql.ts'
import { type ArrowField, arrowField, schemaMessage } from './arrow-table.ts'

const TYPES: Readonly<Record<string, () => DataType>> = {
  string: utf8,
  integer: int32,
  long: int64,
  double: float64,
  boolean: bool,
  timestamp: () => timestamp(TimeUnit.MICROSECOND, 'UTC'),
  date: dateDay,
}

/** The schema of rows of a view, as queries return it; by default of all columns that the latest versions have. */
export function viewSchema(viewed: Viewed, columns: readonly ViewColumn[] = viewColumns(viewed)): Uint8Array {
  return schemaMessage(columns.map((column) => columnField(viewed, column)))
}

/** Whole numbers of documents have no bound of their own: those that a dataset itself has are BIGINT. */
function columnField(viewed: Viewed, { name, type, meaning, unit }: ViewColumn): ArrowField {
  const isOwn = type === 'integer' && ownColumns(viewed).some((own) => own.name === name)
  const make = TYPES[isOwn ? 'long' : type]
  if (!make) throw new Error(`${viewed.id} has a column ${name} of type ${type}`)
  return arrowField(name, make(), true, {
    'ARROW:FLIGHT:SQL:TYPE_NAME': isOwn ? 'BIGINT' : (SQL_NAMES[type] ?? type),
    'ARROW:FLIGHT:SQL:REMARKS': unit ? `${meaning} [${unit}]` : meaning,
  })
}

const SQL_NAMES: Readonly<Record<string, string>> = {
  string: 'VARCHAR',
  integer: 'INTEGER',
  double: 'DOUBLE',
  boolean: 'BOOLEAN',
  timestamp: 'TIMESTAMP WITH TIME ZONE',
  date: 'DATE',
}
