import type { Clock } from '../../src/core/clock.ts'

/** A clock that jumps ahead instead of sleeping, and remembers how long it was asked to sleep. */
export function createWoundClock(start = '2026-11-02T12:00:00Z'): Clock & { sleeps: number[] } {
  let now = Temporal.Instant.from(start)
  const sleeps: number[] = []
  return {
    sleeps,
    now: () => now,
    async sleep(ms, signal) {
      signal?.throwIfAborted()
      sleeps.push(ms)
      now = now.add({ milliseconds: ms })
    },
  }
}
