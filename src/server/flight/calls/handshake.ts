import { Metadata, type ServerDuplexStream } from '@grpc/grpc-js'
import type { FlightPlace } from '../flight-place.ts'
import type { HandshakeMessage } from '../messages/flight-messages.ts'
import { toGrpcStatus } from '../messages/grpc-status.ts'

/**
 * `Handshake`: a client shows a token as its password (any user name), in an `authorization: Basic` header or in the first message,
 * and gets it back as `authorization: Bearer` and in a message.
 */
export const handshake = (place: FlightPlace) => (call: ServerDuplexStream<HandshakeMessage, HandshakeMessage>) => {
  const fail = (error: unknown) => call.emit('error', toGrpcStatus(error))
  const grant = (password: string) => {
    const token = place.access.grant(password)
    const headers = new Metadata()
    headers.set('authorization', `Bearer ${token}`)
    call.sendMetadata(headers)
    call.write({ protocolVersion: 0, payload: Buffer.from(token) })
  }
  let isGranted = false
  const tryGrant = (password: string) => {
    if (isGranted) return
    isGranted = true
    grant(password)
  }
  call.on('data', ({ payload }: HandshakeMessage) => {
    try {
      tryGrant(place.access.readHeader(call.metadata) ?? passwordOf(place, payload))
    } catch (error) {
      fail(error)
    }
  })
  call.on('end', () => {
    try {
      tryGrant(place.access.readHeader(call.metadata) ?? '')
      call.end()
    } catch (error) {
      fail(error)
    }
  })
  call.on('error', () => {})
}

function passwordOf({ codecs }: FlightPlace, payload: Uint8Array): string {
  try {
    return codecs.basicAuth.decode(payload).password
  } catch {
    return Buffer.from(payload).toString()
  }
}
