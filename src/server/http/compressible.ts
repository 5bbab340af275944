import type { AnswerFormat } from '../../contract/answer-format.ts'

const TEXTS: ReadonlySet<AnswerFormat> = new Set(['json', 'columnar', 'ndjson', 'csv', 'table'])

/** Whether compression pays: Parquet and workbooks are compressed already, Arrow is read faster than it would be unpacked. */
export const isCompressible = (format: AnswerFormat): boolean => TEXTS.has(format)
