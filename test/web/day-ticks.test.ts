import { expect, test } from 'vitest'
import { dayTicks } from '../../src/web/charts/day-ticks.ts'

const ticksOf = (from: string, to: string, stepHours: number) =>
  dayTicks(Date.parse(from), Date.parse(to), 'America/Chicago', { stepHours, shortDays: true })

const hoursApart = (ticks: ReturnType<typeof ticksOf>) =>
  ticks.slice(1).map((tick, index) => (tick.epochMs - (ticks[index]?.epochMs ?? 0)) / 3_600_000)

test('a day has its hours, and its name at midnight', () => {
  const ticks = ticksOf('2026-11-20T06:00:00Z', '2026-11-21T06:00:00Z', 6)
  expect(ticks.map(({ time }) => time)).toEqual(['00:00', '06:00', '12:00', '18:00', '00:00'])
  expect(ticks.map(({ day }) => day)).toEqual(['Fri 20', undefined, undefined, undefined, 'Sat 21'])
})

test('the day of 25 hours keeps its wall clock', () => {
  const ticks = ticksOf('2026-11-01T05:00:00Z', '2026-11-02T06:00:00Z', 6)
  expect(ticks.map(({ time }) => time)).toEqual(['00:00', '06:00', '12:00', '18:00', '00:00'])
  expect(hoursApart(ticks)).toEqual([7, 6, 6, 6])
})

test('the day of 23 hours has no tick at the hour it skips', () => {
  expect(hoursApart(ticksOf('2026-03-08T06:00:00Z', '2026-03-09T05:00:00Z', 6))).toEqual([5, 6, 6, 6])
  const hourly = ticksOf('2026-03-08T06:00:00Z', '2026-03-08T12:00:00Z', 1).map(({ time }) => time)
  expect(hourly).toEqual(['00:00', '01:00', '03:00', '04:00', '05:00', '06:00', '07:00'])
})
