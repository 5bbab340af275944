import type { Dataset } from '../../../datasets/dataset.ts'
import { findViewed } from '../../../datasets/find-viewed.ts'
import type { RowsQuestion, Truth } from '../../../engine/question.ts'
import type { Viewed } from '../../../engine/view-sql.ts'
import { parseRowsQuery } from '../../http/parse-rows-query.ts'
import type { RowsTicket } from './ticket.ts'

/** The question of a ticket for rows, read as HTTP reads its parameters. Errors: `dataset.unknown`, `usage.*`. */
export function rowsQuestion(
  ticket: RowsTicket,
  truth: Truth,
  catalogue: readonly Dataset[],
  now: Temporal.Instant,
): { viewed: Viewed; question: RowsQuestion } {
  const { dataset, query_id, ...parameters } = ticket
  const viewed = findViewed(dataset, catalogue)
  const pairs = Object.entries(parameters).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((each) => [name, String(each)]),
  )
  const { question } = parseRowsQuery(new URLSearchParams(pairs), viewed, now)
  return { viewed, question: { ...truth, ...question } }
}
