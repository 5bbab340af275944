import { expect, test } from 'vitest'
import { durationToMs } from '../../../src/core/time/duration.ts'

test.each([
  ['PT15M', 900_000],
  ['PT1H30M', 5_400_000],
  ['PT0.5S', 500],
  ['P7D', 604_800_000],
  ['P2W', 1_209_600_000],
  ['P10Y', 315_360_000_000],
])('%s', (text, ms) => {
  expect(durationToMs(text)).toBe(ms)
})

test.each(['', '15 minutes', 'P1M', '15', 'PT'])('%j has no fixed length', (text) => {
  expect(() => durationToMs(text)).toThrow(expect.objectContaining({ code: 'usage.invalid_argument' }))
})
