import type { SqlQuestion, TimeSlice, Truth } from '../../../engine/question.ts'
import { DEFAULT_ZONE } from '../../http/market-zone.ts'
import { parseMomentParameter, parseTruth } from '../../http/parse-truth.ts'
import type { FlightLimits } from '../flight-options.ts'
import type { SqlTicket } from './ticket.ts'

/** The question of a ticket; what it does not say of the truth is the call's. Errors: `usage.invalid_argument`. */
export function sqlQuestion(ticket: SqlTicket, truth: Truth, limits: FlightLimits, now: Temporal.Instant): SqlQuestion {
  const { timeoutMs, readTimeoutMs, maxRows, maxBytes } = limits
  return {
    sql: ticket.sql,
    ...(ticket.parameters ? { parameters: ticket.parameters as NonNullable<SqlQuestion['parameters']> } : {}),
    ...truth,
    ...(ticket.from === undefined && ticket.to === undefined ? {} : { within: sliceOf(ticket, now) }),
    ...parseTruth(ticket, DEFAULT_ZONE, now),
    timeoutMs,
    readTimeoutMs,
    maxRows,
    maxBytes,
  }
}

function sliceOf({ from, to }: SqlTicket, now: Temporal.Instant): TimeSlice {
  const moment = (name: 'from' | 'to', text: string | undefined) =>
    text === undefined ? {} : { [name]: parseMomentParameter(name, text, DEFAULT_ZONE, now) }
  return { ...moment('from', from), ...moment('to', to) }
}
