import type { DuckDBDataChunk } from '@duckdb/node-api'
import { GridlakeError } from '../../core/errors.ts'
import { createByteOutput, reserve, takeBytes } from './byte-output.ts'
import { NO_BYTES, type ResultColumn, type ResultEncoder } from './result-encoder.ts'
import { type ValueWriter, valueWriter } from './value-writer.ts'
import { columnSource } from './vector-data.ts'

/** A column ends only with the last row, so all of an answer is held: up to so many bytes. */
const MAX_HELD_BYTES = 128 * 1024 ** 2
/** What a column of two thousand rows takes. */
const CHUNK_BYTES = 64 * 1024

export interface ColumnarOptions {
  /** `{"meta":…,"columns":{…}}` instead of the bare object of columns. */
  meta?: object
  maxHeldBytes?: number
}

/** JSON by column, `{"name":[…],…}`, values spelled as in JSON by row. Errors: `query.too_large` for what can't be held. */
export function createColumnarEncoder(
  columns: readonly ResultColumn[],
  { meta, maxHeldBytes = MAX_HELD_BYTES }: ColumnarOptions = {},
): ResultEncoder {
  const writers = columns.map(({ type }) => valueWriter(type))
  const held: Uint8Array[][] = columns.map(() => [])
  const out = createByteOutput(CHUNK_BYTES)
  let bytes = 0

  const take = (chunk: DuckDBDataChunk, at: number) => {
    const writer = writers[at] as ValueWriter
    const pieces = held[at] as Uint8Array[]
    const rows = chunk.rowCount
    writer.open(columnSource(chunk, at, rows), rows)
    for (let row = 0; row < rows; row++) {
      if (row > 0 || pieces.length > 0) {
        reserve(out, 1)
        out.bytes[out.at++] = COMMA
      }
      writer.write(out, row)
    }
    bytes += out.at
    pieces.push(takeBytes(out))
  }

  return {
    head: () => NO_BYTES,
    rows(chunk) {
      for (let at = 0; at < columns.length; at++) take(chunk, at)
      if (bytes > maxHeldBytes) throw tooLargeToHold(maxHeldBytes)
      return NO_BYTES
    },
    tail() {
      const pieces: Uint8Array[] = [Buffer.from(meta ? `{"meta":${JSON.stringify(meta)},"columns":{` : '{')]
      for (const [at, { name }] of columns.entries())
        pieces.push(
          Buffer.from(`${at === 0 ? '' : ','}\n${JSON.stringify(name)}:[`),
          ...(held[at] ?? []),
          Buffer.from(']'),
        )
      pieces.push(Buffer.from(meta ? '\n}}\n' : '\n}\n'))
      return Buffer.concat(pieces)
    },
  }
}

const COMMA = 0x2c

const tooLargeToHold = (maxBytes: number): GridlakeError =>
  new GridlakeError(
    'query.too_large',
    `the answer by column is larger than ${maxBytes.toLocaleString('en-US')} bytes`,
    {
      hint: 'a column ends only with the last row: ask for ndjson, csv or arrow, which flow, or for pages with limit and cursor',
      context: { limit: maxBytes },
    },
  )
