import type { Flight } from '../flight.ts'
import type { CallContext } from '../flight-place.ts'

/** A command of Flight SQL, in a descriptor or as a ticket. */
export interface Command {
  flight(context: CallContext): Promise<Flight>
  /** An Arrow IPC stream. */
  answer(context: CallContext): Promise<AsyncIterable<Uint8Array>>
}
