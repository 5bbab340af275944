import type { Clock } from '../core/clock.ts'
import { systemClock } from '../core/clock.ts'

/** A clock that stands still until it is told. */
export interface SettableClock extends Clock {
  set(now: Temporal.Instant): void
  advance(duration: Temporal.Duration | Temporal.DurationLike): void
}

/** A clock for tests and demos: `sleep` resolves once the clock has been moved past its end. */
export function createSettableClock(start: Temporal.Instant): SettableClock {
  let now = start
  const sleepers = new Set<{ untilMs: number; wake: () => void }>()
  const set = (to: Temporal.Instant) => {
    now = to
    for (const sleeper of [...sleepers]) if (sleeper.untilMs <= now.epochMilliseconds) sleeper.wake()
  }
  return {
    now: () => now,
    set,
    advance: (duration) => set(now.add(duration)),
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        if (ms <= 0) return resolve()
        const stop = () => {
          sleepers.delete(sleeper)
          reject(signal?.reason)
        }
        const sleeper = {
          untilMs: now.epochMilliseconds + ms,
          wake: () => {
            sleepers.delete(sleeper)
            signal?.removeEventListener('abort', stop)
            resolve()
          },
        }
        sleepers.add(sleeper)
        signal?.addEventListener('abort', stop, { once: true })
      }),
  }
}

/** Whether a clock can be set from outside. */
export function isSettable(clock: Clock): clock is SettableClock {
  return 'set' in clock && typeof clock.set === 'function'
}

/** A clock that starts at `start` and runs `factor` times as fast as `base`. */
export function createScaledClock(start: Temporal.Instant, factor: number, base: Clock = systemClock): Clock {
  const began = base.now()
  return {
    now: () =>
      start.add({ milliseconds: Math.round((base.now().epochMilliseconds - began.epochMilliseconds) * factor) }),
    sleep: (ms, signal) => base.sleep(ms / factor, signal),
  }
}
