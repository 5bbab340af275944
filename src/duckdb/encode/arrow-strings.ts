import { type ArrowBuffer, oneBuffer } from './arrow-message.ts'
import { createOffsets } from './growing-buffers.ts'
import { bytesAt, isValid } from './vector-data.ts'

/** DuckDB's string: 4 bytes of length, then up to 12 bytes of text, or 4 of it and a pointer to all. */
const STRING_BYTES = 16
const INLINE_BYTES = 12
/** Offsets are int32. */
const MOST_BYTES = 2 ** 31 - 1

/** Gathers VARCHAR, BLOB or GEOMETRY rows as Arrow's offsets and bytes. */
export interface ArrowStrings {
  /** Rows from `from` of a vector's strings, while its chunk is there. Errors: RangeError beyond 2 GiB. */
  appendStrings(strings: Uint8Array, from: number, count: number, valid: Uint8Array | undefined): void
  appendBytes(bytes: Uint8Array): void
  appendNothing(): void
  byteLength(): number
  /** Offsets and bytes, as views that hold until more is appended. */
  take(): [ArrowBuffer, ArrowBuffer]
}

export function createArrowStrings(): ArrowStrings {
  const offsets = createOffsets()
  let data = new Uint8Array(16_384)
  let view = new DataView(data.buffer)
  let length = 0

  const reserve = (bytes: number) => {
    const needed = length + bytes
    if (needed <= data.length) return
    if (needed > MOST_BYTES) throw new RangeError('strings of one batch of more than 2 GiB')
    const larger = new Uint8Array(Math.min(MOST_BYTES, Math.max(data.length * 2, needed)))
    larger.set(data.subarray(0, length))
    data = larger
    view = new DataView(data.buffer)
  }

  return {
    appendStrings(strings, from, count, valid) {
      const words = asWords(strings)
      const end = from + count
      // Short strings are written as three whole words, the next over their rest.
      reserve(count * INLINE_BYTES)
      let heap: Heap | undefined
      for (let row = from; row < end; row++) {
        const at = row * 4
        const bytes = words[at] as number
        if (valid !== undefined && !isValid(valid, row)) {
          offsets.push(length)
        } else if (bytes <= INLINE_BYTES) {
          view.setUint32(length, words[at + 1] as number, true)
          view.setUint32(length + 4, words[at + 2] as number, true)
          view.setUint32(length + 8, words[at + 3] as number, true)
          length += bytes
          offsets.push(length)
        } else {
          if (!heap || !holds(heap, addressOf(words, row), bytes)) heap = readHeap(words, row, end, valid)
          const first = addressOf(words, row) - heap.start
          let size = bytes
          offsets.push(length + size)
          // Long strings mostly lie one behind the other, in the order of their rows.
          while (row + 1 < end && (valid === undefined || isValid(valid, row + 1))) {
            const more = words[(row + 1) * 4] as number
            if (more <= INLINE_BYTES || addressOf(words, row + 1) !== heap.start + first + size) break
            if (!holds(heap, addressOf(words, row + 1), more)) break
            size += more
            row++
            offsets.push(length + size)
          }
          reserve(size + (end - row) * INLINE_BYTES)
          copyBytes(heap.bytes, first, data, length, size)
          length += size
        }
      }
    },
    appendBytes(bytes) {
      reserve(bytes.length)
      data.set(bytes, length)
      length += bytes.length
      offsets.push(length)
    },
    appendNothing: () => offsets.push(length),
    byteLength: () => length + offsets.byteLength(),
    take() {
      const bytes = oneBuffer(data.subarray(0, length))
      length = 0
      return [offsets.take(), bytes]
    },
  }
}

function asWords(strings: Uint8Array): Uint32Array {
  const aligned = strings.byteOffset % 4 === 0 ? strings : strings.slice()
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2)
}

/** A stretch of DuckDB's memory, copied, and the address where it began. */
interface Heap {
  start: number
  end: number
  bytes: Uint8Array
}

/** Addresses have 47 bits at most, which a number holds. */
const addressOf = (words: Uint32Array, row: number): number =>
  (words[row * 4 + 3] as number) * 2 ** 32 + (words[row * 4 + 2] as number)

const holds = (heap: Heap, address: number, bytes: number) => address >= heap.start && address + bytes <= heap.end

/** The long string of `row` with those of later rows that lie right behind it, in one copy: a call for each costs more than its bytes. */
function readHeap(words: Uint32Array, row: number, endRow: number, valid: Uint8Array | undefined): Heap {
  const start = addressOf(words, row)
  let end = start + (words[row * 4] as number)
  for (let next = row + 1; next < endRow; next++) {
    const bytes = words[next * 4] as number
    if (bytes <= INLINE_BYTES || (valid !== undefined && !isValid(valid, next))) continue
    if (addressOf(words, next) !== end) break
    end += bytes
  }
  const bytes = bytesAt(words.buffer, words.byteOffset + row * STRING_BYTES + 8, end - start)
  return { start, end, bytes }
}

/** `set` of a part costs about as much as forty bytes. */
function copyBytes(source: Uint8Array, from: number, target: Uint8Array, to: number, count: number): void {
  if (count > 40) target.set(source.subarray(from, from + count), to)
  else for (let at = 0; at < count; at++) target[to + at] = source[from + at] as number
}
