import { describe, expect, test } from 'vitest'
import { createScaledClock, createSettableClock } from '../../src/twin/clock.ts'

const START = Temporal.Instant.from('2026-11-01T05:00Z')

describe('the settable clock', () => {
  test('stands still until it is set or advanced', () => {
    const clock = createSettableClock(START)
    expect(clock.now().equals(START)).toBe(true)
    clock.advance({ minutes: 15 })
    expect(clock.now().toString()).toBe('2026-11-01T05:15:00Z')
    clock.set(START)
    expect(clock.now().toString()).toBe('2026-11-01T05:00:00Z')
  })

  test('wakes a sleeper once its time has come, not before', async () => {
    const clock = createSettableClock(START)
    let awake = false
    const slept = clock.sleep(60_000).then(() => {
      awake = true
    })
    clock.advance({ seconds: 59 })
    await Promise.resolve()
    expect(awake).toBe(false)
    clock.advance({ seconds: 1 })
    await slept
    expect(awake).toBe(true)
  })

  test('an aborted sleep rejects with the reason', async () => {
    const clock = createSettableClock(START)
    const stop = new AbortController()
    const slept = clock.sleep(1000, stop.signal)
    stop.abort(new Error('enough'))
    await expect(slept).rejects.toThrow('enough')
    await expect(clock.sleep(1000, stop.signal)).rejects.toThrow('enough')
  })
})

test('a scaled clock runs faster than its base', () => {
  const base = createSettableClock(Temporal.Instant.from('2030-01-01T00:00Z'))
  const clock = createScaledClock(START, 60, base)
  base.advance({ seconds: 30 })
  expect(clock.now().toString()).toBe('2026-11-01T05:30:00Z')
})
