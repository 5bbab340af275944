import { bool, field, int32, list, utf8 } from '@uwdata/flechette'
import { arrowField } from '../messages/arrow-table.ts'
import type { MetadataTable } from './metadata-command.ts'

interface SqlType {
  name: string
  /** By JDBC and ODBC. */
  dataType: number
  /** Digits of numbers, characters of texts and times. */
  size?: number
  quotes?: readonly [string, string]
  parameters?: readonly string[]
  isText?: true
  /** Numbers: whether without sign, and the radix of `size`. */
  number?: { unsigned: boolean; radix: 2 | 10; scale?: number }
  subcode?: number
}

const QUOTED = ["'", "'"] as const
const DATETIME = 9
const INTERVAL = 10

const whole = (name: string, dataType: number, size: number, unsigned = false): SqlType => ({
  name,
  dataType,
  size,
  number: { unsigned, radix: 10, scale: 0 },
})

/** DuckDB's types, by number and name. */
const TYPES: readonly SqlType[] = [
  { name: 'BIT', dataType: -7, quotes: QUOTED },
  { name: 'BOOLEAN', dataType: -7, size: 1 },
  whole('TINYINT', -6, 3),
  whole('UTINYINT', -6, 3, true),
  whole('BIGINT', -5, 19),
  whole('UBIGINT', -5, 20, true),
  { name: 'BLOB', dataType: -3, quotes: QUOTED },
  {
    name: 'DECIMAL',
    dataType: 3,
    size: 38,
    parameters: ['precision', 'scale'],
    number: { unsigned: false, radix: 10, scale: 38 },
  },
  { name: 'HUGEINT', dataType: 3, size: 38, number: { unsigned: false, radix: 10, scale: 0 } },
  whole('INTEGER', 4, 10),
  whole('UINTEGER', 4, 10, true),
  whole('SMALLINT', 5, 5),
  whole('USMALLINT', 5, 5, true),
  { name: 'FLOAT', dataType: 7, size: 24, number: { unsigned: false, radix: 2 } },
  { name: 'DOUBLE', dataType: 8, size: 53, number: { unsigned: false, radix: 2 } },
  { name: 'INTERVAL', dataType: INTERVAL, quotes: ["INTERVAL '", "'"], subcode: 10 },
  { name: 'UUID', dataType: 12, size: 36, quotes: QUOTED, isText: true },
  { name: 'VARCHAR', dataType: 12, quotes: QUOTED, isText: true },
  { name: 'DATE', dataType: 91, size: 10, quotes: ["DATE '", "'"], subcode: 1 },
  { name: 'TIME', dataType: 92, size: 15, quotes: ["TIME '", "'"], subcode: 2 },
  { name: 'TIMESTAMP', dataType: 93, size: 26, quotes: ["TIMESTAMP '", "'"], subcode: 3 },
  { name: 'TIMESTAMP WITH TIME ZONE', dataType: 93, size: 32, quotes: ["TIMESTAMPTZ '", "'"], subcode: 5 },
]

const NULLABLE = 1
const SEARCHABLE = { basic: 2, full: 3 } as const

/** `CommandGetXdbcTypeInfo`: the types of SQL, all or those of one number. */
export const typeInfoTable = ({ dataType }: { dataType?: number }): MetadataTable => ({
  fields: [
    arrowField('type_name', utf8(), false),
    arrowField('data_type', int32(), false),
    arrowField('column_size', int32()),
    arrowField('literal_prefix', utf8()),
    arrowField('literal_suffix', utf8()),
    arrowField('create_params', list(field('item', utf8(), false))),
    arrowField('nullable', int32(), false),
    arrowField('case_sensitive', bool(), false),
    arrowField('searchable', int32(), false),
    arrowField('unsigned_attribute', bool()),
    arrowField('fixed_prec_scale', bool(), false),
    arrowField('auto_increment', bool()),
    arrowField('local_type_name', utf8()),
    arrowField('minimum_scale', int32()),
    arrowField('maximum_scale', int32()),
    arrowField('sql_data_type', int32(), false),
    arrowField('datetime_subcode', int32()),
    arrowField('num_prec_radix', int32()),
    arrowField('interval_precision', int32()),
  ],
  rows: () => TYPES.filter((type) => dataType === undefined || type.dataType === dataType).map(typeRow),
})

function typeRow({ name, dataType, size, quotes, parameters, isText, number, subcode }: SqlType) {
  return {
    type_name: name,
    data_type: dataType,
    column_size: size ?? null,
    literal_prefix: quotes?.[0] ?? null,
    literal_suffix: quotes?.[1] ?? null,
    create_params: parameters ?? null,
    nullable: NULLABLE,
    case_sensitive: isText ?? false,
    searchable: isText ? SEARCHABLE.full : SEARCHABLE.basic,
    unsigned_attribute: number?.unsigned ?? null,
    fixed_prec_scale: false,
    auto_increment: number ? false : null,
    local_type_name: name,
    minimum_scale: number?.scale === undefined ? null : 0,
    maximum_scale: number?.scale ?? null,
    sql_data_type: subcode === undefined || dataType === INTERVAL ? dataType : DATETIME,
    datetime_subcode: subcode ?? null,
    num_prec_radix: number?.radix ?? null,
    interval_precision: null,
  }
}
