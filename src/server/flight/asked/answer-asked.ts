import type { CallContext, FlightPlace } from '../flight-place.ts'
import { originalPricesQuestion } from './original-flight.ts'
import { originalRows } from './original-prices.ts'
import { pricesQuestion } from './prices-question.ts'
import { rowsQuestion } from './rows-question.ts'
import { sqlQuestion } from './sql-question.ts'
import { type AskedTicket, sharedOf } from './ticket.ts'

/** The answer to what a ticket asks, as an Arrow IPC stream. Errors: the question's; `cancelled` where the query was. */
export async function answerAsked(
  place: FlightPlace,
  asked: AskedTicket,
  { truth, signal }: CallContext,
): Promise<AsyncIterable<Uint8Array>> {
  const entered = place.running.enter(sharedOf(asked).query_id, signal)
  try {
    return leaving(await ask(place, asked, { truth, signal: entered.signal }), entered)
  } catch (error) {
    entered.leave()
    throw error
  }
}

async function ask(
  { engine, catalogue, clock, limits }: FlightPlace,
  asked: AskedTicket,
  { truth, signal }: CallContext,
): Promise<AsyncIterable<Uint8Array>> {
  const now = clock.now()
  if ('rows' in asked) {
    const { question } = rowsQuestion(asked.rows, truth, catalogue, now)
    return (await engine.rows(question, 'arrow', signal)).body
  }
  if ('prices' in asked) return (await engine.prices(pricesQuestion(asked.prices, truth, now), 'arrow', signal)).body
  if ('sql' in asked) return (await engine.sql(sqlQuestion(asked.sql, truth, limits, now), 'arrow', signal)).body
  const question = await originalPricesQuestion(asked.original, truth, engine, now)
  return originalRows((await engine.prices(question, 'arrow', signal)).body, question)
}

/** `body`, which ends with the signal even where nothing of it waits for one. */
async function* leaving(
  body: AsyncIterable<Uint8Array>,
  { signal, leave }: { signal: AbortSignal; leave(): void },
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    for await (const piece of body) {
      signal.throwIfAborted()
      yield piece
    }
  } finally {
    leave()
  }
}
