import { expect, test } from 'vitest'
import { holdToEnd } from '../../../src/web/prices/hold-to-end.ts'

const HOUR = 3_600_000
const hours = (...at: number[]) => at.map((hour) => hour * HOUR)

test('the last interval holds to its end', () => {
  expect(holdToEnd(hours(0, 1), [20, 21], HOUR)).toEqual({
    startsMs: [...hours(0, 1, 2), 2 * HOUR + 1000],
    values: [20, 21, 21, null],
  })
})

test('a run ends where its last interval does, whether the next is missing or has no price', () => {
  const broken = {
    startsMs: [...hours(0, 1), HOUR + 1000, ...hours(2, 3), 3 * HOUR + 1000],
    values: [20, 20, null, 22, 22, null],
  }
  expect(holdToEnd(hours(0, 2), [20, 22], HOUR)).toEqual(broken)
  expect(holdToEnd(hours(0, 1, 2), [20, null, 22], HOUR)).toEqual(broken)
})

test('nothing stays nothing', () => {
  expect(holdToEnd([], [], HOUR)).toEqual({ startsMs: [], values: [] })
  expect(holdToEnd(hours(0), [null], HOUR)).toEqual({ startsMs: [], values: [] })
})
