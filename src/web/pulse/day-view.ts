import type { CardAge } from '../components/freshness-badge.tsx'
import type { Card } from './shown-card.ts'

/** Markup that is in the document already, or that came with a navigation. */
export interface Drawing {
  id: string
  markup: string | undefined
}

/** A sentence of the day with the rows behind it. */
export interface FindingView {
  kind: string
  text: string
  sql: string
  sqlHref: string
  /** The hour it is of, on this page. */
  hourHref: string | undefined
}

/** A number of the day, how it differs from what was expected or usual, and how old it is. */
export interface KpiView {
  label: string
  value: string
  unit: string
  delta: string | undefined
  note: string
}

/** What differs from the usual of this weekday. */
export interface ChangeView {
  label: string
  value: string
  unit: string
  direction: 'up' | 'down' | 'same' | undefined
  change: string
  baseline: string
  href: string | undefined
  sqlHref: string
  sql: string
}

/** The hours of the day by how clean they were. */
export interface CleanStripView {
  /** When, and how clean. */
  text: string
  hours: readonly {
    key: string
    label: string
    quartile: 1 | 2 | 3 | 4 | 'none'
    /** Written under it. */
    tick: string | undefined
  }[]
  scale: string
  /** The next clean window, of a day that goes on. */
  next: string | undefined
  aheadHref: string
}

/** How the grid stood, in a word and why; or that it cannot be told, and why not. */
export interface GridConditionView {
  word: string
  text: string
  /** Undefined: it cannot be told. */
  links: { pricesHref: string; sqlHref: string } | undefined
}

export interface DayLink {
  label: string
  href: string
}

export interface LegendEntry {
  label: string
  /** CSS class of the mark: a line's or a layer's. */
  className: string
  kind: 'line' | 'layer'
}

export interface DayChartView {
  title: string
  fromMs: number
  toMs: number
  drawings: readonly (Drawing & { size: 's' | 'm' | 'l' })[]
  table: Drawing
  /** The chart in words. */
  summary: string
  legend: readonly LegendEntry[]
  scope: string
  source: string
  age: CardAge | undefined
  downloads: readonly { label: string; href: string; description?: string; download?: boolean }[]
}

export interface ShareView {
  permalink: string
  embedSnippet: string
  embedHref: string
  oembedHref: string
  pngHref: string
}

export interface CiteView {
  /** The whole citation, to be copied. */
  text: string
  frozenHref: string
  sources: readonly { name: string; url: string; licence: string }[]
  receipts: readonly { dataset: string; version: string; href: string }[]
}

export interface ChangesView {
  title: string
  cards: readonly ChangeView[]
  /** Why there is nothing to compare with. */
  missing: string | undefined
}

/** Everything that the page of a day shows. */
export interface DayView {
  code: string
  name: string
  date: string
  kicker: string
  headline: string
  description: string
  previous: DayLink | undefined
  next: DayLink | undefined
  findings: readonly FindingView[]
  kpis: readonly KpiView[]
  chart: DayChartView
  /** Anchors of the day's hours. */
  hourIds: readonly string[]
  /** Undefined: nothing tells it of this authority. */
  condition: GridConditionView | undefined
  /** Undefined: how clean it was is not known. */
  clean: CleanStripView | undefined
  changes: ChangesView
  market: readonly Card[]
  share: ShareView
  cite: CiteView
}

/** A day of which the lake has nothing. */
export interface EmptyDayView {
  status: number
  kicker: string
  headline: string
  why: string
  nearest: readonly DayLink[]
  /** Data are on their way: the page looks again by itself. */
  collecting: boolean
}
