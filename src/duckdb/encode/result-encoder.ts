import type { DuckDBDataChunk, DuckDBType } from '@duckdb/node-api'

export interface ResultColumn {
  name: string
  type: DuckDBType
}

/** Turns a result into bytes, chunk by chunk. Pure but for what it remembers between calls. */
export interface ResultEncoder {
  head(): Uint8Array
  rows(chunk: DuckDBDataChunk): Uint8Array
  tail(): Uint8Array
}

export const NO_BYTES = new Uint8Array(0)
