import { GridlakeError } from '../../core/errors.ts'
import { closingBody } from '../closing-body.ts'
import type { Answer, Engine } from '../question.ts'

export interface RunningLimits {
  /** Questions answered at once; one counts until its answer has been read or given up. */
  maxRunning: number
  /** Questions that wait for their turn; more are refused. */
  maxWaiting: number
}

/** An engine that answers only so many questions at once. Errors: `access.rate_limited` when too many wait already. */
export function limitRunning(engine: Engine, { maxRunning, maxWaiting }: RunningLimits): Engine {
  const waiting: (() => void)[] = []
  let running = 0
  const release = () => {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
  const enter = async (signal: AbortSignal | undefined): Promise<void> => {
    if (running < maxRunning) {
      running++
      return
    }
    if (waiting.length >= maxWaiting)
      throw new GridlakeError(
        'access.rate_limited',
        `${running} questions are being answered, ${waiting.length} wait`,
        {
          hint: 'try again in a moment',
        },
      )
    const turn = Promise.withResolvers<void>()
    const leave = () => {
      const at = waiting.indexOf(turn.resolve)
      if (at >= 0) waiting.splice(at, 1)
      turn.reject(new GridlakeError('cancelled', 'the question was cancelled before its turn'))
    }
    waiting.push(turn.resolve)
    signal?.addEventListener('abort', leave, { once: true })
    if (signal?.aborted) leave()
    try {
      await turn.promise
    } finally {
      signal?.removeEventListener('abort', leave)
    }
  }
  const inTurn = async (signal: AbortSignal | undefined, ask: () => Promise<Answer>): Promise<Answer> => {
    await enter(signal)
    try {
      const answer = await ask()
      return { ...answer, body: closingBody(answer.body[Symbol.asyncIterator](), release) }
    } catch (error) {
      release()
      throw error
    }
  }
  return {
    ...engine,
    rows: (question, format, signal) => inTurn(signal, () => engine.rows(question, format, signal)),
    prices: (question, format, signal) => inTurn(signal, () => engine.prices(question, format, signal)),
    sql: (question, format, signal) => inTurn(signal, () => engine.sql(question, format, signal)),
  }
}
