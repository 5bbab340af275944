import type { PricesQuestion, Truth } from '../../../engine/question.ts'
import { DEFAULT_ZONE } from '../../http/market-zone.ts'
import { parsePricesQuery } from '../../http/parse-prices-query.ts'
import { parseTruth } from '../../http/parse-truth.ts'
import type { PricesTicket } from './ticket.ts'

/** The question of a ticket for prices, read as HTTP reads its parameters. Errors: `usage.*`. */
export function pricesQuestion(ticket: PricesTicket, truth: Truth, now: Temporal.Instant): PricesQuestion {
  const pairs = Object.entries(ticket.prices).map(([name, value]) => [name, String(value)])
  const { question } = parsePricesQuery(new URLSearchParams(pairs), now)
  return { ...truth, ...parseTruth(ticket, DEFAULT_ZONE, now), ...question }
}
