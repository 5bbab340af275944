import type { DuckDBVector } from '@duckdb/node-api'

/** What every flat vector of @duckdb/node-api 1.5 holds at run time; its types call these private. */
interface FlatVector {
  items?: ArrayBufferView
  dataView?: DataView
  validity?: { data: BigUint64Array | null }
  listVector?: DuckDBVector
  childData?: DuckDBVector
}

const flat = (vector: DuckDBVector) => vector as unknown as FlatVector

/** The values of a whole flat vector as DuckDB lays them out: fixed width, or 16 bytes a string. A view: copy before the chunk goes. */
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
