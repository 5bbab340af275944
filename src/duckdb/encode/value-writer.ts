import { type DuckDBType, DuckDBTypeId, type DuckDBVector } from '@duckdb/node-api'
import { type ByteOutput, reserve, writeText } from './byte-output.ts'
import { columnTexts } from './column-texts.ts'
import { JSON_SHAPES } from './json-shapes.ts'
import { createLongStrings, type LongString } from './long-strings.ts'
import { NO_BYTES } from './result-encoder.ts'
import { textKind } from './value-text.ts'
import { isValid, type VectorSource } from './vector-data.ts'
import { writeDouble, writeInteger } from './write-number.ts'
import { createTimestampWriter } from './write-timestamp.ts'

/** Takes a column of a chunk, then writes its values as JSON, row by row, in any order. The chunk must still be there. */
export interface ValueWriter {
  open(source: VectorSource, rows: number): void
  write(out: ByteOutput, row: number): void
}

/** A writer of one column: bytes straight from the vector for the types that answers are made of, by texts for all others. */
export function valueWriter(type: DuckDBType): ValueWriter {
  switch (type.typeId) {
    case DuckDBTypeId.DOUBLE:
      return flatWriter(8, (view, row, out) => writeDouble(out, view.getFloat64(row * 8, true)))
    case DuckDBTypeId.INTEGER:
      return flatWriter(4, (view, row, out) => writeInteger(out, view.getInt32(row * 4, true)))
    case DuckDBTypeId.BOOLEAN:
      return flatWriter(1, (view, row, out) => writeText(out, view.getUint8(row) ? 'true' : 'false'))
    case DuckDBTypeId.TIMESTAMP_TZ: {
      const writeTimestamp = createTimestampWriter()
      return flatWriter(8, (view, row, out) =>
        writeTimestamp(out, view.getInt32(row * 8 + 4, true), view.getUint32(row * 8, true)),
      )
    }
    case DuckDBTypeId.VARCHAR:
      return type.alias === 'JSON' ? textWriter(type) : stringWriter()
    default:
      return textWriter(type)
  }
}

/** Of values of `width` bytes. */
function flatWriter(width: number, write: (view: DataView, row: number, out: ByteOutput) => void): ValueWriter {
  let view: DataView = new DataView(new ArrayBuffer(0))
  let valid: Uint8Array | undefined
  let free = () => {}
  return {
    open(source) {
      free()
      const data = source.data(width)
      free = () => source.done(data)
      view = new DataView(data.buffer, data.byteOffset, data.byteLength)
      valid = source.validity()
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
    open: (source, rows) => {
      texts = read(source.vector(), rows)
    },
    write: (out, row) => writeText(out, texts[row] ?? 'null'),
  }
}

/** A string is 16 bytes: its length, then up to 12 bytes, or a prefix and a pointer. What needs no escape is copied as it lies there. */
function stringWriter(): ValueWriter {
  const long = createLongStrings()
  let source: VectorSource | undefined
  let vector: DuckDBVector | undefined
  let bytes: Uint8Array = NO_BYTES
  let valid: Uint8Array | undefined
  return {
    open(next, rows) {
      source?.done(bytes)
      source = next
      vector = undefined
      bytes = next.data(16)
      valid = next.validity()
      long.open(bytes, rows, valid)
    },
    write(out, row) {
      if (!isValid(valid, row)) {
        writeNull(out)
        return
      }
      const at = row * 16
      const isShort = bytes[at + 1] === 0 && bytes[at + 2] === 0 && bytes[at + 3] === 0 && (bytes[at] as number) <= 12
      const text = isShort ? { bytes, from: at + 4, length: bytes[at] as number } : long.at(row)
      if (writePlain(out, text)) return
      vector ??= source?.vector()
      writeText(out, JSON_SHAPES.text(vector?.getItem(row) as string))
    },
  }
}

/** False, with nothing written: there is something to escape. */
function writePlain(out: ByteOutput, { bytes: source, from, length }: LongString): boolean {
  reserve(out, length + 2)
  const { bytes } = out
  let at = out.at
  bytes[at++] = QUOTE
  for (let index = from; index < from + length; index++) {
    const byte = source[index] as number
    if (byte < 0x20 || byte === QUOTE || byte === BACKSLASH) return false
    bytes[at++] = byte
  }
  bytes[at++] = QUOTE
  out.at = at
  return true
}

function writeNull(out: ByteOutput): void {
  reserve(out, 4)
  out.bytes[out.at++] = 0x6e
  out.bytes[out.at++] = 0x75
  out.bytes[out.at++] = 0x6c
  out.bytes[out.at++] = 0x6c
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
