import { bytesAt, freeBytes, isValid } from './vector-data.ts'

/** DuckDB's string: 4 bytes of length, then up to 12 bytes of text, or 4 of it and a pointer to all. */
const STRING_BYTES = 16
const INLINE_BYTES = 12

/** Where the bytes of a long string lie, until the next is asked for. */
export interface LongString {
  bytes: Uint8Array
  from: number
  length: number
}

/** Reads the strings of a vector that are too long to lie in it, many with one call: a call costs more than their bytes. */
export interface LongStrings {
  /** Takes a vector's strings, while its chunk is there. */
  open(strings: Uint8Array, rows: number, valid: Uint8Array | undefined): void
  /** The string of a row that has more than 12 bytes. Rows in order are read fastest. */
  at(row: number): LongString
}

export function createLongStrings(): LongStrings {
  let words: Int32Array = new Int32Array(0)
  let rows = 0
  let valid: Uint8Array | undefined
  let start = 0
  let heap: Uint8Array = new Uint8Array(0)
  return {
    open(strings, count, validity) {
      const aligned = strings.byteOffset % 4 === 0 ? strings : new Uint8Array(strings)
      words = new Int32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2)
      rows = count
      valid = validity
      freeBytes(heap)
      heap = new Uint8Array(0)
    },
    at(row) {
      const length = words[row * 4] as number
      const address = addressOf(words, row)
      if (address < start || address + length > start + heap.length) {
        freeBytes(heap)
        start = address
        heap = bytesAt(words.buffer, words.byteOffset + row * STRING_BYTES + 8, stretch(words, row, rows, valid))
      }
      return { bytes: heap, from: address - start, length }
    },
  }
}

/** Addresses have 47 bits at most, which a number holds. */
const addressOf = (words: Int32Array, row: number): number =>
  ((words[row * 4 + 3] as number) >>> 0) * 2 ** 32 + ((words[row * 4 + 2] as number) >>> 0)

/** Bytes of the string of `row` and of those after it that lie right behind it, each behind the one before. */
function stretch(words: Int32Array, row: number, rows: number, valid: Uint8Array | undefined): number {
  const start = addressOf(words, row)
  let size = words[row * 4] as number
  for (let next = row + 1; next < rows; next++) {
    const length = words[next * 4] as number
    if (length <= INLINE_BYTES || !isValid(valid, next)) continue
    if (addressOf(words, next) !== start + size) break
    size += length
  }
  return size
}
