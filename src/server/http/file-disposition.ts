import type { AnswerFormat } from '../../contract/answer-format.ts'

/** Formats that a browser saves instead of showing. */
const SAVED: ReadonlySet<AnswerFormat> = new Set(['csv', 'arrow', 'parquet', 'xlsx'])

const ENDINGS: Readonly<Record<AnswerFormat, string>> = {
  json: 'json',
  columnar: 'json',
  ndjson: 'ndjson',
  csv: 'csv',
  arrow: 'arrows',
  parquet: 'parquet',
  xlsx: 'xlsx',
  table: 'txt',
}

/** The content-disposition of an answer: what is no text to look at is saved as `name.ending`. */
export function fileDisposition(format: AnswerFormat, name = 'gridlake'): string {
  const file = `${name.replaceAll(/[^\w.-]+/g, '-')}.${ENDINGS[format]}`
  return `${SAVED.has(format) ? 'attachment' : 'inline'}; filename="${file}"`
}
