import { expect, test } from 'vitest'
import { listIntervals } from '../../../src/analytics/authority/intervals.ts'

const between = (from: string, to: string, interval: 'PT1H' | 'P1D' | 'P1M') =>
  listIntervals({ from: Temporal.Instant.from(from), to: Temporal.Instant.from(to), interval }, 'America/Chicago')

test('days and months are local and whole, and follow one another', () => {
  const days = between('2024-03-09T06:00Z', '2024-03-12T05:00Z', 'P1D')
  expect(days.map(({ first, count }) => [first, count])).toEqual([
    [0, 24],
    [24, 23],
    [47, 24],
  ])
  const months = between('2024-03-01T06:00Z', '2024-12-01T06:00Z', 'P1M')
  expect(months.map(({ count }) => count)).toEqual([743, 720, 744, 720, 744, 744, 720, 744, 721])
  expect(between('2024-03-09T07:00Z', '2024-03-10T07:00Z', 'P1D').map(({ count }) => count)).toEqual([23])
})

test('hours that start in the range, and none of an empty one', () => {
  expect(between('2024-03-09T06:30Z', '2024-03-09T09:00Z', 'PT1H').length).toBe(2)
  expect(between('2024-03-09T06:00Z', '2024-03-09T06:00Z', 'PT1H')).toEqual([])
})

test('more than can be given is refused with what can', () => {
  expect(() => between('2020-01-01T00:00Z', '2024-01-01T00:00Z', 'PT1H')).toThrowError(
    expect.objectContaining({ code: 'usage.invalid_argument', hint: 'ask for 400 days at most, or for interval=P1D' }),
  )
})
