import type { Clock } from '../../core/clock.ts'
import { GridlakeError } from '../../core/errors.ts'

export interface Rate {
  /** Sustained requests per second; `Infinity` never waits. */
  perSecond: number
  /** Requests that may go at once after a rest, at least 1. */
  burst: number
}

export interface TokenBucket {
  /** Resolves when a request may go, in the order of the calls. Rejects with the signal's reason when it aborts. */
  take(signal?: AbortSignal): Promise<void>
  /** Lets no request go for `ms`: the host asked for a pause. */
  pause(ms: number): void
}

/** A token bucket. A wait is a token owed, so callers are served in turn without a queue. Errors: `usage.invalid_argument` for no rate. */
export function createTokenBucket(rate: Rate, clock: Clock): TokenBucket {
  if (!(rate.perSecond > 0))
    throw new GridlakeError(
      'usage.invalid_argument',
      `${rate.perSecond} requests per second is no rate: give more than 0`,
    )
  const burst = Math.max(1, rate.burst)
  let tokens = burst
  let countedAtMs = clock.now().epochMilliseconds
  let pausedUntilMs = Number.NEGATIVE_INFINITY

  const waitMs = (): number => {
    const nowMs = clock.now().epochMilliseconds
    const pausedMs = Math.max(0, pausedUntilMs - nowMs)
    if (rate.perSecond === Number.POSITIVE_INFINITY) return pausedMs
    // A clock set back earns nothing and costs nothing.
    tokens = Math.min(burst, tokens + (Math.max(0, nowMs - countedAtMs) / 1000) * rate.perSecond) - 1
    countedAtMs = nowMs
    return Math.max(pausedMs, tokens < 0 ? (-tokens / rate.perSecond) * 1000 : 0)
  }

  return {
    async take(signal) {
      signal?.throwIfAborted()
      const ms = waitMs()
      if (ms > 0) await clock.sleep(Math.ceil(ms), signal)
    },
    pause(ms) {
      pausedUntilMs = Math.max(pausedUntilMs, clock.now().epochMilliseconds + ms)
    },
  }
}
