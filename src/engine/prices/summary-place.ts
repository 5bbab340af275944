/** What a summary is made from; the functions make SQL of SQL. */
export interface SummaryPlace {
  /** `location`, `location_type`, `interval_start` and the prices. */
  rows: string
  /** Columns of prices, and the one that the market is about. */
  values: readonly string[]
  value: string
  /** Length of an interval. */
  hours: number
  /** BIGINT: microseconds by which the market's clock is ahead at epoch microseconds. */
  offsetOf: (us: string) => string
  /** TIMESTAMPTZ: the end of the interval that starts at a TIMESTAMPTZ. */
  endOf: (start: string) => string
  /** VARCHAR: a TIMESTAMPTZ on the market's wall clock with its offset. */
  localOf: (start: string) => string
}
