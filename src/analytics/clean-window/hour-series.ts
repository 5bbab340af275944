export const HOUR_MS = 3_600_000

/** Values of consecutive hours; the first starts at `startMs` (epoch milliseconds, a whole hour). NaN: not known. */
export interface HourSeries {
  readonly startMs: number
  readonly values: Float64Array
}

/** The value of the hour that starts at `ms`; NaN outside. */
export const valueAt = ({ startMs, values }: HourSeries, ms: number): number =>
  values[(ms - startMs) / HOUR_MS] ?? Number.NaN
