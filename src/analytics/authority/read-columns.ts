import { hasCode } from '../../core/errors.ts'
import type { Engine, RowsQuestion } from '../../engine/question.ts'

/** Rows by column. */
export interface ReadColumns {
  texts(name: string): readonly string[]
  numbers(name: string): readonly (number | null)[]
  versions: Readonly<Record<string, number>>
}

/** The rows of a question by column. `optional`: a dataset that was never ingested has none. Errors: the question's. */
export async function readColumns(
  engine: Engine,
  question: RowsQuestion,
  signal?: AbortSignal,
  { optional = false } = {},
): Promise<ReadColumns> {
  try {
    const answer = await engine.rows(question, 'columnar', signal)
    const text = Buffer.concat(await Array.fromAsync(answer.body)).toString()
    const { columns } = JSON.parse(text) as { columns: Readonly<Record<string, unknown[]>> }
    return {
      texts: (name) => (columns[name] ?? []) as string[],
      numbers: (name) => (columns[name] ?? []) as (number | null)[],
      versions: answer.meta.versions,
    }
  } catch (error) {
    if (!optional || !hasCode(error, 'data.not_ingested')) throw error
    return { texts: () => [], numbers: () => [], versions: {} }
  }
}
