import { type DuckDBType, DuckDBTypeId, type DuckDBVector } from '@duckdb/node-api'
import { type ByteOutput, reserve, writeText } from './byte-output.ts'
import { columnTexts } from './column-texts.ts'
import { JSON_SHAPES } from './json-shapes.ts'
import { NO_BYTES } from './result-encoder.ts'
import { textKind } from './value-text.ts'
import { isValid, validityBits, vectorBytes } from './vector-data.ts'
import { writeDouble, writeInteger } from './write-number.ts'
import { createTimestampWriter } from './write-timestamp.ts'

/** Takes a column of a chunk, then writes its values as JSON, row by row, in any order. */
export interface ValueWriter {
  open(vector: DuckDBVector, rows: number): void
  write(out: ByteOutput, row: number): void
}

/** A writer of one column: bytes straight from the vector for the types that answers are made of, by texts for all others. */
export function valueWriter(type: DuckDBType): ValueWriter {
  switch (type.typeId) {
    case DuckDBTypeId.DOUBLE:
      return flatWriter((view, row, out) => writeDouble(out, view.getFloat64(row * 8, true)))
    case DuckDBTypeId.INTEGER:
      return flatWriter((view, row, out) => writeInteger(out, view.getInt32(row * 4, true)))
    case DuckDBTypeId.BOOLEAN:
      return flatWriter((view, row, out) => writeText(out, view.getUint8(row) ? 'true' : 'false'))
    case DuckDBTypeId.TIMESTAMP_TZ: {
      const writeTimestamp = createTimestampWriter()
      return flatWriter((view, row, out) =>
        writeTimestamp(out, view.getInt32(row * 8 + 4, true), view.getUint32(row * 8, true)),
      )
    }
    case DuckDBTypeId.VARCHAR:
      return type.alias === 'JSON' ? textWriter(type) : stringWriter()
    default:
      return textWriter(type)
  }
}

function flatWriter(write: (view: DataView, row: number, out: ByteOutput) => void): ValueWriter {
  let view: DataView = new DataView(new ArrayBuffer(0))
  let valid: Uint8Array | undefined
  return {
    open(vector) {
      const data = vectorBytes(vector)
      view = new DataView(data.buffer, data.byteOffset, data.byteLength)
      valid = validityBits(vector)
    },
    write(out, row) {
      if (isValid(valid, row)) write(view, row, out)
      else writeNull(out)
    },
  }
}

function textWriter(type: DuckDBType): ValueWriter {
  const read = columnTexts(type, JSON_SHAPES[textKind(type)])
  let texts: readonly (string | undefined)[] = []
  return {
    open: (vector, rows) => {
      texts = read(vector, rows)
    },
    write: (out, row) => writeText(out, texts[row] ?? 'null'),
  }
}

/** A string is 16 bytes: its length, then up to 12 bytes, or a prefix and a pointer. Short ones are copied as they lie there. */
function stringWriter(): ValueWriter {
  let source: DuckDBVector | undefined
  let bytes: Uint8Array = NO_BYTES
  let valid: Uint8Array | undefined
  let lastRow = -1
  let lastText = ''
  return {
    open(vector) {
      source = vector
      bytes = vectorBytes(vector)
      valid = validityBits(vector)
      lastRow = -1
    },
    write(out, row) {
      if (!isValid(valid, row)) {
        writeNull(out)
        return
      }
      const from = row * 16
      const isShort = bytes[from + 1] === 0 && bytes[from + 2] === 0 && bytes[from + 3] === 0
      if (isShort && (bytes[from] as number) <= 12 && writeShort(out, bytes, from + 4, bytes[from] as number)) return
      // Rows that follow each other often share one string.
      if (lastRow < 0 || !areEqual(bytes, lastRow * 16, from)) lastText = source?.getItem(row) as string
      lastRow = row
      if (!writePlain(out, lastText)) writeText(out, JSON_SHAPES.text(lastText))
    },
  }
}

/** False, with nothing written: there is something to escape. */
function writeShort(out: ByteOutput, from: Uint8Array, start: number, length: number): boolean {
  reserve(out, 14)
  const { bytes } = out
  let at = out.at
  bytes[at++] = QUOTE
  for (let index = start; index < start + length; index++) {
    const byte = from[index] as number
    if (byte < 0x20 || byte === QUOTE || byte === BACKSLASH) return false
    bytes[at++] = byte
  }
  bytes[at++] = QUOTE
  out.at = at
  return true
}

/** False, with nothing written: it is long, or holds what is not plain. */
function writePlain(out: ByteOutput, text: string): boolean {
  const { length } = text
  if (length > SHORT) return false
  reserve(out, length + 2)
  const { bytes } = out
  let at = out.at
  bytes[at++] = QUOTE
  for (let index = 0; index < length; index++) {
    const code = text.charCodeAt(index)
    if (code < 0x20 || code > 0x7e || code === QUOTE || code === BACKSLASH) return false
    bytes[at++] = code
  }
  bytes[at++] = QUOTE
  out.at = at
  return true
}

function areEqual(bytes: Uint8Array, a: number, b: number): boolean {
  for (let index = 0; index < 16; index++) if (bytes[a + index] !== bytes[b + index]) return false
  return true
}

function writeNull(out: ByteOutput): void {
  reserve(out, 4)
  out.bytes[out.at++] = 0x6e
  out.bytes[out.at++] = 0x75
  out.bytes[out.at++] = 0x6c
  out.bytes[out.at++] = 0x6c
}

/** Up to so many characters a loop is faster than a call. */
const SHORT = 40
const QUOTE = 0x22
const BACKSLASH = 0x5c
