import { expect, test } from 'vitest'
import { longestRun } from '../../src/web/charts/longest-run.ts'

const interval = (startMs: number, value: number | null = 1) => ({ startMs, endMs: startMs + 10, value })

test('intervals that touch are one stretch; a missing one and one without a value part them', () => {
  expect(longestRun([0, 10, 30, 40, 50].map((startMs) => interval(startMs)))).toEqual({ startMs: 30, endMs: 60 })
  expect(longestRun([interval(0), interval(10), interval(20, null), interval(30)])).toEqual({ startMs: 0, endMs: 20 })
})

test('without a value there is none', () => {
  expect(longestRun([interval(0, null)])).toBeUndefined()
})
