import { expect, test } from 'vitest'
import { intervalSteps } from '../../src/web/charts/interval-steps.ts'

const value = (startMs: number, reading: number | null) => ({ startMs, endMs: startMs + 10, value: reading })

test('each value holds to the end of its interval', () => {
  expect(intervalSteps([value(0, 1), value(10, 2)])).toEqual([
    { epochMs: 0, value: 1 },
    { epochMs: 10, value: 2 },
    { epochMs: 20, value: 2 },
    { epochMs: 20, value: Number.NaN },
  ])
})

test.each([
  ['a missing interval', [value(0, 1), value(20, 2)]],
  ['an empty value', [value(0, 1), value(10, null), value(20, 2)]],
])('%s is a gap', (_name, values) => {
  expect(intervalSteps(values).map((point) => [point.epochMs, point.value])).toEqual([
    [0, 1],
    [10, 1],
    [10, Number.NaN],
    [20, 2],
    [30, 2],
    [30, Number.NaN],
  ])
})

test('nothing gives nothing', () => {
  expect(intervalSteps([])).toEqual([])
  expect(intervalSteps([value(0, null)])).toEqual([])
})
