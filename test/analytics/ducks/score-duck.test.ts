import { expect, test } from 'vitest'
import { makeReference } from '../../../src/analytics/ducks/duck-reference.ts'
import { measureDays } from '../../../src/analytics/ducks/measure-days.ts'
import { rankDucks } from '../../../src/analytics/ducks/rank-ducks.ts'
import { scoreDistribution } from '../../../src/analytics/ducks/score-distribution.ts'
import { scoreDuck } from '../../../src/analytics/ducks/score-duck.ts'
import { findTypicalDay } from '../../../src/analytics/ducks/typical-day.ts'
import { dayOfHours, daysOf, seriesOf } from './duck-hours.ts'

/** A duck by hand: 100 but for a trough at `hour`, and a rise from 18:00 to 19:00. */
const duckOf = (hour: number, depth: number, ramp: number) =>
  Array.from({ length: 24 }, (_, at) => (at === hour ? 100 - depth : at >= 19 ? 100 + ramp : 100))

const FOUR = [duckOf(11, 20, 10), duckOf(12, 30, 20), duckOf(13, 40, 30), duckOf(14, 50, 40)]
const { measured } = measureDays(FOUR.map((values, at) => dayOfHours(values, `2024-06-0${at + 3}`)))
const about = {
  authority: 'ERCO',
  zone: 'America/Chicago',
  leftOut: 2,
  versions: { a: 1 },
  knownAt: '2026-01-01T00:00:00Z',
}
const reference = makeReference(measured, about)

test('a window is named for its days, and a calendar year for itself', () => {
  expect(reference).toEqual({
    id: 'ERCO-20240603-20240606',
    ...about,
    first: '2024-06-03',
    last: '2024-06-06',
    days: 4,
    sorted: { evening_ramp: [10, 20, 30, 40], valley_depth: [30, 50, 70, 90], trough_time: [11, 12, 13, 14] },
  })
  const year = daysOf(seriesOf('America/Chicago', '2024-01-01', '2024-12-31', (hour) => hour))
  expect(makeReference(measureDays(year).measured, about)).toMatchObject({ id: 'ERCO-2024', days: 366 })
})

test('points by hand', () => {
  // Third of four: 2 below and itself half, 62.5; the trough an hour earlier is better, 37.5.
  const { score, components } = scoreDuck(measured[2]?.shape ?? expect.fail(), reference)
  expect(components).toEqual([
    { name: 'evening_ramp', value: 30, unit: 'MW/h', weight: 0.5, percentile: 62.5, points: 31.3 },
    { name: 'valley_depth', value: 70, unit: 'MW', weight: 0.35, percentile: 62.5, points: 21.9 },
    { name: 'trough_time', value: 13, unit: 'h', weight: 0.15, percentile: 37.5, points: 5.6 },
  ])
  expect(score).toBe(58.8)
})

test('best first; equal scores share a rank, the later day before the earlier', () => {
  const twin = measureDays([dayOfHours(FOUR[3] as number[], '2024-06-10')]).measured
  const ranked = rankDucks([...measured, ...twin], reference)
  expect(ranked.map(({ date, rank }) => [date, rank])).toEqual([
    ['2024-06-10', 1],
    ['2024-06-06', 1],
    ['2024-06-05', 3],
    ['2024-06-04', 4],
    ['2024-06-03', 5],
  ])
})

test('scores are counted by tens, 100 with the last', () => {
  expect(scoreDistribution([0, 9.9, 10, 55, 100]).map(({ count }) => count)).toEqual([2, 1, 0, 0, 0, 1, 0, 0, 0, 1])
})

test('the typical day is the median by the wall clock of days of its class, without itself', () => {
  // Saturday the 2nd, Sunday the 3rd (25 hours), the week after them.
  const days = daysOf(
    seriesOf('America/Chicago', '2024-11-02', '2024-11-10', (hour, date) => hour + 100 * Number(date.slice(8))),
  )
  const sunday = findTypicalDay('2024-11-10', days)
  expect(sunday).toMatchObject({ class: 'weekend', days: 3 })
  // The 2nd, 3rd and 9th; the hour that the 3rd has twice counts twice.
  expect([...sunday.netMwh.slice(0, 3)]).toEqual([300, 301, 302])
  const friday = findTypicalDay('2024-11-08', days)
  expect(friday).toMatchObject({ class: 'weekday', days: 4 })
  expect(friday.netMwh[5]).toBe(555)
  expect(findTypicalDay('2024-03-10', []).netMwh.every(Number.isNaN)).toBe(true)
})
