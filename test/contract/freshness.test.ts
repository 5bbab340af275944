import { expect, test } from 'vitest'
import { judgeFreshness } from '../../src/contract/freshness.ts'

const quarterHourly = { cadence: 'PT15M', lag: 'PT2M' }

test.each([
  [0, 'fresh'],
  [25.5 * 60, 'fresh'],
  [25.5 * 60 + 1, 'late'],
  [51 * 60, 'late'],
  [51 * 60 + 1, 'stale'],
])('an age of %d s against a quarter hour and two minutes is %s', (ageSeconds, expected) => {
  expect(judgeFreshness(ageSeconds, quarterHourly)).toBe(expected)
})

test('days count as 24 hours', () => {
  expect(judgeFreshness(36 * 3600, { cadence: 'P1D', lag: 'PT0S' })).toBe('fresh')
  expect(judgeFreshness(37 * 3600, { cadence: 'P1D', lag: 'PT0S' })).toBe('late')
})
