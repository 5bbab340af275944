import type { CardAge } from '../components/freshness-badge.tsx'

/** A number as it is shown, and what it is. */
export interface Figure {
  label: string
  value: string
  unit: string
  note: string
  /** Class of the series it belongs to: the figure is that line's legend. */
  series?: string
}

/** Markup that is in the document already, or that came with a navigation. */
export interface Drawing {
  id: string
  markup: string | undefined
}

export interface CardHead {
  id: string
  title: string
  /** What the values are of, and their unit. */
  scope: string
}

export interface ReadyCard extends CardHead {
  state: 'ready'
  /** Undefined: of a day that is over, what it has is all there will be. */
  age: CardAge | undefined
  figures: readonly Figure[]
  chart: { fromMs: number; toMs: number; wide: Drawing; narrow: Drawing }
  /** The chart in words. */
  summary: string
  table: Drawing
  source: string
  downloads: readonly { label: string; href: string }[]
}

/** Nothing to show: empty on that day or at that moment, or failed. */
export interface BareCard extends CardHead {
  state: 'empty' | 'failed'
  message: string
  hint?: string
}

export type Card = ReadyCard | BareCard
