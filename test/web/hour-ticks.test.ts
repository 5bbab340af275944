import { expect, test } from 'vitest'
import { findClockChange, hourTicks } from '../../src/web/charts/hour-ticks.ts'

const ZONE = 'America/Chicago'

const dayOf = (date: string, zone = ZONE) => {
  const start = Temporal.PlainDate.from(date).toZonedDateTime(zone)
  return [start.epochMilliseconds, start.add({ days: 1 }).epochMilliseconds, zone] as const
}

test.each([
  ['2024-03-10', ZONE, 'No 02:00: clocks go forward', '2024-03-10T08:00:00Z'],
  ['2024-11-03', ZONE, '01:00 comes twice: CDT, then CST', '2024-11-03T07:00:00Z'],
  ['2024-11-03', 'America/Los_Angeles', '01:00 comes twice: PDT, then PST', '2024-11-03T09:00:00Z'],
])('clocks change on %s in %s', (date, zone, note, at) => {
  expect(findClockChange(...dayOf(date, zone))).toEqual({ note, epochMs: Date.parse(at) })
})

test.each([
  ['2024-11-02', ZONE],
  ['2024-11-04', ZONE],
  ['2024-03-10', 'UTC'],
  ['2024-03-10', 'America/Phoenix'],
])('clocks stay on %s in %s', (date, zone) => {
  expect(findClockChange(...dayOf(date, zone))).toBeUndefined()
})

test('ticks are hours of the wall clock, from midnight to midnight', () => {
  const times = (date: string, stepHours: number, zone = ZONE) =>
    hourTicks(...dayOf(date, zone), stepHours).map(({ time }) => time)
  for (const date of ['2024-06-10', '2024-03-10', '2024-11-03'])
    expect(times(date, 6)).toEqual(['00:00', '06:00', '12:00', '18:00', '00:00'])
  expect(times('2024-11-03', 1).slice(0, 4)).toEqual(['00:00', '01:00', '02:00', '03:00'])
  expect(times('2024-03-10', 1).slice(0, 4)).toEqual(['00:00', '01:00', '03:00', '04:00'])
})

test('of a zone half an hour aside, ticks stand at its own hours', () => {
  const [fromMs, toMs] = dayOf('2024-06-10')
  const [first] = hourTicks(fromMs, toMs, 'Asia/Kolkata', 6)
  expect(first).toEqual({ epochMs: fromMs + 1.5 * 3_600_000, time: '12:00' })
})
