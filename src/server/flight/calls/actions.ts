import { GridlakeError } from '../../../core/errors.ts'
import { sqlQuestion } from '../asked/sql-question.ts'
import { readTicket, sharedOf } from '../asked/ticket.ts'
import type { CallContext, FlightPlace } from '../flight-place.ts'
import { packAny, unpackAny } from '../messages/any-message.ts'
import type { Action, FlightInfo } from '../messages/flight-messages.ts'
import { FLIGHT_SQL_PACKAGE } from '../proto/load-protos.ts'

interface ActionType {
  description: string
  run(
    place: FlightPlace,
    body: Uint8Array,
    context: CallContext,
  ): Promise<readonly Uint8Array[]> | readonly Uint8Array[]
}

/** What `DoAction` does, by the names that Flight and Flight SQL give it. */
export const ACTIONS: Readonly<Record<string, ActionType>> = Object.freeze({
  HealthCheck: {
    description: 'Answers with JSON: status, service, version, timestamp.',
    run: ({ version, clock }) => [
      Buffer.from(JSON.stringify({ status: 'ok', service: 'gridlake', version, timestamp: clock.now().toString() })),
    ],
  },
  CancelFlightInfo: {
    description: 'Cancels the query of a FlightInfo, whether it runs or was not asked for yet.',
    run: (place, body) => {
      const { info } = place.codecs.cancelRequest.decode(body)
      return [place.codecs.cancelResult.encode({ status: cancel(place, info) })]
    },
  },
  CancelQuery: {
    description: 'The same in the way of older clients of Flight SQL.',
    run: (place, body) => {
      const { codecs } = place
      const { info } = codecs.cancelQueryRequest.decode(innerValue(body))
      const result = cancel(place, codecs.flightInfo.decode(info))
      return [packed('ActionCancelQueryResult', codecs.cancelQueryResult.encode({ result }))]
    },
  },
  CreatePreparedStatement: {
    description:
      'Keeps a SELECT on the server; answers with its handle and the schemas of its rows and its parameters.',
    run: createPrepared,
  },
  CloseSession: {
    description: 'Ends a session. Nothing is kept for one: truths come with every call.',
    run: ({ codecs }) => [codecs.closeSession.encode({ status: CLOSED })],
  },
  ClosePreparedStatement: {
    description: 'Drops a prepared statement.',
    run: ({ codecs, statements }, body) => {
      const { preparedStatementHandle } = codecs.closePrepared.decode(innerValue(body))
      statements.close(Buffer.from(preparedStatementHandle).toString())
      return []
    },
  },
})

/** `DoAction`. Errors: `usage.invalid_argument` for an action that there is not. */
export async function* doAction(place: FlightPlace, { type, body }: Action, context: CallContext) {
  const action = Object.hasOwn(ACTIONS, type) ? ACTIONS[type] : undefined
  if (!action)
    throw new GridlakeError('usage.invalid_argument', `there is no action ${type}`, {
      hint: `there are ${Object.keys(ACTIONS).join(', ')}`,
    })
  for (const result of await action.run(place, body, context)) yield { body: result }
}

async function createPrepared(place: FlightPlace, body: Uint8Array, { truth, signal }: CallContext) {
  const { codecs, engine, limits, statements, clock } = place
  const { query } = codecs.createPrepared.decode(innerValue(body))
  const described = await engine.describe(sqlQuestion({ sql: query }, truth, limits, clock.now()), signal)
  const handle = statements.add({ sql: query, truth, bound: [], bytes: query.length })
  const result = codecs.preparedResult.encode({
    preparedStatementHandle: Buffer.from(handle),
    datasetSchema: described.schema,
    parameterSchema: described.parameterSchema,
  })
  return [packed('ActionCreatePreparedStatementResult', result)]
}

const CLOSED = 1
const CANCELLED = 1
const NOT_CANCELLABLE = 3

function cancel(place: FlightPlace, info: FlightInfo | null): number {
  const tickets = (info?.endpoint ?? []).flatMap(({ ticket }) => ticket ?? [])
  const ids = new Set(tickets.flatMap(({ ticket }) => queryIdOf(place, ticket) ?? []))
  for (const id of ids) place.running.cancel(id)
  return ids.size > 0 ? CANCELLED : NOT_CANCELLABLE
}

/** Undefined: of metadata, which is answered at once. */
function queryIdOf({ codecs }: FlightPlace, ticket: Uint8Array): string | undefined {
  try {
    const statement = unpackAny(ticket)
    const asked = readTicket(statement ? codecs.statementTicket.decode(statement.value).statementHandle : ticket)
    return sharedOf(asked).query_id
  } catch {
    return undefined
  }
}

/** Flight SQL's actions carry their messages in an Any. */
const innerValue = (body: Uint8Array) => unpackAny(body)?.value ?? new Uint8Array(0)

const packed = (name: string, value: Uint8Array) => packAny({ typeName: `${FLIGHT_SQL_PACKAGE}.${name}`, value })
