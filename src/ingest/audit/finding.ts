/** Something about a day's rows that a reader should know before trusting them; the rows stay as they came. */
export interface Finding {
  dataset: string
  /** The rule that found it: `gap`, `dst`, `suspect_dst`, `repeated-day`, `incomplete-hour`, `silence`. */
  rule: string
  /** The market-local date, `2026-11-01`. */
  operating_date: string
  /** ISO, UTC: the first interval concerned, where it is one. */
  interval_start?: string
  /** The key's other columns joined by blanks, `ERCO SUN`, where it is one series; `detail` names some of several. */
  series?: string
  detail: string
}

/** A measure of a series that is told and never corrected. */
export interface Metric {
  dataset: string
  metric: string
  series: string
  unit: string
  /** Intervals that it could be taken of. */
  intervals: number
  /** Of the absolute values. */
  mean: number
  max: number
  /** When it was greatest, ISO, UTC. */
  max_at: string
}

/** What an audit of one dataset found in `[from, to)`, ISO, UTC. */
export interface AuditReport {
  dataset: string
  from: string
  to: string
  /** Rows of the latest view in the range. */
  rows: number
  findings: readonly Finding[]
  metrics: readonly Metric[]
}
