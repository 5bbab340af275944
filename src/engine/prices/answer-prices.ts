import { GridlakeError } from '../../core/errors.ts'
import type { Format } from '../../duckdb/encode/format.ts'
import type { RowsPlace } from '../answer-rows.ts'
import type { Answer, PricesQuestion } from '../question.ts'

/** Errors: `location.unknown`, `data.not_ingested`, `usage.invalid_argument`, and the query's. */
export async function answerPrices(
  _place: RowsPlace,
  question: PricesQuestion,
  _format: Format,
  _signal?: AbortSignal,
): Promise<Answer> {
  throw new GridlakeError('data.not_ingested', `no prices of ${question.market}`)
}
