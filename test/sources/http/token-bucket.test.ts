import { expect, test } from 'vitest'
import { createHostLimiter } from '../../../src/sources/http/host-limiter.ts'
import { createTokenBucket } from '../../../src/sources/http/token-bucket.ts'
import { createWoundClock } from '../wound-clock.ts'

test('lets a burst go, then one request per interval', async () => {
  const clock = createWoundClock()
  const bucket = createTokenBucket({ perSecond: 0.5, burst: 3 }, clock)
  for (let i = 0; i < 5; i++) await bucket.take()
  expect(clock.sleeps).toEqual([2000, 2000])
})

test('callers at once are spaced in turn', async () => {
  const waits: number[] = []
  const still = {
    now: () => Temporal.Instant.from('2026-11-02T12:00:00Z'),
    sleep: async (ms: number) => void waits.push(ms),
  }
  const bucket = createTokenBucket({ perSecond: 2, burst: 1 }, still)
  await Promise.all([bucket.take(), bucket.take(), bucket.take()])
  expect(waits).toEqual([500, 1000])
})

test('an infinite rate never waits, a pause holds it all the same', async () => {
  const clock = createWoundClock()
  const bucket = createTokenBucket({ perSecond: Number.POSITIVE_INFINITY, burst: 1 }, clock)
  for (let i = 0; i < 100; i++) await bucket.take()
  expect(clock.sleeps).toEqual([])
  bucket.pause(7000)
  await bucket.take()
  await bucket.take()
  expect(clock.sleeps).toEqual([7000])
})

test('a clock set back neither earns nor costs', async () => {
  let now = Temporal.Instant.from('2026-11-02T12:00:00Z')
  const waits: number[] = []
  const bucket = createTokenBucket(
    { perSecond: 1, burst: 1 },
    { now: () => now, sleep: async (ms) => void waits.push(ms) },
  )
  await bucket.take()
  now = now.subtract({ hours: 1 })
  await bucket.take()
  expect(waits).toEqual([1000])
})

test('an aborted signal ends the wait', async () => {
  const bucket = createTokenBucket({ perSecond: 1, burst: 1 }, createWoundClock())
  await expect(bucket.take(AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough')
})

test('hosts do not wait for each other; a rate is found with or without the port', async () => {
  const clock = createWoundClock()
  const slow = { perSecond: 1, burst: 1 }
  const limiter = createHostLimiter({ '127.0.0.1': { perSecond: Number.POSITIVE_INFINITY, burst: 1 } }, slow, clock)
  for (let i = 0; i < 3; i++) await limiter.take('127.0.0.1:8080')
  await limiter.take('a.example')
  await limiter.take('b.example')
  expect(clock.sleeps).toEqual([])
  await limiter.take('a.example')
  expect(clock.sleeps).toEqual([1000])
})

test.each([0, -1, Number.NaN])('a rate of %d is refused', (perSecond) => {
  expect(() => createTokenBucket({ perSecond, burst: 1 }, createWoundClock())).toThrow(/more than 0/)
})
