import type { Engine, RowsQuestion } from '../../src/engine/question.ts'

/** Rows as the engine itself answers them. */
export async function askRows<Row>(engine: Engine, question: RowsQuestion): Promise<Row[]> {
  const answer = await engine.rows(question, 'json')
  const parts = await Array.fromAsync(answer.body)
  return (JSON.parse(Buffer.concat(parts).toString()) as { data: Row[] }).data
}
