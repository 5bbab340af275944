import type { HeatmapColumn } from '../charts/heatmap-cells.ts'
import type { UrlState } from '../state/url-state.ts'
import type { Drawing } from './drawing.ts'
import type { DayEnds } from './heatmap-target.ts'
import type { LeftPlace } from './left-place.ts'
import type { ChoiceLink } from './price-links.ts'
import type { PickerGroup } from './prices-page.ts'

/** The heat map of one place. */
export interface HeatmapOfPlace {
  location: string
  isEmpty: boolean
  columns: readonly HeatmapColumn[]
  wide: Drawing
  narrow: Drawing
  table: Drawing
  csv: string
}

export interface HeatmapPage {
  path: string
  state: UrlState
  by: 'day' | 'month'
  title: string
  market: string
  rangeText: string
  /** `CDT`, `CST/CDT` over a change. */
  zoneLabel: string
  locations: readonly { name: string; mark: number; withoutHref: string }[]
  left: readonly LeftPlace[]
  groups: readonly PickerGroup[]
  nodes: readonly string[]
  maps: readonly HeatmapOfPlace[]
  /** Of each column; none where columns are days of the market, which an address names, or months. */
  ends: readonly DayEnds[]
  /** What the outermost colours begin with: `$50`, `−$50`. */
  cap: string
  floor: string
  markets: readonly ChoiceLink[]
  grains: readonly ChoiceLink[]
  views: readonly ChoiceLink[]
  source: string
  notices: readonly string[]
}
