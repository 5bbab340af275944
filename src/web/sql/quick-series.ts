import type { SqlResult } from './sql-result.ts'

/** A line of the quick chart, in order of time. */
export interface QuickSeries {
  name: string
  points: readonly { ms: number; value: number }[]
}

export interface QuickChart {
  /** The column of times. */
  time: string
  series: readonly QuickSeries[]
  /** Lines that were left out. */
  more: number
}

const MAX_SERIES = 6

/**
 * What of a result can be drawn over time: its first column of times, and each column of numbers; one column of numbers beside a
 * column of a few names makes a line for each name. Undefined: nothing can. Pure.
 */
export function pickSeries({ columns, rows }: SqlResult): QuickChart | undefined {
  const at = (kind: string) => columns.flatMap((column, index) => (column.kind === kind ? [index] : []))
  const [time] = at('time')
  const numbers = at('number')
  if (time === undefined || numbers.length === 0 || rows.length < 2) return undefined
  const [only, ...others] = numbers
  const name = others.length > 0 ? undefined : findNames(columns, rows, time)
  const lines =
    name === undefined || only === undefined
      ? numbers.map((value) => ({ name: columns[value]?.name ?? '', points: pointsOf(rows, time, value) }))
      : [...Map.groupBy(rows, (row) => String(row[name]))].map(([text, own]) => ({
          name: text,
          points: pointsOf(own, time, only),
        }))
  const drawn = lines.filter(({ points }) => points.length > 1)
  if (drawn.length === 0) return undefined
  return {
    time: columns[time]?.name ?? '',
    series: drawn.slice(0, MAX_SERIES),
    more: Math.max(0, drawn.length - MAX_SERIES),
  }
}

/** The column of text that tells rows of one time apart. */
function findNames(columns: SqlResult['columns'], rows: SqlResult['rows'], time: number): number | undefined {
  const times = new Set(rows.map((row) => row[time])).size
  if (times === rows.length) return undefined
  const tells = (index: number) => new Set(rows.map((row) => `${row[time]} ${row[index]}`)).size === rows.length
  const found = columns.findIndex(({ kind }, index) => kind === 'text' && tells(index))
  return found < 0 ? undefined : found
}

const pointsOf = (rows: SqlResult['rows'], time: number, value: number): QuickSeries['points'] =>
  rows
    .flatMap((row) => {
      const [ms, number] = [Date.parse(String(row[time])), row[value]]
      return Number.isNaN(ms) || typeof number !== 'number' || !Number.isFinite(number) ? [] : [{ ms, value: number }]
    })
    .sort((a, b) => a.ms - b.ms)
