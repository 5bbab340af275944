import type { Fuel } from '../../core/fuel.ts'
import type { CardAction } from '../components/card.tsx'
import type { Drawing } from '../pulse/shown-card.ts'

/** A line of the legend: a fuel, what it made, and a switch. */
export interface MixLegendRow {
  fuel: Fuel
  name: string
  total: string
  share: string
  hidden: boolean
  toggleHref: string
}

export interface ChoiceLink {
  label: string
  href: string
  current: boolean
}

/** Everything that the page of the fuel mix shows. */
export interface MixView {
  code: string
  name: string
  headline: string
  scope: string
  /** Of the chart alone. */
  cardScope: string
  views: readonly ChoiceLink[]
  /** Who says it, where there is a choice. */
  mixSources: readonly ChoiceLink[]
  /** Empty: there is no choice. */
  steps: readonly ChoiceLink[]
  compare: ChoiceLink | undefined
  chart: {
    fromMs: number
    toMs: number
    drawings: readonly (Drawing & { size: 's' | 'm' | 'l' })[]
    table: Drawing
    summary: string
    lines: readonly { label: string; className: string }[]
  }
  legend: readonly MixLegendRow[]
  allHref: string | undefined
  source: string
  menu: readonly CardAction[]
  pngHref: string
  embedHref: string
  oembedHref: string
}

/** A range of which the lake has no generation. */
export interface EmptyMixView {
  code: string
  name: string
  headline: string
  why: string
  nearest: readonly { label: string; href: string }[]
}
