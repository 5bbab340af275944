import { expect, test } from 'vitest'
import { backoffMs } from '../../../src/sources/http/backoff.ts'
import { parseRetryAfter } from '../../../src/sources/http/retry-after.ts'

const now = Temporal.Instant.from('1994-11-06T08:49:07Z')

test.each([
  ['120', 120_000],
  [' 0 ', 0],
  ['Sun, 06 Nov 1994 08:49:37 GMT', 30_000],
  ['Sun, 06 Nov 1994 08:00:00 GMT', 0],
  ['Thu, 31 Feb 1994 08:00:00 GMT', undefined],
  ['soon', undefined],
  ['-5', undefined],
  ['', undefined],
  [null, undefined],
])('Retry-After %j is %j ms', (header, ms) => {
  expect(parseRetryAfter(header, now)).toBe(ms)
})

test('backoff doubles up to its cap, jitters in full, and never undercuts Retry-After', () => {
  const backoff = { baseMs: 100, capMs: 1000 }
  expect([1, 2, 3, 4, 5, 9].map((attempt) => backoffMs(attempt, backoff, () => 1))).toEqual([
    100, 200, 400, 800, 1000, 1000,
  ])
  expect(backoffMs(5, backoff, () => 0)).toBe(0)
  expect(backoffMs(1, backoff, () => 0, 5000)).toBe(5000)
  expect(backoffMs(1, backoff, () => 0.5, 5000)).toBe(5050)
})
