import type { RemoteRowsQuestion } from '../../client/client.ts'
import type { ChartSeries, ChartSize } from '../charts/time-chart.server.ts'
import type { CardHead, Figure } from './pulse-page.ts'

/** The span a card shows and the moment it speaks of. */
export interface Window {
  from: Temporal.Instant
  to: Temporal.Instant
  moment: Temporal.Instant
  /** The moment of the rows that stood earlier. */
  earlier: Temporal.Instant | undefined
}

/** What a card makes of its rows. */
export interface CardContent {
  figures: readonly Figure[]
  series: readonly ChartSeries[]
  summary: string
  table: CardTable
  /** By what its age is measured, and what that is in words. */
  newest: { instant: Temporal.Instant; meaning: string }
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

/** A card as data: which rows it asks for and what it makes of them. */
export interface CardSpec<Row> extends CardHead {
  dataset: string
  /** How far it looks back and ahead. */
  hoursBack: number
  hoursAhead: number
  question: Pick<RemoteRowsQuestion, 'columns' | 'filter'>
  /** Asks for the same rows as they stood so many hours earlier, too. */
  hoursEarlier?: number
  unitLabel: string
  /** Keep zero in sight, however far from the values. */
  zero: boolean
  /** Of the chart where there is room. */
  size: ChartSize
  /** What the card shows of `rows` and of those that stood earlier. Undefined where they hold nothing to show. */
  read(rows: readonly Row[], window: Window, earlierRows: readonly Row[]): CardContent | undefined
}

/** The columns of every row that a card asks for. */
export interface IntervalRow {
  interval_start: string
  interval_end: string
  published_at: string
}
