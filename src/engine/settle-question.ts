import { parseCursor } from './cursor.ts'
import { lastMarketHour } from './market-hours.ts'
import type { RowsQuestion } from './question.ts'
import type { Viewed } from './view-sql.ts'

/**
 * The question with what it leaves to the clock made plain, so that equal questions have equal answers as long as the tables are
 * the same: versions at an hour of the day are asked up to the last such moment; of a later page, as of the first.
 */
export function settleQuestion(
  question: RowsQuestion,
  { zone }: Pick<Viewed, 'zone'>,
  now: Temporal.Instant,
): RowsQuestion {
  const { postings, asOf } = question
  if (typeof postings !== 'object' || asOf !== undefined || typeof zone !== 'string') return question
  const before = question.after === undefined ? undefined : parseCursor(question.after)?.asOf
  return { ...question, asOf: before ?? lastMarketHour(zone, postings.atHour, now) }
}
