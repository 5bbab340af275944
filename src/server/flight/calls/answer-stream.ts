import type { Metadata, ServerWritableStream } from '@grpc/grpc-js'
import type { CallContext, FlightPlace } from '../flight-place.ts'
import { toGrpcStatus } from '../messages/grpc-status.ts'
import { logFailure } from './log-failure.ts'
import { openCall } from './open-call.ts'
import { type Sink, sendAll } from './send-all.ts'

type StreamCall<Request, Response> = Pick<
  ServerWritableStream<Request, Response>,
  'request' | 'metadata' | 'getPath' | 'write' | 'end' | 'emit' | 'on' | 'cancelled' | 'sendMetadata'
>

/** A call of one message that is answered with many, as fast as the client reads them, into what `sinkOf` finds in the call. */
export const answerStream =
  <Request, Response>(
    place: FlightPlace,
    answer: (
      request: Request,
      context: CallContext,
      call: { metadata: Metadata; sendMetadata(metadata: Metadata): void },
    ) => AsyncIterable<Response>,
    sinkOf: (call: StreamCall<Request, Response>) => Sink<Response> = (call) => call,
  ) =>
  async (call: StreamCall<Request, Response>): Promise<void> => {
    try {
      const context = openCall(place, call)
      await sendAll(sinkOf(call), answer(call.request, context, call), context.signal)
      call.end()
    } catch (error) {
      logFailure(place, call.getPath(), error)
      call.emit('error', toGrpcStatus(error))
    }
  }
