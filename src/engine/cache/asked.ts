import type { Format } from '../../duckdb/encode/format.ts'
import type { PricesQuestion, RowsQuestion, SqlQuestion } from '../question.ts'

/** One question of an engine in one format. */
export type Asked = { format: Format } & (
  | { kind: 'rows'; question: RowsQuestion }
  | { kind: 'prices'; question: PricesQuestion }
  | { kind: 'sql'; question: SqlQuestion }
)
