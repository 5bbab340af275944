import { GridlakeError } from '../../../core/errors.ts'
import { answerAsked } from '../asked/answer-asked.ts'
import { sqlFlight } from '../asked/sql-flight.ts'
import { readTicket } from '../asked/ticket.ts'
import type { FlightPlace } from '../flight-place.ts'
import { type AnyMessage, unpackAny } from '../messages/any-message.ts'
import { FLIGHT_SQL_PACKAGE } from '../proto/load-protos.ts'
import type { Parameters } from '../statements/prepared-statements.ts'
import type { Command } from './command.ts'
import { metadataCommand } from './metadata-command.ts'
import { METADATA_TABLES } from './metadata-tables.ts'

/** The command that bytes hold; undefined: they hold none of Flight SQL. Errors: `usage.invalid_argument`, `query.forbidden` for updates. */
export function findCommand(place: FlightPlace, bytes: Uint8Array): Command | undefined {
  const message = unpackAny(bytes)
  if (!message?.typeName.startsWith(`${FLIGHT_SQL_PACKAGE}.`)) return undefined
  const name = message.typeName.slice(FLIGHT_SQL_PACKAGE.length + 1)
  switch (name) {
    case 'CommandStatementQuery':
      return statementQuery(place, decodeCommand(place, name, message))
    case 'CommandPreparedStatementQuery':
      return preparedQuery(place, decodeCommand(place, name, message))
    case 'TicketStatementQuery':
      return statementTicket(place, decodeCommand(place, name, message))
    case 'CommandStatementUpdate':
    case 'CommandPreparedStatementUpdate':
    case 'CommandStatementIngest':
      throw readOnly()
    default: {
      const table = METADATA_TABLES[name]
      if (table) return metadataCommand(place, bytes, table(decodeCommand(place, name, message)))
      throw new GridlakeError('usage.invalid_argument', `this server does not know the command ${name}`)
    }
  }
}

/** Why what would change something is refused. */
export const readOnly = () =>
  new GridlakeError('query.forbidden', 'this server is read-only: updates are refused', {
    hint: 'send one SELECT; gridlake ingest adds data',
  })

const decodeCommand = <Message>({ codecs }: FlightPlace, name: string, { value }: AnyMessage): Message =>
  codecs.command<Message>(name).decode(value)

function statementQuery(place: FlightPlace, { query }: { query: string }): Command {
  return {
    flight: (context) => sqlFlight(place, query, [], context.truth, context),
    answer: (context) => answerAsked(place, { sql: { sql: query } }, context),
  }
}

function preparedQuery(place: FlightPlace, message: { preparedStatementHandle: Uint8Array }): Command {
  const { sql, truth, bound } = place.statements.get(Buffer.from(message.preparedStatementHandle).toString())
  return {
    flight: (context) => sqlFlight(place, sql, bound, { ...truth, ...context.truth }, context),
    answer(context) {
      const parameters = bound[0] as Parameters | undefined
      const asked = { sql: { sql, ...(parameters ? { parameters: [...parameters] } : {}) } }
      return answerAsked(place, asked, { ...context, truth: { ...truth, ...context.truth } })
    },
  }
}

function statementTicket(place: FlightPlace, { statementHandle }: { statementHandle: Uint8Array }): Command {
  const asked = readTicket(statementHandle)
  return {
    answer: (context) => answerAsked(place, asked, context),
    async flight() {
      throw new GridlakeError('usage.invalid_argument', 'a ticket is redeemed by DoGet; it is no descriptor')
    },
  }
}
