import { GridlakeError } from '../core/errors.ts'
import type { Session } from './database.ts'
import { toQueryError } from './query-error.ts'

/** How often a cancelled query is told so again: an interrupt that arrives before DuckDB starts is lost. */
const INTERRUPT_EVERY_MS = 20

export interface InterruptibleRun {
  sql: string
  /** One wait on DuckDB; its failure as one of ours. */
  step<T>(work: () => Promise<T>): Promise<T>
  end(): void
}

/** Interrupts what runs on `session` while `signal` is aborted, and tells such an end from a failure. */
export function interruptible(session: Session, sql: string, signal?: AbortSignal): InterruptibleRun {
  let again: NodeJS.Timeout | undefined
  const interrupt = () => {
    session.connection.interrupt()
    again = setInterval(() => session.connection.interrupt(), INTERRUPT_EVERY_MS).unref()
  }
  signal?.addEventListener('abort', interrupt, { once: true })
  const cancelled = () => new GridlakeError('cancelled', 'the query was cancelled', { context: { sql } })
  return {
    sql,
    async step(work) {
      if (signal?.aborted) throw cancelled()
      try {
        const value = await work()
        if (!signal?.aborted) return value
      } catch (error) {
        if (!signal?.aborted) throw toQueryError(error, sql)
      }
      throw cancelled()
    },
    end() {
      signal?.removeEventListener('abort', interrupt)
      clearInterval(again)
    },
  }
}
