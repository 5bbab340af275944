import type { AnswerMeta } from '../../contract/schemas/rows.ts'
import type { SeriesPoint } from '../../contract/schemas/series.ts'
import type { Cursor } from '../../engine/cursor.ts'
import type { Engine, RowsQuestion } from '../../engine/question.ts'

export interface ReadPoints {
  points: SeriesPoint[]
  meta: AnswerMeta
  nextCursor: Cursor | null | undefined
}

/** The points of a series' rows: `question` asks for the start, the value and, of forecasts, the lead hours. Errors: the engine's. */
export async function readPoints(engine: Engine, question: RowsQuestion, signal: AbortSignal): Promise<ReadPoints> {
  const answer = await engine.rows(question, 'columnar', signal)
  const text = Buffer.concat(await Array.fromAsync(answer.body)).toString()
  const { meta, columns } = JSON.parse(text) as { meta: AnswerMeta; columns: Record<string, unknown[]> }
  const [starts = [], values = [], leads] = (question.columns ?? []).map((name) => columns[name])
  const points = starts.map((start, row): SeriesPoint => {
    const value = (values[row] as number | null | undefined) ?? null
    const lead = leads?.[row] as number | undefined
    const quality = value === null ? 'missing' : lead !== undefined && lead > 0 ? 'estimated' : 'good'
    return { timestamp: start as string, value, quality }
  })
  return { points, meta, nextCursor: answer.meta.nextCursor }
}
