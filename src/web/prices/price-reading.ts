import type { Pane, PaneSeries } from './prices-page.ts'

/** What the panes say at one moment. */
export interface PriceReading {
  /** Start of the interval, in minutes from the start of the range. */
  at: number
  panes: readonly { title: string; values: readonly { location: string; mark: number; value: number | null }[] }[]
}

/** Starts that the cursor stops at: of the pane with the shortest intervals. */
export function readingStarts(panes: readonly Pick<Pane, 'minutes' | 'series'>[]): number[] {
  const finest = panes.toSorted((a, b) => a.minutes - b.minutes)[0]
  return [...new Set(finest?.series.flatMap(({ at }) => at))].sort((a, b) => a - b)
}

/** What each pane says in the interval that starts at `at`. */
export const readingAt = (panes: readonly Pane[], at: number): PriceReading => ({
  at,
  panes: panes.map(({ title, series, minutes, downsampledFrom }) => ({
    title,
    values: series.map((one) => ({
      location: one.location,
      mark: one.mark,
      value: valueAt(one, at, downsampledFrom === undefined ? minutes : Number.POSITIVE_INFINITY),
    })),
  })),
})

/** What the panes say in the last interval not after `until` of which the finest pane has a price; undefined where points were picked. */
export function latestReading(panes: readonly Pane[], until: number): PriceReading | undefined {
  const finest = panes.toSorted((a, b) => a.minutes - b.minutes)[0]
  if (!finest || panes.some(({ downsampledFrom }) => downsampledFrom !== undefined)) return undefined
  const lasts = finest.series.map(({ at, values }) =>
    at.findLast((start, index) => start <= until && values[index] != null),
  )
  const last = Math.max(...lasts.filter((start) => start !== undefined))
  return Number.isFinite(last) ? readingAt(panes, last) : undefined
}

/** The value of the interval that `at` lies in; null where there is none that began less than `within` minutes ago. */
function valueAt({ at: starts, values }: PaneSeries, at: number, within: number): number | null {
  const index = lastAtOrBefore(starts, at)
  const start = starts[index]
  return start === undefined || at - start >= within ? null : (values[index] ?? null)
}

/** Index of the last of the sorted `starts` that is not after `at`; -1 where all are. */
export function lastAtOrBefore(starts: readonly number[], at: number): number {
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}
