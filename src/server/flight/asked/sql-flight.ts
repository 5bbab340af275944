import { randomUUID } from 'node:crypto'
import type { Truth } from '../../../engine/question.ts'
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
 * With several rows of parameters a ticket for each. Errors: `query.*`, `data.not_ingested`.
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
  const described = await place.engine.describe(question, signal)
  return {
    schema: described.schema,
    tickets: asked.map((ticket) => statementTicket(place, ticket)),
    ordered: true,
    totalRecords: -1,
    meta: { versions: described.versions, query_id: base.query_id },
  }
}

function statementTicket({ codecs }: FlightPlace, ticket: SqlTicket): Buffer {
  const value = codecs.statementTicket.encode({ statementHandle: writeTicket(ticket) })
  return packAny({ typeName: `${FLIGHT_SQL_PACKAGE}.TicketStatementQuery`, value })
}
