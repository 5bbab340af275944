import { expect, test } from 'vitest'
import { dayOf, dayRange } from '../../../src/analytics/authority/market-days.ts'

const hoursOf = (date: string, zone: string): number => {
  const { from, to } = dayRange(Temporal.PlainDate.from(date), zone)
  return to.since(from).total('hours')
}

test('days on which the clock changes have 23 and 25 hours, where it does', () => {
  expect(hoursOf('2024-03-10', 'America/Chicago')).toBe(23)
  expect(hoursOf('2024-11-03', 'America/Chicago')).toBe(25)
  expect(hoursOf('2024-11-03', 'America/Phoenix')).toBe(24)
  expect(hoursOf('2024-11-03', 'Etc/GMT+5')).toBe(24)
})

test('a moment lies in the day of its wall clock', () => {
  const moment = Temporal.Instant.from('2024-11-04T05:30:00Z')
  expect(dayOf(moment, 'America/Chicago').toString()).toBe('2024-11-03')
  expect(dayOf(moment, 'America/New_York').toString()).toBe('2024-11-04')
  const { from, to } = dayRange(Temporal.PlainDate.from('2024-11-03'), 'America/Chicago')
  expect([from.toString(), to.toString()]).toEqual(['2024-11-03T05:00:00Z', '2024-11-04T06:00:00Z'])
})
