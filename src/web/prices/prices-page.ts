import type { AdderSpan, BindingConstraint } from '../../contract/schemas/prices-annotations.ts'
import type { CardAction } from '../components/card.tsx'
import type { UrlState } from '../state/url-state.ts'
import type { Drawing } from './drawing.ts'
import type { LeftPlace } from './left-place.ts'
import type { ChoiceLink } from './price-links.ts'
import type { PriceMarketName } from './price-markets.ts'

/** Prices of a location as the picture has them. */
export interface PaneSeries {
  location: string
  /** Which colour and dash it has, from 1. */
  mark: number
  /** Minutes from the start of the page's range to each interval. */
  at: readonly number[]
  /** USD/MWh; null where none was published. */
  values: readonly (number | null)[]
}

/** One of the pictures over each other. */
export interface Pane {
  market: PriceMarketName
  title: string
  /** Length of an interval. */
  minutes: number
  series: readonly PaneSeries[]
  /** How many prices there were before those of the picture were picked; undefined: these are all. */
  downsampledFrom: number | undefined
  wide: Drawing
  narrow: Drawing
  /** Where the values end, for the axis. */
  domain: readonly [number, number]
  /** When price adders were paid, within the range. */
  bands: readonly { fromMs: number; toMs: number }[]
  /** All of it, for zooming. */
  dataPath: string
}

/** Prices summed up, in words. */
export interface StatsLine {
  location: string
  mark: number
  market: PriceMarketName
  cells: readonly string[]
  top: readonly { text: string; usd: string }[]
}

export interface PickerGroup {
  kind: string
  label: string
  options: readonly { name: string; checked: boolean }[]
}

export interface PricesPage {
  path: string
  state: UrlState
  title: string
  rangeText: string
  fromMs: number
  toMs: number
  /** The moment that the page speaks of. */
  moment: { epochMs: number; label: string }
  zone: string
  zoneLabel: string
  y: 'linear' | 'symlog' | 'clamp'
  locations: readonly { name: string; kind: string; mark: number; withoutHref: string }[]
  left: readonly LeftPlace[]
  groups: readonly PickerGroup[]
  /** Names for typing ahead. */
  nodes: readonly string[]
  panes: readonly Pane[]
  adders: readonly AdderSpan[]
  constraints: readonly BindingConstraint[]
  /** Of which the lake has nothing. */
  missing: readonly string[]
  stats: readonly StatsLine[]
  /** Hours that they are of. */
  statsScope: string
  blocks: readonly ChoiceLink[]
  table: Drawing
  summary: string
  links: Readonly<Record<'earlier' | 'later' | 'zoomIn' | 'zoomOut' | 'reset', string>>
  markets: readonly ChoiceLink[]
  scales: readonly ChoiceLink[]
  views: readonly ChoiceLink[]
  menu: readonly CardAction[]
  source: string
  notices: readonly string[]
}
