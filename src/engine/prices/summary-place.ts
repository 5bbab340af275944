/** What a summary is made from; the functions make SQL of SQL. */
export interface SummaryPlace {
  /** `location`, `location_type`, `interval_start` and the prices. */
  rows: string
  /** Columns of prices, and the one that the market is about. */
  values: readonly string[]
  value: string
  /** Length of an interval. */
  hours: number
  /** BIGINT: microseconds by which the clock that days are read off, the market's by default, is ahead at epoch microseconds. */
  offsetOf: (us: string) => string
  /** TIMESTAMPTZ: the end of the interval that starts at a TIMESTAMPTZ. */
  endOf: (start: string) => string
  /** VARCHAR: a TIMESTAMPTZ on that clock with its offset. */
  localOf: (start: string) => string
}
