import type { CallContext, FlightPlace } from '../flight-place.ts'
import { rowsQuestion } from './rows-question.ts'
import { sqlQuestion } from './sql-question.ts'
import type { AskedTicket } from './ticket.ts'

/** The answer to what a ticket asks, as an Arrow IPC stream. Errors: the question's; `cancelled` where the query was. */
export async function answerAsked(
  { engine, catalogue, clock, limits, running }: FlightPlace,
  asked: AskedTicket,
  { truth, signal }: CallContext,
): Promise<AsyncIterable<Uint8Array>> {
  const now = clock.now()
  const ticket = 'rows' in asked ? asked.rows : asked.sql
  const entered = running.enter(ticket.query_id, signal)
  try {
    const answer =
      'rows' in asked
        ? await engine.rows(rowsQuestion(asked.rows, truth, catalogue, now).question, 'arrow', entered.signal)
        : await engine.sql(sqlQuestion(asked.sql, truth, limits, now), 'arrow', entered.signal)
    return leaving(answer.body, entered)
  } catch (error) {
    entered.leave()
    throw error
  }
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
