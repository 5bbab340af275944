/** Answer formats and their media types. `table` is for terminals. */
export const MEDIA_TYPES = {
  json: 'application/json',
  ndjson: 'application/x-ndjson',
  csv: 'text/csv; charset=utf-8',
  arrow: 'application/vnd.apache.arrow.stream',
  parquet: 'application/vnd.apache.parquet',
  table: 'text/plain; charset=utf-8',
} as const

export type Format = keyof typeof MEDIA_TYPES
