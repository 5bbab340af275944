/** Formats an answer comes in, with the media type each is asked for and sent by. `table` is for terminals. */
export const ANSWER_MEDIA_TYPES = Object.freeze({
  json: 'application/json',
  columnar: 'application/vnd.gridlake.columnar+json',
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

/** Formats that carry an answer's meta in themselves, with the name under which the answer stands beside it. */
export const META_MEMBERS: Readonly<Partial<Record<AnswerFormat, string>>> = Object.freeze({
  json: 'data',
  columnar: 'columns',
})
