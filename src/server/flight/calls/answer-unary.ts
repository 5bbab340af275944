import type { handleUnaryCall } from '@grpc/grpc-js'
import type { CallContext, FlightPlace } from '../flight-place.ts'
import { toGrpcStatus } from '../messages/grpc-status.ts'
import { logFailure } from './log-failure.ts'
import { openCall } from './open-call.ts'

/** A call of one message and one answer. */
export const answerUnary =
  <Request, Response>(
    place: FlightPlace,
    answer: (request: Request, context: CallContext) => Promise<Response> | Response,
  ): handleUnaryCall<Request, Response> =>
  async (call, callback) => {
    try {
      callback(null, await answer(call.request, openCall(place, call)))
    } catch (error) {
      logFailure(place, call.getPath(), error)
      callback(toGrpcStatus(error))
    }
  }
