import {
  DuckDBArrayValue,
  DuckDBBlobValue,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBGeometryValue,
  DuckDBListValue,
  DuckDBMapValue,
  DuckDBStructValue,
  DuckDBTimeNSValue,
  DuckDBTimestampMillisecondsValue,
  DuckDBTimestampNanosecondsValue,
  DuckDBTimestampSecondsValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  DuckDBTimeTZValue,
  DuckDBTimeValue,
  type DuckDBType,
  DuckDBTypeId,
  DuckDBUnionValue,
  type DuckDBValue,
  DuckDBVariantValue,
} from '@duckdb/node-api'
import { bigTimestampText, dateText, timeText } from './time-text.ts'

/** How a value's text stands in JSON: bare, bare if a double can hold it, quoted, or already JSON. */
export type TextKind = 'number' | 'integer' | 'boolean' | 'text' | 'json'

const NUMBERS = new Set([DuckDBTypeId.FLOAT, DuckDBTypeId.DOUBLE, DuckDBTypeId.DECIMAL])
const INTEGERS = new Set([
  DuckDBTypeId.TINYINT,
  DuckDBTypeId.SMALLINT,
  DuckDBTypeId.INTEGER,
  DuckDBTypeId.BIGINT,
  DuckDBTypeId.HUGEINT,
  DuckDBTypeId.UTINYINT,
  DuckDBTypeId.USMALLINT,
  DuckDBTypeId.UINTEGER,
  DuckDBTypeId.UBIGINT,
  DuckDBTypeId.UHUGEINT,
  DuckDBTypeId.BIGNUM,
])
const NESTED = new Set([
  DuckDBTypeId.LIST,
  DuckDBTypeId.STRUCT,
  DuckDBTypeId.MAP,
  DuckDBTypeId.ARRAY,
  DuckDBTypeId.UNION,
  DuckDBTypeId.VARIANT,
])

export function textKind(type: DuckDBType): TextKind {
  if (NUMBERS.has(type.typeId)) return 'number'
  if (INTEGERS.has(type.typeId)) return 'integer'
  if (type.typeId === DuckDBTypeId.BOOLEAN) return 'boolean'
  return NESTED.has(type.typeId) || type.alias === 'JSON' ? 'json' : 'text'
}

/** A double as the shortest text that reads back the same; `nan`, `inf` and `-inf` as DuckDB spells them. */
export function doubleText(value: number): string {
  if (Number.isFinite(value)) return String(value)
  return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf'
}

/** A 32-bit float as the shortest text that reads back the same float. */
export function floatText(value: number): string {
  if (!Number.isFinite(value)) return doubleText(value)
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits))
    if (Math.fround(short) === value) return String(short)
  }
  return doubleText(value)
}

/** One value of any type as text: nested values as JSON, bytes as base64, times in ISO 8601. */
export function valueText(value: DuckDBValue, type?: DuckDBType): string {
  if (typeof value === 'number') return type?.typeId === DuckDBTypeId.FLOAT ? floatText(value) : doubleText(value)
  if (typeof value === 'string') return type?.alias === 'JSON' ? value.replace(/[\r\n]+/g, ' ') : value
  if (value instanceof DuckDBDateValue) return dateText(value.days)
  if (value instanceof DuckDBTimestampTZValue) return utc(bigTimestampText(value.micros, 1_000_000n))
  if (value instanceof DuckDBTimestampValue) return bigTimestampText(value.micros, 1_000_000n)
  if (value instanceof DuckDBTimestampSecondsValue) return bigTimestampText(value.seconds, 1n)
  if (value instanceof DuckDBTimestampMillisecondsValue) return bigTimestampText(value.millis, 1000n)
  if (value instanceof DuckDBTimestampNanosecondsValue) return bigTimestampText(value.nanos, 1_000_000_000n)
  if (value instanceof DuckDBTimeValue) return timeText(Number(value.micros))
  if (value instanceof DuckDBTimeNSValue) return timeText(Number(value.nanos / 1000n), Number(value.nanos % 1000n))
  if (value instanceof DuckDBTimeTZValue) return timeText(Number(value.micros)) + offsetText(value.offset)
  if (value instanceof DuckDBBlobValue || value instanceof DuckDBGeometryValue)
    return Buffer.from(value.bytes).toString('base64')
  if (isNested(value)) return valueJson(value, type)
  return String(value)
}

/** One value of any type as JSON: what JSON has no number for is `null` (NaN, infinities) or a string (integers beyond 2^53). */
function valueJson(value: DuckDBValue, type?: DuckDBType): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'bigint') return integerJson(String(value))
  if (typeof value === 'number' || value instanceof DuckDBDecimalValue) return numberJson(valueText(value, type))
  if (value instanceof DuckDBListValue || value instanceof DuckDBArrayValue) {
    const item = type && 'valueType' in type ? (type.valueType as DuckDBType) : undefined
    return `[${value.items.map((each) => valueJson(each, item)).join(',')}]`
  }
  if (value instanceof DuckDBStructValue) return structJson(value, type)
  if (value instanceof DuckDBMapValue) {
    const [keyType, valueType] =
      type && 'keyType' in type ? [type.keyType as DuckDBType, type.valueType as DuckDBType] : []
    const pairs = value.entries.map(
      (entry) => `${JSON.stringify(valueText(entry.key, keyType))}:${valueJson(entry.value, valueType)}`,
    )
    return `{${pairs.join(',')}}`
  }
  if (value instanceof DuckDBUnionValue || value instanceof DuckDBVariantValue) return valueJson(value.value)
  const text = valueText(value, type)
  return type?.alias === 'JSON' ? text : JSON.stringify(text)
}

function structJson(value: DuckDBStructValue, type?: DuckDBType): string {
  const types = type && 'entryTypes' in type ? (type.entryTypes as readonly DuckDBType[]) : []
  const pairs = Object.entries(value.entries).map(
    ([name, item], at) => `${JSON.stringify(name)}:${valueJson(item, types[at])}`,
  )
  return `{${pairs.join(',')}}`
}

/** The text of a double or a decimal as JSON: every digit, and `null` for what JSON has no number for. */
export const numberJson = (text: string): string =>
  text === 'nan' || text === 'inf' || text === '-inf' ? 'null' : text

/** The text of an integer as JSON: a string where a double cannot hold it. */
export const integerJson = (text: string): string =>
  text.length > 15 && !Number.isSafeInteger(Number(text)) ? `"${text}"` : text

const utc = (text: string) => (text.endsWith('infinity') ? text : `${text}Z`)

const isNested = (value: DuckDBValue) =>
  value instanceof DuckDBListValue ||
  value instanceof DuckDBArrayValue ||
  value instanceof DuckDBStructValue ||
  value instanceof DuckDBMapValue ||
  value instanceof DuckDBUnionValue ||
  value instanceof DuckDBVariantValue

function offsetText(seconds: number): string {
  const size = Math.abs(seconds)
  const parts = [Math.floor(size / 3600), Math.floor(size / 60) % 60, ...(size % 60 ? [size % 60] : [])]
  return (seconds < 0 ? '-' : '+') + parts.map((part) => String(part).padStart(2, '0')).join(':')
}
