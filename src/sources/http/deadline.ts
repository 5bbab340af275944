/** A longer timer would fire at once. */
const MAX_TIMER_MS = 2 ** 31 - 1

/** Bounds one piece of network work. */
export interface Deadline {
  /** Aborts when the caller's signal does, or when a limit passes. */
  signal: AbortSignal
  /** What ran out of time, `no headers within 30000 ms`; undefined while nothing did. */
  expired(): string | undefined
  /** Aborts unless `reset` or `stop` is called within `ms`. */
  watch(ms: number, what: string): { reset(): void; stop(): void }
  /** Ends every watch. */
  close(): void
}

/**
 * Limits for work on the network. They run on real timers, not on the injected clock: a test winds that clock forward, while
 * bytes travel in real time.
 */
export function createDeadline(signal?: AbortSignal): Deadline {
  const controller = new AbortController()
  const timers = new Set<NodeJS.Timeout>()
  let expired: string | undefined
  const follow = () => controller.abort(signal?.reason)
  if (signal?.aborted) follow()
  else signal?.addEventListener('abort', follow, { once: true })
  return {
    signal: controller.signal,
    expired: () => expired,
    watch(ms, what) {
      if (ms > MAX_TIMER_MS) return { reset() {}, stop() {} }
      const timer = setTimeout(() => {
        expired ??= `${what} within ${ms} ms`
        controller.abort(new DOMException(expired, 'TimeoutError'))
      }, ms)
      timers.add(timer)
      return {
        reset: () => timer.refresh(),
        stop: () => {
          clearTimeout(timer)
          timers.delete(timer)
        },
      }
    },
    close() {
      signal?.removeEventListener('abort', follow)
      for (const timer of timers) clearTimeout(timer)
    },
  }
}

/** `work`, or the signal's reason as soon as it aborts, even where `work` ignores the signal. */
export function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
