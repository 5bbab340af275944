import type { Metadata } from '@grpc/grpc-js'
import { readCallTruth } from '../access/call-truth.ts'
import type { CallContext, FlightPlace } from '../flight-place.ts'

/** The smallest part of grpc-js's calls that is needed here. */
interface CallEvents {
  metadata: Metadata
  cancelled: boolean
  on(event: 'cancelled', listener: () => void): unknown
}

/** What a call brings along, of a client who may ask. Errors: `access.unauthenticated`, `usage.invalid_argument`. */
export function openCall(place: FlightPlace, call: CallEvents): CallContext {
  place.access.check(call.metadata)
  const gone = new AbortController()
  call.on('cancelled', () => gone.abort())
  if (call.cancelled) gone.abort()
  return { truth: readCallTruth(call.metadata, place.clock.now()), signal: gone.signal }
}
