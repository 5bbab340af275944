import { type ArrowBuffer, oneBuffer } from './arrow-message.ts'
import { bytesAt, freeBytes, isValid } from './vector-data.ts'

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
  let ends = new Int32Array(4096)
  let rows = 0
  let data = new Uint8Array(16_384)
  let view = new DataView(data.buffer)
  let length = 0

  const reserveRows = (count: number) => {
    // One more: offsets begin with a 0.
    if (rows + count < ends.length) return
    const larger = new Int32Array(Math.max(ends.length * 2, rows + count + 1))
    larger.set(ends)
    ends = larger
  }
  const reserveBytes = (bytes: number) => {
    const needed = length + bytes
    if (needed <= data.length) return
    if (needed > MOST_BYTES) throw new RangeError('strings of one batch of more than 2 GiB')
    const larger = new Uint8Array(Math.min(MOST_BYTES, Math.max(data.length * 2, needed)))
    larger.set(data.subarray(0, length))
    data = larger
    view = new DataView(data.buffer)
  }
  const endRow = () => {
    ends[++rows] = length
  }

  return {
    appendStrings(strings, from, count, valid) {
      const words = asWords(strings)
      const end = from + count
      reserveRows(count)
      // Short strings are written as three whole words, the next over their rest.
      reserveBytes(count * INLINE_BYTES)
      let heap: Heap | undefined
      let row = from
      while (row < end) {
        const at = row * 4
        const bytes = words[at] as number
        if (valid !== undefined && !isValid(valid, row)) {
          endRow()
          row++
        } else if (bytes <= INLINE_BYTES) {
          view.setInt32(length, words[at + 1] as number, true)
          view.setInt32(length + 4, words[at + 2] as number, true)
          view.setInt32(length + 8, words[at + 3] as number, true)
          length += bytes
          endRow()
          row++
        } else {
          const next = endOfRun(words, row, end, valid)
          const size = runBytes(words, row, next)
          heap = heap && holds(heap, words, row, size) ? heap : readHeap(words, row, next, end, valid)
          reserveBytes(size + (end - row) * INLINE_BYTES)
          copyBytes(heap.bytes, addressOf(words, row) - heap.start, data, length, size)
          for (; row < next; row++) {
            length += words[row * 4] as number
            endRow()
          }
          if (heap.bytes.length === size) {
            freeBytes(heap.bytes)
            heap = undefined
          }
        }
      }
    },
    appendBytes(bytes) {
      reserveRows(1)
      reserveBytes(bytes.length)
      data.set(bytes, length)
      length += bytes.length
      endRow()
    },
    appendNothing() {
      reserveRows(1)
      endRow()
    },
    byteLength: () => length + rows * 4,
    take() {
      const taken: [ArrowBuffer, ArrowBuffer] = [
        oneBuffer(new Uint8Array(ends.buffer, 0, (rows + 1) * 4)),
        oneBuffer(data.subarray(0, length)),
      ]
      rows = 0
      length = 0
      return taken
    },
  }
}

function asWords(strings: Uint8Array): Int32Array {
  const aligned = strings.byteOffset % 4 === 0 ? strings : new Uint8Array(strings)
  return new Int32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2)
}

/** A stretch of DuckDB's memory, copied, and the address where it began. */
interface Heap {
  start: number
  bytes: Uint8Array
}

/** Addresses have 47 bits at most, which a number holds. */
const addressOf = (words: Int32Array, row: number): number =>
  ((words[row * 4 + 3] as number) >>> 0) * 2 ** 32 + ((words[row * 4 + 2] as number) >>> 0)

function holds({ start, bytes }: Heap, words: Int32Array, row: number, size: number): boolean {
  const from = addressOf(words, row) - start
  return from >= 0 && from + size <= bytes.length
}

/**
 * The row after those that follow `row` with long strings that lie right behind its own, as most do. Where an address runs over 32
 * bits the run ends, which does no harm.
 */
function endOfRun(words: Int32Array, row: number, end: number, valid: Uint8Array | undefined): number {
  const high = words[row * 4 + 3]
  let behind = ((words[row * 4 + 2] as number) + (words[row * 4] as number)) | 0
  let next = row + 1
  for (; next < end && (valid === undefined || isValid(valid, next)); next++) {
    const bytes = words[next * 4] as number
    if (bytes <= INLINE_BYTES || words[next * 4 + 2] !== behind || words[next * 4 + 3] !== high) break
    behind = (behind + bytes) | 0
  }
  return next
}

function runBytes(words: Int32Array, row: number, next: number): number {
  let bytes = 0
  for (let at = row; at < next; at++) bytes += words[at * 4] as number
  return bytes
}

/** Reads the long strings of the run `[row, next)`, with those behind short ones that go on where it ends: a call costs more than its bytes. */
function readHeap(words: Int32Array, row: number, next: number, end: number, valid: Uint8Array | undefined): Heap {
  const start = addressOf(words, row)
  let size = runBytes(words, row, next)
  for (let at = next; at < end; at++) {
    const bytes = words[at * 4] as number
    if (bytes <= INLINE_BYTES || (valid !== undefined && !isValid(valid, at))) continue
    if (addressOf(words, at) !== start + size) break
    size += bytes
  }
  return { start, bytes: bytesAt(words.buffer, words.byteOffset + row * STRING_BYTES + 8, size) }
}

/** `set` of a part costs about as much as forty bytes. */
function copyBytes(source: Uint8Array, from: number, target: Uint8Array, to: number, count: number): void {
  if (count > 40) target.set(source.subarray(from, from + count), to)
  else for (let at = 0; at < count; at++) target[to + at] = source[from + at] as number
}
