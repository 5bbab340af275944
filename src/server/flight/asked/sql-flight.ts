import { randomUUID } from 'node:crypto'
import type { TimeSlice, Truth } from '../../../engine/question.ts'
import { spellTruth } from '../access/call-truth.ts'
import type { Flight } from '../flight.ts'
import type { CallContext, FlightPlace } from '../flight-place.ts'
import { packAny } from '../messages/any-message.ts'
import { FLIGHT_SQL_PACKAGE } from '../proto/load-protos.ts'
import type { Parameters } from '../statements/prepared-statements.ts'
import { sqlQuestion } from './sql-question.ts'
import { type SqlTicket, writeTicket } from './ticket.ts'

/**
 * SQL as a flight: what it answers with, and a ticket that says all of the question, so that any server of the lake can answer it.
 * With several rows of parameters a ticket for each; a large scan of one view has a ticket for each of several ranges of time. Errors: `query.*`, `data.not_ingested`.
 */
export async function sqlFlight(
  place: FlightPlace,
  sql: string,
  bound: readonly Parameters[],
  truth: Truth,
  { signal }: Pick<CallContext, 'signal'>,
): Promise<Flight> {
  const base: SqlTicket = { sql, ...spellTruth(truth), query_id: randomUUID() }
  const asked: SqlTicket[] =
    bound.length === 0 ? [base] : bound.map((parameters) => ({ ...base, parameters: [...parameters] }))
  const question = sqlQuestion(asked[0] ?? base, {}, place.limits, place.clock.now())
  const { schema, versions, scan } = await place.engine.describe({ ...question, measure: bound.length <= 1 }, signal)
  const isSliced = scan !== undefined && scan.slices.length > 1
  const parts = isSliced ? scan.slices.map((slice) => sliceTicket(asked[0] ?? base, slice, scan.knownAt)) : asked
  return {
    schema,
    tickets: parts.map((ticket) => statementTicket(place, ticket)),
    ordered: !isSliced,
    totalRecords: scan?.rows ?? -1,
    meta: { versions, query_id: base.query_id },
  }
}

function sliceTicket(ticket: SqlTicket, { from, to }: TimeSlice, knownAt: Temporal.Instant | undefined): SqlTicket {
  return {
    ...ticket,
    ...(knownAt ? { known_at: knownAt.toString() } : {}),
    ...(from ? { from: from.toString() } : {}),
    ...(to ? { to: to.toString() } : {}),
  }
}

function statementTicket({ codecs }: FlightPlace, ticket: SqlTicket): Buffer {
  const value = codecs.statementTicket.encode({ statementHandle: writeTicket(ticket) })
  return packAny({ typeName: `${FLIGHT_SQL_PACKAGE}.TicketStatementQuery`, value })
}
