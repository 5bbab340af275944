import type { DuckDBDataChunk } from '@duckdb/node-api'
import { createByteOutput, takeBytes, writeBytes } from './byte-output.ts'
import { NO_BYTES, type ResultColumn, type ResultEncoder } from './result-encoder.ts'
import { valueWriter } from './value-writer.ts'
import { columnSource } from './vector-data.ts'

export interface JsonOptions {
  /** `lines`: an object a line (NDJSON). `array`: one array, or when there is a `meta` `{"meta":{…,"columns":[…]},"data":[…]}`: rows name no columns where there are none. */
  layout: 'array' | 'lines'
  meta?: object
}

/** Bytes gathered before they are given out. */
const PIECE_BYTES = 256 * 1024
/** What a chunk of two thousand rows of a few columns takes more. */
const CHUNK_BYTES = 256 * 1024

export function createJsonEncoder(columns: readonly ResultColumn[], { layout, meta }: JsonOptions): ResultEncoder {
  const writers = columns.map(({ type }) => valueWriter(type))
  const out = createByteOutput(PIECE_BYTES + CHUNK_BYTES)
  const [start, between] = layout === 'lines' ? ['', '}\n'] : ['\n', '},\n']
  const keyOf = (at: number) => `${at === 0 ? '{' : ','}${JSON.stringify(columns[at]?.name)}:`
  const keys = columns.map((_, at) => Buffer.from(at === 0 ? between + keyOf(at) : keyOf(at)))
  const firstKey = Buffer.from(start + keyOf(0))
  let first = true

  const objects = (chunk: DuckDBDataChunk): Uint8Array => {
    const rows = chunk.rowCount
    for (const [at, writer] of writers.entries()) writer.open(columnSource(chunk, at, rows), rows)
    for (let row = 0; row < rows; row++) {
      for (let at = 0; at < writers.length; at++) {
        writeBytes(out, first ? firstKey : (keys[at] as Buffer))
        first = false
        writers[at]?.write(out, row)
      }
    }
    return out.at >= PIECE_BYTES ? takeBytes(out) : NO_BYTES
  }
  /** What was not given out yet, and what ends the last row. */
  const rest = (end: string) => Buffer.concat([takeBytes(out), Buffer.from(first ? end : `}\n${end}`)])

  if (layout === 'lines')
    return {
      head: () => NO_BYTES,
      rows: objects,
      tail: () => rest(''),
    }
  return {
    head: () =>
      Buffer.from(
        meta ? `{"meta":${JSON.stringify({ ...meta, columns: columns.map(({ name }) => name) })},"data":[` : '[',
      ),
    rows: objects,
    tail: () => rest(`]${meta ? '}' : ''}\n`),
  }
}
