import type { CardAction } from '../components/card.tsx'
import type { UrlState } from '../state/url-state.ts'
import type { Drawing } from './drawing.ts'
import type { LeftPlace } from './left-place.ts'
import type { ChoiceLink } from './price-links.ts'
import type { PickerGroup } from './prices-page.ts'

/** One curve in words. */
export interface DurationLine {
  /** Of a place, or of a place in a year. */
  label: string
  mark: number
  /** `12.5 h`, `3.1 %`. */
  aboveHours: string
  aboveShare: string
  cells: readonly string[]
  /** For the cursor: share of the hours, price. */
  points: readonly (readonly [share: number, hours: number, usd: number])[]
}

export interface DurationPage {
  path: string
  state: UrlState
  by: 'range' | 'year'
  title: string
  market: string
  rangeText: string
  /** USD/MWh, as the slider has it. */
  above: number
  locations: readonly { name: string; mark: number; withoutHref: string }[]
  left: readonly LeftPlace[]
  groups: readonly PickerGroup[]
  nodes: readonly string[]
  lines: readonly DurationLine[]
  wide: Drawing
  narrow: Drawing
  /** The finding. */
  finding: string
  markets: readonly ChoiceLink[]
  scales: readonly ChoiceLink[]
  parts: readonly ChoiceLink[]
  blocks: readonly ChoiceLink[]
  views: readonly ChoiceLink[]
  menu: readonly CardAction[]
  source: string
  notices: readonly string[]
}
