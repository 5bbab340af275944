/** Formats an answer comes in, with the media type each is asked for and sent by. `table` is for terminals. */
export const ANSWER_MEDIA_TYPES = Object.freeze({
  json: 'application/json',
  ndjson: 'application/x-ndjson',
  csv: 'text/csv; charset=utf-8',
  arrow: 'application/vnd.apache.arrow.stream',
  parquet: 'application/vnd.apache.parquet',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  table: 'text/plain; charset=utf-8',
})

export type AnswerFormat = keyof typeof ANSWER_MEDIA_TYPES

export const ANSWER_FORMATS = Object.freeze(Object.keys(ANSWER_MEDIA_TYPES)) as readonly [
  AnswerFormat,
  ...AnswerFormat[],
]
