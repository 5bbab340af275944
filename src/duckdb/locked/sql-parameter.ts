/** A value whose SQL type its JavaScript type does not tell: a decimal, a date, a 64-bit number, bytes as `\x00`. */
export interface TypedParameter {
  sqlType: (typeof PARAMETER_TYPES)[number] | `DECIMAL(${number},${number})`
  text: string
}

/** What stands for `?` or `$1` in SQL. Made of JSON. */
export type SqlParameter = string | number | boolean | null | TypedParameter

/** Types that a parameter may be told to have, besides decimals. */
export const PARAMETER_TYPES = Object.freeze([
  'TINYINT',
  'SMALLINT',
  'INTEGER',
  'BIGINT',
  'HUGEINT',
  'UTINYINT',
  'USMALLINT',
  'UINTEGER',
  'UBIGINT',
  'FLOAT',
  'DOUBLE',
  'DATE',
  'TIME',
  'TIMESTAMP',
  'TIMESTAMP_S',
  'TIMESTAMP_MS',
  'TIMESTAMP_NS',
  'TIMESTAMPTZ',
  'INTERVAL',
  'BLOB',
] as const)

const DECIMAL = /^DECIMAL\((\d{1,2}),(\d{1,2})\)$/

/** Whether `name` may follow `::` in our own SQL. */
export const isParameterType = (name: string): name is TypedParameter['sqlType'] =>
  (PARAMETER_TYPES as readonly string[]).includes(name) || DECIMAL.test(name)
