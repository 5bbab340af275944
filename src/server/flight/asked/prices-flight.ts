import type { Truth } from '../../../engine/question.ts'
import { spellTruth } from '../access/call-truth.ts'
import type { Flight } from '../flight.ts'
import type { CallContext, FlightPlace } from '../flight-place.ts'
import { cutFrames } from '../messages/cut-frames.ts'
import { encapsulated } from '../messages/ipc-frame.ts'
import { pricesQuestion } from './prices-question.ts'
import { type PricesTicket, writeTicket } from './ticket.ts'

/** Prices as a flight; its schema is that of their first row. Errors: `location.unknown`, `data.not_ingested`, `usage.*`. */
export async function pricesFlight(
  { engine, clock }: FlightPlace,
  ticket: PricesTicket,
  truth: Truth,
  { signal }: Pick<CallContext, 'signal'>,
): Promise<Flight> {
  const question = pricesQuestion(ticket, truth, clock.now())
  const { body, meta } = await engine.prices({ ...question, limit: 1 }, 'arrow', signal)
  let schema: Uint8Array | undefined
  for await (const { header } of cutFrames(body)) schema ??= encapsulated(header)
  return {
    schema: schema ?? new Uint8Array(0),
    tickets: [writeTicket({ ...ticket, ...spellTruth({ ...truth, ...question }) })],
    ordered: true,
    totalRecords: -1,
    meta: { versions: meta.versions },
  }
}
