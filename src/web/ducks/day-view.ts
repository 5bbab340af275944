import type { Drawing, PageLink, PointsView, ReferenceView } from './gallery-view.ts'

/** An input of a score: the day's value among those of the window. */
export interface WhyView extends PointsView {
  meaning: string
  value: string
  percentile: string
  weight: string
  pointsText: string
  /** Where the day stands on the window's own scale, 0 to 1; quartiles and middle likewise. */
  strip: { at: number; p25: number; median: number; p75: number; min: string; max: string }
}

export interface HourRowView {
  startMs: number
  label: string
  cells: readonly string[]
}

export interface ShapeRowView {
  label: string
  net: string
  standard: string
}

export interface FuelRowView {
  fuel: string
  name: string
  total: string
  share: string
}

/** What the page of one day shows. */
export interface DayView {
  date: string
  kicker: string
  title: string
  lede: string
  previous: PageLink
  next: PageLink | undefined
  gallery: PageLink
  /** For the field that goes to another day. */
  dateField: { max: string; kept: readonly (readonly [string, string])[] }
  chart: {
    fromMs: number
    toMs: number
    drawings: readonly (Drawing & { size: 's' | 'm' | 'l' })[]
    summary: string
    legend: readonly { className: string; label: string }[]
    columns: readonly string[]
    hours: readonly HourRowView[]
  }
  why: { score: string; rank: string; sum: string; components: readonly WhyView[] } | undefined
  /** Why there is no score, and where the nearest one is. */
  without: { text: string; links: readonly PageLink[] } | undefined
  reference: ReferenceView | undefined
  shape: readonly ShapeRowView[]
  fuels: { drawings: DayView['chart']['drawings']; rows: readonly FuelRowView[] } | undefined
  typical: string
  scope: string
  source: string
  share: { pngHref: string; embedHref: string; oembedHref: string; origin: string }
  downloads: readonly { label: string; href: string; description?: string; download?: boolean }[]
}
