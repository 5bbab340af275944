import { hasCode } from '../../core/errors.ts'
import type { Answer, Engine, RowsQuestion } from '../../engine/question.ts'

/** Rows by column. */
export interface ReadColumns {
  texts(name: string): readonly string[]
  numbers(name: string): readonly (number | null)[]
  versions: Readonly<Record<string, number>>
}

/** No rows. */
export const NOTHING_READ: ReadColumns = Object.freeze({ texts: () => [], numbers: () => [], versions: {} })

/** The rows of a question by column. `optional`: a dataset that was never ingested has none. Errors: the question's. */
export async function readColumns(
  engine: Engine,
  question: RowsQuestion,
  signal?: AbortSignal,
  { optional = false } = {},
): Promise<ReadColumns> {
  try {
    return await columnsOf(await engine.rows(question, 'columnar', signal))
  } catch (error) {
    if (!optional || !hasCode(error, 'data.not_ingested')) throw error
    return NOTHING_READ
  }
}

/** A columnar answer, read whole. */
export async function columnsOf({ body, meta }: Answer): Promise<ReadColumns> {
  const text = Buffer.concat(await Array.fromAsync(body)).toString()
  const { columns } = JSON.parse(text) as { columns: Readonly<Record<string, unknown[]>> }
  return {
    texts: (name) => (columns[name] ?? []) as string[],
    numbers: (name) => (columns[name] ?? []) as (number | null)[],
    versions: meta.versions,
  }
}
