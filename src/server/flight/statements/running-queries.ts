/** Queries by the id in their tickets, so that CancelFlightInfo finds what runs and what was not yet asked for. */
export interface RunningQueries {
  /** A signal that aborts with `signal` and when the query is cancelled, at once where it was before; and the end of it. */
  enter(queryId: string | undefined, signal: AbortSignal): { signal: AbortSignal; leave(): void }
  cancel(queryId: string): void
  /** Ends all. */
  close(): void
}

/** Ids of cancelled queries that are remembered. */
const MAX_CANCELLED = 10_000

export function createRunningQueries(): RunningQueries {
  const running = new Map<string, Set<AbortController>>()
  const cancelled = new Set<string>()
  const closing = new AbortController()
  return {
    enter(queryId, signal) {
      if (queryId === undefined) return { signal: AbortSignal.any([signal, closing.signal]), leave: () => {} }
      const own = new AbortController()
      if (cancelled.has(queryId)) own.abort()
      const parts = running.get(queryId) ?? new Set()
      running.set(queryId, parts.add(own))
      return {
        signal: AbortSignal.any([signal, own.signal, closing.signal]),
        leave() {
          parts.delete(own)
          if (parts.size === 0) running.delete(queryId)
        },
      }
    },
    cancel(queryId) {
      cancelled.add(queryId)
      for (const oldest of cancelled) {
        if (cancelled.size <= MAX_CANCELLED) break
        cancelled.delete(oldest)
      }
      for (const part of running.get(queryId) ?? []) part.abort()
    },
    close: () => closing.abort(),
  }
}
