import type { DuckDBDataChunk } from '@duckdb/node-api'
import { columnTexts } from './column-texts.ts'
import { JSON_SHAPES } from './json-shapes.ts'
import { NO_BYTES, type ResultColumn, type ResultEncoder } from './result-encoder.ts'
import { textKind } from './value-text.ts'

export interface JsonOptions {
  /** `lines`: an object a line (NDJSON). `array`: one array, or `{"meta":…,"data":[…]}` when there is a `meta`. */
  layout: 'array' | 'lines'
  meta?: object
}

export function createJsonEncoder(columns: readonly ResultColumn[], { layout, meta }: JsonOptions): ResultEncoder {
  const readers = columns.map(({ type }) => columnTexts(type, JSON_SHAPES[textKind(type)]))
  const keys = columns.map(({ name }, at) => `${at === 0 ? '{' : ','}${JSON.stringify(name)}:`)
  let first = true
  const [start, between] = layout === 'lines' ? ['', '\n'] : ['\n', ',\n']

  const objects = (chunk: DuckDBDataChunk): string => {
    const rows = chunk.rowCount
    const texts = readers.map((read, at) => read(chunk.getColumnVector(at), rows))
    let out = ''
    for (let row = 0; row < rows; row++) {
      out += first ? start : between
      first = false
      for (let at = 0; at < keys.length; at++) out += keys[at] + (texts[at]?.[row] ?? 'null')
      out += '}'
    }
    return out
  }

  if (layout === 'lines')
    return {
      head: () => NO_BYTES,
      rows: (chunk) => Buffer.from(objects(chunk)),
      tail: () => Buffer.from(first ? '' : '\n'),
    }
  return {
    head: () => Buffer.from(meta ? `{"meta":${JSON.stringify(meta)},"data":[` : '['),
    rows: (chunk) => Buffer.from(objects(chunk)),
    tail: () => Buffer.from(`${first ? '' : '\n'}]${meta ? '}' : ''}\n`),
  }
}
