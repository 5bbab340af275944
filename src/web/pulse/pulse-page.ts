import type { Freshness } from '../../contract/freshness.ts'

/** A number as it is shown, and what it is. */
export interface Figure {
  label: string
  value: string
  unit: string
  note: string
  /** Class of the series it belongs to: the figure is that line's legend. */
  series?: string
}

export interface Age {
  freshness: Freshness
  /** `4 min old`. */
  text: string
  /** What it is measured by. */
  meaning: string
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
  age: Age
  figures: readonly Figure[]
  chart: { fromMs: number; toMs: number; wide: Drawing; narrow: Drawing }
  /** The chart in words. */
  summary: string
  table: Drawing
  source: string
  downloads: readonly { label: string; href: string }[]
}

/** Nothing to show: still collecting, empty at that moment, or failed. */
export interface BareCard extends CardHead {
  state: 'collecting' | 'empty' | 'failed'
  message: string
  hint?: string
}

export type Card = ReadyCard | BareCard

/** Everything the first page shows. */
export interface PulsePage {
  simulated: boolean
  version: string
  /** `Fri, Nov 20, 06:15 CST`: the moment the page speaks of. */
  moment: string
  /** Set when a reader asked for a past moment. */
  asOf: string | undefined
  /** What was asked for and why it cannot be had. */
  refusal: string | undefined
  control: AsOfControl
  cards: readonly Card[]
}

export interface AsOfControl {
  /** For the datetime-local input. */
  value: string
  latest: string
  zone: string
  links: readonly { label: string; href: string; current: boolean }[]
}
