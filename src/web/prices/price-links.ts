import { VALUE_SCALES, type ValueScale } from '../charts/dense-domain.ts'
import { type UrlState, writeUrl } from '../state/url-state.ts'
import { PRICE_MARKETS, type PriceMarketName } from './price-markets.ts'

export interface ChoiceLink {
  label: string
  href: string
  current: boolean
}

const MARKET_LABELS: Readonly<Record<PriceMarketName, string>> = {
  rt: 'Real-time',
  da: 'Day-ahead',
  spread: 'Spread',
}
const SCALE_LABELS: Readonly<Record<ValueScale, string>> = {
  linear: 'Linear',
  symlog: 'Symlog',
  clamp: 'Cut spikes',
}

/** Which panes are shown. */
export const marketLinks = (path: string, state: UrlState, withAll: boolean): ChoiceLink[] => [
  ...(withAll
    ? [{ label: 'All', href: writeUrl(path, { ...state, market: undefined }), current: state.market === undefined }]
    : []),
  ...PRICE_MARKETS.map((market) => ({
    label: MARKET_LABELS[market],
    href: writeUrl(path, { ...state, market }),
    current: market === (state.market ?? (withAll ? undefined : 'rt')),
  })),
]

/** How the value axis treats spikes. */
export const scaleLinks = (path: string, state: UrlState, current: ValueScale): ChoiceLink[] =>
  VALUE_SCALES.map((scale) => ({
    label: SCALE_LABELS[scale],
    href: writeUrl(path, { ...state, y: scale === 'linear' ? undefined : scale }),
    current: scale === current,
  }))

/** The three pages of prices, of the same places and range. */
export function viewLinks(path: string, state: UrlState): ChoiceLink[] {
  const shared = { ...state, y: undefined, view: undefined }
  return [
    { label: 'Over time', href: '/prices' },
    { label: 'Heat map', href: '/prices/heatmap' },
    { label: 'Duration', href: '/prices/duration' },
  ].map(({ label, href }) => ({ label, href: writeUrl(href, shared), current: href === path }))
}
