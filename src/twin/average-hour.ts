import { CLEARING_MS } from './grid/grid.ts'

const HOUR_MS = 3_600_000
const STARTS = Array.from({ length: HOUR_MS / CLEARING_MS }, (_, index) => index * CLEARING_MS)

/** The mean of an hour (whole hours since 1970) over the moments at which the grid clears. */
export function averageHour(hour: number, read: (epochMs: number) => number): number {
  return STARTS.reduce((sum, intoMs) => sum + read(hour * HOUR_MS + intoMs), 0) / STARTS.length
}

/** The same of several series at once. */
export function averageHourOfEach(hour: number, read: (epochMs: number) => Float64Array): Float64Array {
  const all = STARTS.map((intoMs) => read(hour * HOUR_MS + intoMs))
  return (all[0] as Float64Array).map((_, at) => all.reduce((sum, each) => sum + (each[at] as number), 0) / all.length)
}
