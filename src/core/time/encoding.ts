/**
 * How a document spells the time of a row. Field names are the document's own column names.
 * `flag` names the repeated-hour column (`N`/`Y`, `false`/`true`; true in the second, standard-time pass); a document
 * without one cannot tell the passes apart and takes the first.
 */
export type TimeEncoding =
  /** Date and the hour that ends: `1`, `01`, `1:00`, `01:00` .. `24:00`. ERCOT DAM, load, wind and solar reports. */
  | { kind: 'hour-ending'; date: string; hour: string; flag?: string }
  /** Date, hour 1..24 and quarter 1..4, interval ending. NP6-905, NP6-331, NP6-324. */
  | { kind: 'quarter-ending'; date: string; hour: string; quarter: string; flag?: string }
  /** One stamp `MM/DD/YYYY HH:MM` naming the end of an hour; `24:00` and next midnight are the same. NP4-732 of 2014. */
  | { kind: 'hour-ending-stamp'; stamp: string; flag?: string }
  /** Date and the n-th elapsed hour of the day, 1..25, no flag. NP3-911; EIA-930's wide `HR1`..`HR25` once unpivoted. */
  | { kind: 'elapsed-hour'; date: string; hour: string }
  /** Date and the label of a quarter hour's end: `0:15`..`23:45`, `0:00` = end of day, `01:15 (DST)` = second pass. IntGenByFuel. */
  | { kind: 'quarter-label'; date: string; label: string }
  /** Wall clock with seconds; start = end. `us`: `MM/DD/YYYY HH:MM:SS` (SCED CSV); `iso`: `YYYY-MM-DDTHH:MM:SS` (Public API). */
  | { kind: 'wall-stamp'; stamp: string; format: 'us' | 'iso'; flag?: string }
  /** Stamp with an offset, `2024-11-23 00:04:57-0600` or `2023-01-01T00:15:00-00:00`; the start of `minutes` (0: start = end). */
  | { kind: 'offset-stamp'; stamp: string; minutes: number }
  /** UTC hour that ends: `2023-01-01T00`. EIA v2. */
  | { kind: 'utc-hour-ending'; period: string }

/** strptime format of a document's plain date columns. */
export type DateFormat = '%m/%d/%Y' | '%Y-%m-%d'

/** When a row is true: half-open in UTC; `operatingDate` is the market's local date of `start`. */
export interface DecodedTime {
  start: Temporal.Instant
  end: Temporal.Instant
  operatingDate: Temporal.PlainDate
  /** True in the second pass of the hour that autumn repeats. */
  repeatedHour: boolean
}
