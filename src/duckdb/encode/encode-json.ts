import type { DuckDBDataChunk } from '@duckdb/node-api'
import { createByteOutput, reserve, takeBytes, writeBytes } from './byte-output.ts'
import { NO_BYTES, type ResultColumn, type ResultEncoder } from './result-encoder.ts'
import { valueWriter } from './value-writer.ts'

export interface JsonOptions {
  /** `lines`: an object a line (NDJSON). `array`: one array, or `{"meta":…,"data":[…]}` when there is a `meta`. */
  layout: 'array' | 'lines'
  meta?: object
}

/** What a chunk of two thousand rows of a few columns takes. */
const CHUNK_BYTES = 256 * 1024

export function createJsonEncoder(columns: readonly ResultColumn[], { layout, meta }: JsonOptions): ResultEncoder {
  const writers = columns.map(({ type }) => valueWriter(type))
  const keys = columns.map(({ name }, at) => Buffer.from(`${at === 0 ? '{' : ','}${JSON.stringify(name)}:`))
  const out = createByteOutput(CHUNK_BYTES)
  const [start, between] = (layout === 'lines' ? ['', '\n'] : ['\n', ',\n']).map((text) => Buffer.from(text)) as [
    Buffer,
    Buffer,
  ]
  let first = true

  const objects = (chunk: DuckDBDataChunk): Uint8Array => {
    const rows = chunk.rowCount
    for (const [at, writer] of writers.entries()) writer.open(chunk.getColumnVector(at), rows)
    for (let row = 0; row < rows; row++) {
      writeBytes(out, first ? start : between)
      first = false
      for (let at = 0; at < writers.length; at++) {
        writeBytes(out, keys[at] as Buffer)
        writers[at]?.write(out, row)
      }
      reserve(out, 1)
      out.bytes[out.at++] = CLOSING_BRACE
    }
    return takeBytes(out)
  }

  if (layout === 'lines')
    return {
      head: () => NO_BYTES,
      rows: objects,
      tail: () => Buffer.from(first ? '' : '\n'),
    }
  return {
    head: () => Buffer.from(meta ? `{"meta":${JSON.stringify(meta)},"data":[` : '['),
    rows: objects,
    tail: () => Buffer.from(`${first ? '' : '\n'}]${meta ? '}' : ''}\n`),
  }
}

const CLOSING_BRACE = 0x7d
