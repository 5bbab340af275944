import { expect, test } from 'vitest'
import { readShape } from '../../../src/analytics/ducks/duck-shape.ts'
import { daysOf, seriesOf } from './duck-hours.ts'

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)

/** By hand: 100 but for a valley at noon and an evening that rises by 40 from 18:00 to 19:00. */
const BY_HAND = [
  100, 95, 92, 92, 95, 104, 110, 108, 100, 90, 80, 72, 60, 66, 75, 85, 98, 112, 120, 160, 158, 140, 120, 105,
]

test('a day by hand', () => {
  expect(readShape(Float64Array.from(BY_HAND), HOURS)).toEqual({
    ramp: { at: 18, mwPerH: 40 },
    peak: { at: 19, mw: 160 },
    trough: { at: 12, mw: 60 },
    troughHour: 12,
    valleyMw: 100,
    // 16:00 to 19:00.
    ramp3h: { at: 16, mw: 62 },
    // Shoulders 110 (06:00) and 160 (19:00); the mean of the 24 values is 2437/24.
    bellyShare: (110 - 60) / (2437 / 24),
  })
})

test('rises that reach past 21:00 or begin before 15:00 are no evening ramp', () => {
  const steps = HOURS.map((hour) => (hour < 15 ? 0 : hour < 21 ? 500 : 2000))
  const flatEvening = readShape(Float64Array.from(steps), HOURS)
  expect(flatEvening.ramp).toEqual({ at: 15, mwPerH: 0 })
  expect(flatEvening.ramp3h).toEqual({ at: 18, mw: 1500 })
})

test('of equal hours the first one is the trough, and hours from 15:00 on are none', () => {
  const net = HOURS.map((hour) => (hour === 11 || hour === 13 ? 5 : hour === 15 || hour === 9 ? 1 : 9))
  expect(readShape(Float64Array.from(net), HOURS)).toMatchObject({ trough: { at: 11, mw: 5 }, valleyMw: 4 })
})

// CAISO's own figures: the lowest net load of 2018-02-18, 6,964 MW, and the three-hour ramp of 2018-02-23, 14,432 MW.
test('CAISO reads its own figures off days that have them', () => {
  const lowest = HOURS.map((hour) => 6964 + 1500 * Math.abs(hour - 13))
  expect(readShape(Float64Array.from(lowest), HOURS).trough).toEqual({ at: 13, mw: 6964 })
  const rising = [0, 0, 0].concat([2400, 7832, 14_432].map((rise) => rise))
  const evening = HOURS.map((hour) => 11_000 + (hour < 15 ? 0 : (rising[hour - 13] ?? 14_432)))
  expect(readShape(Float64Array.from(evening), HOURS).ramp3h).toMatchObject({ mw: 14_432 })
})

test.each([
  { date: '2024-03-10', hours: 23, ramp: 17, trough: 12 },
  { date: '2024-11-03', hours: 25, ramp: 19, trough: 14 },
  { date: '2024-06-05', hours: 24, ramp: 18, trough: 13 },
])('$date has $hours hours, read by the wall clock', ({ date, hours, ramp, trough }) => {
  const net = (hour: number) => (hour === 13 ? 10 : hour === 19 ? 90 : 50)
  const [day] = daysOf(seriesOf('America/Chicago', date, date, net))
  if (!day) expect.fail('no day')
  const shape = readShape(day.netMwh, day.localHours)
  expect(day.netMwh).toHaveLength(hours)
  expect(day.localHours[shape.ramp.at]).toBe(18)
  expect([shape.ramp.at, shape.trough.at, shape.troughHour]).toEqual([ramp, trough, 13])
  expect(shape.ramp.mwPerH).toBe(40)
})
