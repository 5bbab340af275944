import { expect, it } from 'vitest'
import { alignSeries } from '../../../src/web/charts/dense/dense-data.ts'
import { denseDomain, symlogTicks } from '../../../src/web/charts/dense-domain.ts'
import { paneIntervals } from '../../../src/web/prices/pane-intervals.ts'
import { readingAt, readingStarts } from '../../../src/web/prices/price-reading.ts'
import type { Pane, PaneSeries } from '../../../src/web/prices/prices-page.ts'
import { readAbove } from '../../../src/web/prices/read-above.ts'

it('series with other instants share one axis: between them lines go on, gaps stay gaps', () => {
  const aligned = alignSeries([
    { mark: 1, startsMs: [0, 2000, 3000], values: [1, null, 3] },
    { mark: 2, startsMs: [1000, 2000], values: [5, 6] },
  ])
  expect(aligned).toEqual([
    [0, 1, 2, 3],
    [1, undefined, null, 3],
    [undefined, 5, 6, undefined],
  ])
  expect(alignSeries([])).toEqual([[]])
})

it('a clamped axis ends a little beyond what is usual and keeps zero', () => {
  const usual = { p5: 10, p95: 40 }
  expect(denseDomain([20, 4999, null, -250], 'linear', usual)).toEqual([-250, 4999])
  expect(denseDomain([20, 4999, -250], 'clamp', usual)).toEqual([-5, 55])
  expect(denseDomain([20, 30], 'clamp', usual)).toEqual([0, 30])
  expect(denseDomain([], 'clamp', undefined)).toEqual([0, 1])
  expect(symlogTicks([-20, 400])).toEqual([-10, 0, 10, 30, 100, 300])
})

const series = (location: string, at: number[], values: (number | null)[]): PaneSeries => ({
  location,
  mark: 1,
  at,
  values,
})

it('an interval holds to its end; of picked ones each holds to the next, unless there is a gap', () => {
  const one = series('A', [0, 15, 45], [1, 2, 3])
  expect(paneIntervals(one, 0, 15, false).map(({ endMs }) => endMs / 60_000)).toEqual([15, 30, 60])
  const picked = series('A', [0, 60, 90, 5000], [1, 2, 3, 4])
  expect(paneIntervals(picked, 0, 15, true).map(({ endMs }) => endMs / 60_000)).toEqual([60, 90, 5000, 5015])
})

it('the cursor stops at the shortest intervals and reads the hour that they lie in', () => {
  const pane = (title: string, minutes: number, all: PaneSeries[]) =>
    ({ title, minutes, series: all, downsampledFrom: undefined }) as unknown as Pane
  const panes = [
    pane('DA', 60, [series('A', [0, 60], [10, 20])]),
    pane('RT', 15, [series('A', [0, 15, 30, 45, 75], [1, 2, 3, null, 5])]),
  ]
  expect(readingStarts(panes)).toEqual([0, 15, 30, 45, 75])
  expect(readingAt(panes, 45).panes.map(({ values }) => values[0]?.value)).toEqual([10, null])
  expect(readingAt(panes, 75).panes.map(({ values }) => values[0]?.value)).toEqual([20, 5])
  expect(readingAt(panes, 60).panes.map(({ values }) => values[0]?.value)).toEqual([20, null])
})

it.each([
  [null, 30],
  ['', 30],
  ['100', 100],
  ['-12.346', -12.35],
  ['1e9', 30],
  ['x', 30],
])('a threshold of %j is read as %f', (text, value) => {
  expect(readAbove(text)).toBe(value)
})
