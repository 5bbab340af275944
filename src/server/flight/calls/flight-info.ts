import type { Flight } from '../flight.ts'
import type { FlightDescriptor, FlightInfo } from '../messages/flight-messages.ts'

/** A flight as clients get it. */
export const flightInfo = (flight: Flight, descriptor: FlightDescriptor): FlightInfo => ({
  schema: flight.schema,
  flightDescriptor: descriptor,
  endpoint: flight.tickets.map((ticket) => ({ ticket: { ticket } })),
  totalRecords: flight.totalRecords,
  totalBytes: -1,
  ordered: flight.ordered,
  appMetadata: flight.meta ? Buffer.from(JSON.stringify(flight.meta)) : new Uint8Array(0),
})
