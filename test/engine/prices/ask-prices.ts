import type { AnswerMeta, Engine, PricesQuestion } from '../../../src/engine/question.ts'

export type PriceRow = Record<string, string | number | null>

const at = (day: string): Temporal.Instant =>
  Temporal.PlainDate.from(day).toZonedDateTime('America/Chicago').toInstant()

/** The range of market days from `first` to `last`, both included. */
export const days = (first: string, last = first) => ({
  from: at(first),
  to: at(Temporal.PlainDate.from(last).add({ days: 1 }).toString()),
})

/** Rows and meta of a prices answer. */
export async function askPrices(
  engine: Engine,
  question: PricesQuestion,
): Promise<{ rows: PriceRow[]; meta: AnswerMeta }> {
  const { body, meta } = await engine.prices(question, 'ndjson')
  const text = Buffer.concat(await Array.fromAsync(body)).toString()
  return { rows: text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as PriceRow])), meta }
}
