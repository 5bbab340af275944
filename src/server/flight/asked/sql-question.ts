import type { SqlQuestion, Truth } from '../../../engine/question.ts'
import { DEFAULT_ZONE } from '../../http/market-zone.ts'
import { parseTruth } from '../../http/parse-truth.ts'
import type { FlightLimits } from '../flight-options.ts'
import type { SqlTicket } from './ticket.ts'

/** The question of a ticket; what it does not say of the truth is the call's. Errors: `usage.invalid_argument`. */
export function sqlQuestion(ticket: SqlTicket, truth: Truth, limits: FlightLimits, now: Temporal.Instant): SqlQuestion {
  const { timeoutMs, readTimeoutMs, maxRows, maxBytes } = limits
  return {
    sql: ticket.sql,
    ...(ticket.parameters ? { parameters: ticket.parameters as NonNullable<SqlQuestion['parameters']> } : {}),
    ...truth,
    ...parseTruth(ticket, DEFAULT_ZONE, now),
    timeoutMs,
    readTimeoutMs,
    maxRows,
    maxBytes,
  }
}
