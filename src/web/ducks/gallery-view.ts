/** Markup that is in the document already, or that came with a navigation. */
export interface Drawing {
  id: string
  markup: string | undefined
}

export interface PageLink {
  label: string
  href: string
  current?: boolean
}

/** What an input gave to a score, for a bar. */
export interface PointsView {
  name: string
  label: string
  points: number
}

/** One of the best days. */
export interface DuckCardView {
  date: string
  dateText: string
  rank: number
  score: string
  href: string
  drawing: Drawing
  points: readonly PointsView[]
  /** `4,210 MW/h from 18:00`. */
  ramp: string
  valley: string
  trough: string
}

export interface DuckRowView {
  date: string
  dateText: string
  href: string
  rank: number
  score: string
  ramp: string
  valley: string
  trough: string
  threeHourRamp: string
  standardRamp: string
}

export interface ReferenceView {
  id: string
  kept: boolean
  text: string
  spreads: readonly { label: string; text: string }[]
}

export interface ScoreBinView {
  label: string
  count: number
}

/** What the page of all ducks shows. */
export interface GalleryView {
  kicker: string
  /** The finding in a sentence. */
  lede: string
  choices: readonly PageLink[]
  choiceLabel: string
  cards: readonly DuckCardView[]
  rows: readonly DuckRowView[]
  bins: readonly ScoreBinView[]
  reference: ReferenceView | undefined
  leftOut: readonly { date: string; dateText: string; href: string; text: string }[]
  /** Days looked at: `Apr 11 to Jun 9, 2026`. */
  span: string
  scope: string
  source: string
  downloads: readonly { label: string; href: string; description?: string; download?: boolean }[]
  /** Why there is no duck, and where there is one. */
  none: { title: string; text: string; links: readonly PageLink[] } | undefined
}
