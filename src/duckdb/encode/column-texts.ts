import {
  type DuckDBDecimalType,
  type DuckDBEnumType,
  type DuckDBType,
  DuckDBTypeId,
  type DuckDBVector,
} from '@duckdb/node-api'
import { bigTimestampText, createTimestampText, dateText } from './time-text.ts'
import { doubleText, floatText, valueText } from './value-text.ts'
import { isValid, validityBits, vectorBytes } from './vector-data.ts'

/** Turns one column of a chunk into texts: `undefined` for NULL, otherwise `shape` of the value's text. */
export type ColumnTexts = (vector: DuckDBVector, rows: number) => (string | undefined)[]

/** A reader of one column. `shape` (quoting, say) must depend on the text alone: equal values are shaped once. */
export function columnTexts(type: DuckDBType, shape: (text: string) => string): ColumnTexts {
  const reader = wordReader(type)
  if (reader) return (vector, rows) => readWords(vector, rows, reader, shape)
  if (type.typeId === DuckDBTypeId.VARCHAR && type.alias !== 'JSON')
    return (vector, rows) => readStrings(vector, rows, shape)
  return (vector, rows) => readValues(vector, rows, type, shape)
}

interface WordReader {
  bytes: 1 | 2 | 4 | 8
  text(view: DataView, at: number): string
}

/** How to read types whose values are single machine words. */
function wordReader(type: DuckDBType): WordReader | undefined {
  switch (type.typeId) {
    case DuckDBTypeId.BOOLEAN:
      return { bytes: 1, text: (view, at) => (view.getUint8(at) ? 'true' : 'false') }
    case DuckDBTypeId.TINYINT:
      return { bytes: 1, text: (view, at) => String(view.getInt8(at)) }
    case DuckDBTypeId.UTINYINT:
      return { bytes: 1, text: (view, at) => String(view.getUint8(at)) }
    case DuckDBTypeId.SMALLINT:
      return { bytes: 2, text: (view, at) => String(view.getInt16(at, true)) }
    case DuckDBTypeId.USMALLINT:
      return { bytes: 2, text: (view, at) => String(view.getUint16(at, true)) }
    case DuckDBTypeId.INTEGER:
      return { bytes: 4, text: (view, at) => String(view.getInt32(at, true)) }
    case DuckDBTypeId.UINTEGER:
      return { bytes: 4, text: (view, at) => String(view.getUint32(at, true)) }
    case DuckDBTypeId.BIGINT:
      return { bytes: 8, text: bigintText }
    case DuckDBTypeId.UBIGINT:
      return { bytes: 8, text: (view, at) => String(view.getBigUint64(at, true)) }
    case DuckDBTypeId.FLOAT:
      return { bytes: 4, text: (view, at) => floatText(view.getFloat32(at, true)) }
    case DuckDBTypeId.DOUBLE:
      return { bytes: 8, text: (view, at) => doubleText(view.getFloat64(at, true)) }
    case DuckDBTypeId.DATE:
      return { bytes: 4, text: (view, at) => dateText(view.getInt32(at, true)) }
    case DuckDBTypeId.TIMESTAMP:
      return { bytes: 8, text: microsReader('') }
    case DuckDBTypeId.TIMESTAMP_TZ:
      return { bytes: 8, text: microsReader('Z') }
    case DuckDBTypeId.DECIMAL:
      return decimalReader(type as DuckDBDecimalType)
    case DuckDBTypeId.ENUM:
      return enumReader(type as DuckDBEnumType)
    default:
      return undefined
  }
}

/** An int64 as a double; exact below 2^53, NaN beyond. */
function smallInt64(view: DataView, at: number): number {
  const value = view.getInt32(at + 4, true) * 4_294_967_296 + view.getUint32(at, true)
  return Number.isSafeInteger(value) ? value : Number.NaN
}

function bigintText(view: DataView, at: number): string {
  const value = smallInt64(view, at)
  return Number.isNaN(value) ? String(view.getBigInt64(at, true)) : String(value)
}

function microsReader(zone: '' | 'Z'): (view: DataView, at: number) => string {
  const timestampText = createTimestampText()
  return (view, at) => {
    const micros = smallInt64(view, at)
    if (!Number.isNaN(micros)) return timestampText(micros) + zone
    const text = bigTimestampText(view.getBigInt64(at, true), 1_000_000n)
    return text.endsWith('infinity') ? text : text + zone
  }
}

/** DuckDB holds DECIMAL in 2, 4 or 8 bytes up to 4, 9 and 18 digits; wider ones go the slow way. */
function decimalReader({ width, scale }: DuckDBDecimalType): WordReader | undefined {
  const point = (digits: string) => {
    if (scale === 0) return digits
    const [sign, size] = digits.startsWith('-') ? ['-', digits.slice(1)] : ['', digits]
    const padded = size.padStart(scale + 1, '0')
    return `${sign}${padded.slice(0, -scale)}.${padded.slice(-scale)}`
  }
  if (width <= 4) return { bytes: 2, text: (view, at) => point(String(view.getInt16(at, true))) }
  if (width <= 9) return { bytes: 4, text: (view, at) => point(String(view.getInt32(at, true))) }
  return width <= 18 ? { bytes: 8, text: (view, at) => point(bigintText(view, at)) } : undefined
}

function enumReader({ values }: DuckDBEnumType): WordReader {
  const text = (code: number) => values[code] ?? ''
  if (values.length <= 256) return { bytes: 1, text: (view, at) => text(view.getUint8(at)) }
  if (values.length <= 65_536) return { bytes: 2, text: (view, at) => text(view.getUint16(at, true)) }
  return { bytes: 4, text: (view, at) => text(view.getUint32(at, true)) }
}

/** Rows of a chunk remembered by a hash of their words: prices, points and stamps repeat. */
const SLOTS = 512

function readWords(vector: DuckDBVector, rows: number, reader: WordReader, shape: (text: string) => string) {
  const data = vectorBytes(vector)
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  const valid = validityBits(vector)
  const texts = new Array<string | undefined>(rows)
  const width = reader.bytes
  const slots = new Int32Array(SLOTS).fill(-1)
  for (let row = 0; row < rows; row++) {
    if (!isValid(valid, row)) continue
    const at = row * width
    if (width < 4) {
      texts[row] = shape(reader.text(view, at))
      continue
    }
    const low = view.getInt32(at, true)
    const high = width === 8 ? view.getInt32(at + 4, true) : 0
    const slot = (low ^ (low >>> 15) ^ (high * 31) ^ (high >>> 13)) & (SLOTS - 1)
    const seen = slots[slot] as number
    if (
      seen >= 0 &&
      view.getInt32(seen * width, true) === low &&
      (width === 4 || view.getInt32(seen * 8 + 4, true) === high)
    ) {
      texts[row] = texts[seen]
      continue
    }
    texts[row] = shape(reader.text(view, at))
    slots[slot] = row
  }
  return texts
}

/** A string is 16 bytes: its length, then up to 12 bytes, or a prefix and a pointer. Equal words are equal strings. */
function readStrings(vector: DuckDBVector, rows: number, shape: (text: string) => string) {
  const data = vectorBytes(vector)
  const words = new Int32Array(data.buffer, data.byteOffset, rows * 4)
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
  const valid = validityBits(vector)
  const texts = new Array<string | undefined>(rows)
  const slots = new Int32Array(SLOTS).fill(-1)
  for (let row = 0; row < rows; row++) {
    if (!isValid(valid, row)) continue
    const at = row * 4
    const [a, b, c, d] = [
      words[at] as number,
      words[at + 1] as number,
      words[at + 2] as number,
      words[at + 3] as number,
    ]
    const mixed = Math.imul(a, 31) ^ Math.imul(b, 0x9e3779b1) ^ Math.imul(c, 0x85ebca6b) ^ Math.imul(d, 0xc2b2ae35)
    const slot = (mixed ^ (mixed >>> 16)) & (SLOTS - 1)
    const seen = slots[slot] as number
    if (seen >= 0) {
      const from = seen * 4
      if (words[from] === a && words[from + 1] === b && words[from + 2] === c && words[from + 3] === d) {
        texts[row] = texts[seen]
        continue
      }
    }
    texts[row] = shape(
      a <= 12 ? bytes.toString('utf8', row * 16 + 4, row * 16 + 4 + a) : (vector.getItem(row) as string),
    )
    slots[slot] = row
  }
  return texts
}

function readValues(vector: DuckDBVector, rows: number, type: DuckDBType, shape: (text: string) => string) {
  const texts = new Array<string | undefined>(rows)
  for (let row = 0; row < rows; row++) {
    const value = vector.getItem(row)
    if (value !== null) texts[row] = shape(valueText(value, type))
  }
  return texts
}
