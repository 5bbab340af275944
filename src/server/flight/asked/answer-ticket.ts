import { findCommand } from '../commands/find-command.ts'
import type { CallContext, FlightPlace } from '../flight-place.ts'
import { answerAsked } from './answer-asked.ts'
import { readTicket } from './ticket.ts'

/** What a ticket is redeemed for, as an Arrow IPC stream. Errors: those of what is asked; `cancelled` where its query was. */
export async function answerTicket(
  place: FlightPlace,
  bytes: Uint8Array,
  context: CallContext,
): Promise<AsyncIterable<Uint8Array>> {
  const command = findCommand(place, bytes)
  return command ? command.answer(context) : answerAsked(place, readTicket(bytes), context)
}
