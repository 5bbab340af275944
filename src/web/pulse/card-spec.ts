import type { ChartSeries, ChartSize } from '../charts/time-chart.server.ts'
import type { CardHead, Figure } from './shown-card.ts'

/** The day a card shows and the zone its times are told in. */
export interface CardDay {
  from: Temporal.Instant
  to: Temporal.Instant
  zone: string
  /** Now, or the moment that is asked as of. */
  moment: Temporal.Instant
  /** The moment lies in the day: it is not over. */
  isOpen: boolean
}

/** What a card makes of its rows. */
export interface CardContent {
  figures: readonly Figure[]
  series: readonly ChartSeries[]
  summary: string
  table: CardTable
  /** By what its age is measured, and what that is in words: `last interval ended`. */
  newest: { instant: Temporal.Instant; what: string }
}

export interface CardTableRow {
  startMs: number
  head: string
  cells: readonly string[]
}

export interface CardTable {
  caption: string
  columns: readonly string[]
  rows: readonly CardTableRow[]
}

/** A card as data. */
export interface CardSpec extends CardHead {
  /** By whose cadence it ages. */
  dataset: string
  unitLabel: string
  /** Keep zero in sight, however far from the values. */
  zero: boolean
  /** Of the chart where there is room. */
  size: ChartSize
}

/** The columns of every row that a card asks for. */
export interface IntervalRow {
  interval_start: string
  interval_end: string
}
