import type { ServerDuplexStream } from '@grpc/grpc-js'
import { GridlakeError } from '../../../core/errors.ts'
import { readOnly } from '../commands/find-command.ts'
import type { FlightPlace } from '../flight-place.ts'
import { unpackAny } from '../messages/any-message.ts'
import type { FlightData, FlightDescriptor } from '../messages/flight-messages.ts'
import { toGrpcStatus } from '../messages/grpc-status.ts'
import { FLIGHT_SQL_PACKAGE } from '../proto/load-protos.ts'
import { readParameters } from '../statements/read-parameters.ts'
import { logFailure } from './log-failure.ts'
import { openCall } from './open-call.ts'

/** Of all messages of a call. */
const MAX_BYTES = 64 * 1024 ** 2

type PutCall = ServerDuplexStream<FlightData, { appMetadata: Uint8Array }>

/** `DoPut`: binds rows of parameters to a prepared statement. Everything else would change something and is refused. */
export const doPut =
  (place: FlightPlace) =>
  async (call: PutCall): Promise<void> => {
    call.on('error', () => {})
    try {
      const { signal } = openCall(place, call)
      const { handle, messages, bytes } = await receive(place, call, signal)
      place.statements.bind(handle, readParameters(messages), bytes)
      const appMetadata = place.codecs.boundResult.encode({ preparedStatementHandle: Buffer.from(handle) })
      call.write({ appMetadata })
      call.end()
    } catch (error) {
      logFailure(place, call.getPath(), error)
      call.emit('error', toGrpcStatus(error))
    }
  }

/** All messages of a call. An iteration over the call would end its answers with its messages. */
function receive(
  place: FlightPlace,
  call: PutCall,
  signal: AbortSignal,
): Promise<{ handle: string; messages: readonly FlightData[]; bytes: number }> {
  const messages: FlightData[] = []
  let handle: string | undefined
  let bytes = 0
  const take = (message: FlightData) => {
    handle ??= handleOf(place, message.flightDescriptor)
    bytes += message.dataHeader.length + message.dataBody.length
    if (bytes > MAX_BYTES)
      throw new GridlakeError('query.too_large', `more than ${MAX_BYTES} bytes of parameters are bound at once`)
    messages.push(message)
  }
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    call.on('data', (message: FlightData) => {
      try {
        take(message)
      } catch (error) {
        call.pause()
        reject(error)
      }
    })
    call.on('end', () => {
      if (handle === undefined) reject(new GridlakeError('usage.invalid_argument', 'nothing was put'))
      else resolve({ handle, messages, bytes })
    })
  })
}

/** The prepared statement that parameters are bound to. Errors: `query.forbidden` for all that is not that. */
function handleOf({ codecs, statements }: FlightPlace, descriptor: FlightDescriptor | null): string {
  const command = descriptor ? unpackAny(descriptor.cmd) : undefined
  if (command?.typeName !== `${FLIGHT_SQL_PACKAGE}.CommandPreparedStatementQuery`) throw readOnly()
  const { preparedStatementHandle } = codecs
    .command<{ preparedStatementHandle: Uint8Array }>('CommandPreparedStatementQuery')
    .decode(command.value)
  const handle = Buffer.from(preparedStatementHandle).toString()
  statements.get(handle)
  return handle
}
