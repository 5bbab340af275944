import { createRequire } from 'node:module'
import type { DuckDBDataChunk, DuckDBVector } from '@duckdb/node-api'

/** What every flat vector of @duckdb/node-api 1.5 holds at run time; its types call these private. */
interface FlatVector {
  items?: ArrayBufferView
  dataView?: DataView
  validity?: { data: BigUint64Array | null }
  listVector?: DuckDBVector
  childData?: DuckDBVector
}

const flat = (vector: DuckDBVector) => vector as unknown as FlatVector

/** The values of a whole flat vector as DuckDB lays them out: fixed width, or 16 bytes a string. A copy of DuckDB's own. */
export function vectorBytes(vector: DuckDBVector): Uint8Array {
  const view = flat(vector).items ?? flat(vector).dataView
  if (!view) throw new TypeError(`a ${vector.type} vector has no flat data`)
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
}

/** One bit a row, least significant first, set where the row has a value; undefined when all have. */
export function validityBits(vector: DuckDBVector): Uint8Array | undefined {
  const words = (flat(vector).validity ?? flat(mapEntries(vector)).validity)?.data
  return words ? new Uint8Array(words.buffer, words.byteOffset, words.byteLength) : undefined
}

/** The list of key/value structs that a MAP vector is. */
export const mapEntries = (vector: DuckDBVector): DuckDBVector => flat(vector).listVector ?? vector

/** All elements of all rows of a LIST, MAP or ARRAY vector. */
export function elements(vector: DuckDBVector): DuckDBVector {
  const child = flat(mapEntries(vector)).childData
  if (!child) throw new TypeError(`a ${vector.type} vector has no elements`)
  return child
}

export const isValid = (bits: Uint8Array | undefined, row: number): boolean =>
  bits === undefined || (((bits[row >> 3] ?? 0) >> (row & 7)) & 1) === 1

/** A vector to be read in whole: its bytes without a JavaScript vector around them, where that will do. */
export interface VectorSource {
  /** `width` bytes a row, which outlive the chunk. */
  data(width: number): Uint8Array
  /** Says that what `data` gave is needed no more. */
  done(data: Uint8Array): void
  /** As `validityBits`. */
  validity(): Uint8Array | undefined
  vector(): DuckDBVector
}

export const sourceOf = (vector: DuckDBVector): VectorSource => ({
  data: () => vectorBytes(vector),
  done: () => {},
  validity: () => validityBits(vector),
  vector: () => vector,
})

/** node-api asks for a column's type anew for each chunk, all values of an enum included; its bindings need not. */
export function columnSource(chunk: DuckDBDataChunk, at: number, rows: number): VectorSource {
  const raw = bindings.data_chunk_get_vector(chunk.chunk, at)
  return {
    data: (width) => bindings.vector_get_data(raw, rows * width),
    done: freeBytes,
    validity: () => bindings.vector_get_validity(raw, ((rows + 63) >> 6) * 8) ?? undefined,
    vector: () => chunk.getColumnVector(at),
  }
}

/** A copy of `byteCount` bytes of DuckDB's memory from where the pointer at `at` of `pointers` points. Its chunk must still be there. */
export const bytesAt = (pointers: ArrayBufferLike, at: number, byteCount: number): Uint8Array =>
  bindings.get_data_from_pointer(pointers, at, byteCount)

/**
 * Frees the memory of a large array that is the only one on its buffer. V8 knows of such memory by its size alone and collects all
 * garbage for some tens of MB of it: of three seconds of encoding, half a second.
 */
export function freeBytes(bytes: Uint8Array): void {
  const { buffer } = bytes
  if (bytes.length === buffer.byteLength && bytes.length >= FREED_BYTES && buffer instanceof ArrayBuffer)
    buffer.transfer(0)
}

const FREED_BYTES = 4096

/** Of @duckdb/node-bindings 1.5, which node-api is made of. */
interface Bindings {
  data_chunk_get_vector(chunk: object, column: number): object
  vector_get_data(vector: object, byteCount: number): Uint8Array
  vector_get_validity(vector: object, byteCount: number): Uint8Array | null
  get_data_from_pointer(pointers: ArrayBufferLike, pointerOffset: number, byteCount: number): Uint8Array
}

/** Those that node-api itself uses: a chunk of one copy of DuckDB is nothing to another. */
const bindings = createRequire(createRequire(import.meta.url).resolve('@duckdb/node-api'))(
  '@duckdb/node-bindings',
) as Bindings
