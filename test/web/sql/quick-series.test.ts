import { expect, test } from 'vitest'
import { pickSeries } from '../../../src/web/sql/quick-series.ts'
import { readResult } from '../../../src/web/sql/sql-result.ts'

const result = (rows: Record<string, unknown>[]) => readResult(rows, { versions: {} })
const hour = (n: number) => `2024-11-03T0${n}:00:00Z`

test('each column of numbers over the first column of times', () => {
  const chart = pickSeries(
    result([
      { at: hour(1), a: 1, b: null },
      { at: hour(0), a: 3, b: 2 },
      { at: hour(2), a: 2, b: 4 },
    ]),
  )
  expect(chart?.time).toBe('at')
  expect(chart?.series.map(({ name, points }) => [name, points.map(({ value }) => value)])).toEqual([
    ['a', [3, 1, 2]],
    ['b', [2, 4]],
  ])
})

test('a line for each name where names tell the rows of one time apart', () => {
  const rows = ['N', 'W'].flatMap((point) => [0, 1].map((n) => ({ at: hour(n), point, price: n })))
  expect(pickSeries(result(rows))?.series.map(({ name }) => name)).toEqual(['N', 'W'])
})

test('both passes of the repeated hour are moments of their own', () => {
  const rows = ['2024-11-03T01:00:00-05:00', '2024-11-03T01:00:00-06:00'].map((at, value) => ({ at, value }))
  const [first, second] = pickSeries(result(rows))?.series[0]?.points ?? []
  expect((second?.ms ?? 0) - (first?.ms ?? 0)).toBe(3_600_000)
})

test('nothing is drawn without times, numbers or a second row', () => {
  expect(pickSeries(result([{ a: 1 }, { a: 2 }]))).toBe(undefined)
  expect(
    pickSeries(
      result([
        { at: hour(0), name: 'x' },
        { at: hour(1), name: 'y' },
      ]),
    ),
  ).toBe(undefined)
  expect(pickSeries(result([{ at: hour(0), a: 1 }]))).toBe(undefined)
})
