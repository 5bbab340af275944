import type { handleBidiStreamingCall, UntypedServiceImplementation } from '@grpc/grpc-js'
import { GridlakeError } from '../../core/errors.ts'
import { resolveDescriptor } from './asked/resolve-descriptor.ts'
import { ACTIONS, doAction } from './calls/actions.ts'
import { answerStream } from './calls/answer-stream.ts'
import { answerUnary } from './calls/answer-unary.ts'
import { doGet } from './calls/do-get.ts'
import { doPut } from './calls/do-put.ts'
import { flightInfo } from './calls/flight-info.ts'
import { frameSink } from './calls/frame-sink.ts'
import { handshake } from './calls/handshake.ts'
import { listFlights } from './calls/list-flights.ts'
import type { FlightPlace } from './flight-place.ts'
import type { Action, FlightDescriptor, Ticket } from './messages/flight-messages.ts'
import { toGrpcStatus } from './messages/grpc-status.ts'

/** The calls of Flight's service by their names. */
export function createFlightService(place: FlightPlace): UntypedServiceImplementation {
  return {
    Handshake: handshake(place),
    ListFlights: answerStream(place, (request: { expression: Uint8Array }, context) =>
      listFlights(place, request, context),
    ),
    GetFlightInfo: answerUnary(place, async (descriptor: FlightDescriptor, context) =>
      flightInfo(await resolveDescriptor(place, descriptor, context), descriptor),
    ),
    PollFlightInfo: answerUnary(place, async (descriptor: FlightDescriptor, context) => ({
      info: flightInfo(await resolveDescriptor(place, descriptor, context), descriptor),
      progress: 1,
    })),
    GetSchema: answerUnary(place, async (descriptor: FlightDescriptor, context) => ({
      schema: (await resolveDescriptor(place, descriptor, context)).schema,
    })),
    DoGet: answerStream(place, (ticket: Ticket, context, call) => doGet(place, ticket, context, call), frameSink),
    DoPut: doPut(place),
    DoExchange: refuseExchange,
    DoAction: answerStream(place, (action: Action, context) => doAction(place, action, context)),
    ListActions: answerStream(place, async function* () {
      for (const [type, { description }] of Object.entries(ACTIONS)) yield { type, description }
    }),
  }
}

const refuseExchange: handleBidiStreamingCall<unknown, unknown> = (call) => {
  call.on('error', () => {})
  call.emit('error', toGrpcStatus(new GridlakeError('route.unknown', 'this server does not take part in DoExchange')))
}
