import type { NavItem } from '../state/page-handle.ts'
import type { UrlState } from '../state/url-state.ts'

export interface Place {
  item: NavItem
  label: string
  detail: string
  toPath(ba: string): string
}

/** The pages in the order of the navigation. */
export const PLACES: readonly Place[] = [
  {
    item: 'pulse',
    label: 'Pulse',
    detail: 'the day of a grid: demand, fuels, what changed',
    toPath: (ba) => `/ba/${ba}`,
  },
  {
    item: 'prices',
    label: 'Prices',
    detail: 'hubs, zones and nodes; day-ahead, real-time, spread',
    toPath: () => '/prices',
  },
  { item: 'fuel-mix', label: 'Fuel mix', detail: 'generation by energy source', toPath: () => '/fuel-mix' },
  { item: 'clean', label: 'Clean hours', detail: 'carbon intensity and the next clean window', toPath: () => '/clean' },
  { item: 'ducks', label: 'Duck days', detail: 'net load, evening ramps, scores', toPath: () => '/ducks' },
  { item: 'status', label: 'Status', detail: 'how fresh each dataset is, gaps, quarantine', toPath: () => '/status' },
  { item: 'catalog', label: 'Catalogue', detail: 'datasets, columns, units, sources', toPath: () => '/catalog' },
  { item: 'sql', label: 'SQL', detail: 'ask the lake yourself', toPath: () => '/sql' },
]

/** What goes along from page to page: whose grid, in which zone, known when. */
export const kept = ({ ba, tz, as_of }: UrlState): Partial<UrlState> => ({ ba, tz, as_of })
