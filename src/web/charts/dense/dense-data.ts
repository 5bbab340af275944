/** Series of one pane for a canvas. */
export interface DenseSeriesData {
  /** Which colour and dash, from 1. */
  mark: number
  /** Epoch milliseconds, in order. */
  startsMs: ArrayLike<number>
  values: ArrayLike<number | null>
}

export interface DensePaneData {
  series: readonly DenseSeriesData[]
  /** Where a clamped axis ends. */
  domain: readonly [number, number]
  /** Stretches of time behind the lines. */
  bands: readonly { fromMs: number; toMs: number }[]
}

/** What a canvas draws from: seconds, and a row of values a series; undefined: the line goes on, null: it breaks. */
export type AlignedData = [number[], ...(number | null | undefined)[][]]

/** Series of one pane on a common axis of time. */
export function alignSeries(series: readonly DenseSeriesData[]): AlignedData {
  const [first] = series
  if (!first) return [[]]
  const isShared = series.every(({ startsMs }) => haveSame(startsMs, first.startsMs))
  if (isShared) return [seconds(first.startsMs), ...series.map(({ values }) => Array.from(values))]
  const all = new Set<number>()
  for (const { startsMs } of series) for (let index = 0; index < startsMs.length; index++) all.add(startsMs[index] ?? 0)
  const starts = Float64Array.from(all).sort()
  const rows = series.map(({ startsMs, values }) => {
    const row: (number | null | undefined)[] = []
    let at = 0
    for (const start of starts) {
      if (startsMs[at] === start) row.push(values[at++] ?? null)
      else row.push(undefined)
    }
    return row
  })
  return [seconds(starts), ...rows]
}

const seconds = (startsMs: ArrayLike<number>): number[] => Array.from(startsMs, (ms) => ms / 1000)

function haveSame(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a === b) return true
  if (a.length !== b.length) return false
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false
  return true
}
