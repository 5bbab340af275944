import type { DuckDBDataChunk } from '@duckdb/node-api'
import { GridlakeError } from '../../core/errors.ts'
import type { BoundValues } from '../bound-values.ts'
import type { Session } from '../database.ts'
import { createArrowEncoder } from './encode-arrow.ts'
import { createColumnarEncoder } from './encode-columnar.ts'
import { createCsvEncoder } from './encode-csv.ts'
import { createJsonEncoder } from './encode-json.ts'
import { createTableEncoder } from './encode-table.ts'
import { createXlsxEncoder } from './encode-xlsx.ts'
import type { Format } from './format.ts'
import type { ResultColumn, ResultEncoder } from './result-encoder.ts'
import { openChunkStream } from './stream-chunks.ts'

export interface EncodeOptions {
  signal?: AbortSignal | undefined
  /** More rows than this: `query.too_large`. */
  maxRows?: number | undefined
  /** More encoded bytes than this: `query.too_large`. */
  maxBytes?: number | undefined
  /** JSON and columnar only: `{"meta":{…},"data":[…]}` (`"columns":{…}`) instead of the bare answer. */
  wrap?: { meta: object } | undefined
  /** What stands for the parameters of the statement. */
  bound?: BoundValues | undefined
  /** Told how many rows there were before the last piece is yielded. */
  onEnd?: ((rows: number) => void) | undefined
}

/** Bytes gathered before they are handed on: small enough to flow, large enough that a syscall is nothing. */
const PIECE_BYTES = 256 * 1024

/**
 * Runs `sql` and yields its result encoded, as it is produced, memory bounded, in the query's own order.
 * Nothing is yielded before the first rows are encoded, so an early failure is an error and not half an answer.
 * `return()` and an aborted signal interrupt the query at once, also while it is waited for.
 * Errors: `query.*`, `lake.*`, `cancelled`.
 */
export function encodeQuery(
  session: Session,
  sql: string,
  format: Exclude<Format, 'parquet'>,
  options: EncodeOptions = {},
): AsyncGenerator<Uint8Array, void, undefined> {
  const stop = new AbortController()
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal
  const pieces = encodePieces(session, sql, format, { ...options, signal })
  return {
    next: () => pieces.next(),
    return: async () => {
      stop.abort()
      return pieces.return()
    },
    throw: async (error) => {
      stop.abort()
      return pieces.throw(error)
    },
    [Symbol.asyncIterator]() {
      return this
    },
    async [Symbol.asyncDispose]() {
      await this.return()
    },
  }
}

async function* encodePieces(
  session: Session,
  sql: string,
  format: Exclude<Format, 'parquet'>,
  options: EncodeOptions,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { columns, chunks } = await openChunkStream(session, sql, options.signal, options.bound)
  const encoder = createEncoder(columns, format, options.wrap)
  let pending: Uint8Array[] = [encoder.head()]
  let pendingBytes = 0
  let rows = 0
  let bytes = pending[0]?.length ?? 0
  const add = (piece: Uint8Array) => {
    if (piece.length > 0) pending.push(piece)
    pendingBytes += piece.length
    bytes += piece.length
    if (bytes > (options.maxBytes ?? Number.POSITIVE_INFINITY)) throw tooLarge('bytes', options.maxBytes, sql)
  }
  for await (const chunk of chunks) {
    rows += chunk.rowCount
    if (rows > (options.maxRows ?? Number.POSITIVE_INFINITY)) throw tooLarge('rows', options.maxRows, sql)
    add(encodeRows(encoder, chunk, sql))
    if (pendingBytes < PIECE_BYTES) continue
    yield joined(pending)
    pending = []
    pendingBytes = 0
  }
  add(encoder.tail())
  options.onEnd?.(rows)
  yield joined(pending)
}

const joined = (pieces: readonly Uint8Array[]): Uint8Array =>
  pieces.length === 1 ? (pieces[0] as Uint8Array) : Buffer.concat(pieces)

function createEncoder(
  columns: readonly ResultColumn[],
  format: Exclude<Format, 'parquet'>,
  wrap?: { meta: object },
): ResultEncoder {
  switch (format) {
    case 'json':
      return createJsonEncoder(columns, { layout: 'array', ...wrap })
    case 'columnar':
      return createColumnarEncoder(columns, { ...wrap })
    case 'ndjson':
      return createJsonEncoder(columns, { layout: 'lines' })
    case 'csv':
      return createCsvEncoder(columns)
    case 'arrow':
      return createArrowEncoder(columns)
    case 'xlsx':
      return createXlsxEncoder(columns)
    case 'table':
      return createTableEncoder(columns)
  }
}

/** V8 refuses strings beyond half a gigabyte. */
function encodeRows(encoder: ResultEncoder, chunk: DuckDBDataChunk, sql: string): Uint8Array {
  try {
    return encoder.rows(chunk)
  } catch (error) {
    if (!(error instanceof RangeError) && !/TOO_LONG|INVALID_ENCODED/.test(String((error as { code?: unknown }).code)))
      throw error
    throw new GridlakeError('query.too_large', 'a value, or two thousand rows together, are too long to encode', {
      hint: 'take fewer or shorter columns',
      context: { sql: sql.slice(0, 2000) },
      cause: error,
    })
  }
}

/** Why an answer was refused for its size. */
export function tooLarge(what: 'rows' | 'bytes', limit: number | undefined, sql: string): GridlakeError {
  return new GridlakeError('query.too_large', `the answer has more than ${limit?.toLocaleString('en-US')} ${what}`, {
    hint: 'filter or aggregate it, take fewer columns, or add a LIMIT; nothing was cut off silently',
    context: { sql: sql.slice(0, 2000), limit },
  })
}
