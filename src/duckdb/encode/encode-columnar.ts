import type { DuckDBDataChunk } from '@duckdb/node-api'
import { GridlakeError } from '../../core/errors.ts'
import { columnTexts } from './column-texts.ts'
import { JSON_SHAPES } from './json-shapes.ts'
import { NO_BYTES, type ResultColumn, type ResultEncoder } from './result-encoder.ts'
import { textKind } from './value-text.ts'

/** A column ends only with the last row, so all of an answer is held: up to so many bytes. */
const MAX_HELD_BYTES = 256 * 1024 ** 2

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
  const readers = columns.map(({ type }) => columnTexts(type, JSON_SHAPES[textKind(type)]))
  const held: Uint8Array[][] = columns.map(() => [])
  let bytes = 0

  const take = (chunk: DuckDBDataChunk, at: number) => {
    const texts = readers[at]?.(chunk.getColumnVector(at), chunk.rowCount) ?? []
    const pieces = held[at] as Uint8Array[]
    const piece = Buffer.from((pieces.length === 0 ? '' : ',') + joined(texts, chunk.rowCount))
    bytes += piece.length
    pieces.push(piece)
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

function joined(texts: readonly (string | undefined)[], rows: number): string {
  let out = texts[0] ?? 'null'
  for (let row = 1; row < rows; row++) out += `,${texts[row] ?? 'null'}`
  return out
}

const tooLargeToHold = (maxBytes: number): GridlakeError =>
  new GridlakeError(
    'query.too_large',
    `the answer by column is larger than ${maxBytes.toLocaleString('en-US')} bytes`,
    {
      hint: 'a column ends only with the last row: ask for ndjson, csv or arrow, which flow, or for pages with limit and cursor',
      context: { limit: maxBytes },
    },
  )
