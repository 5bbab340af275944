import type { UrlState } from '../state/url-state.ts'

/** What an address asks of an authority's intensity, within what the API takes. */
export interface CleanAsked {
  factors: 'direct' | 'lifecycle'
  horizon: 24 | 48
  loadHours: number
}

/** The API takes no longer load. */
const MOST_LOAD_HOURS = 24

/** Reads it; what is not chosen is the page's default. */
export const readAsked = ({ factors, horizon, hours }: UrlState): CleanAsked => ({
  factors: factors ?? 'direct',
  horizon: horizon === 48 ? 48 : 24,
  loadHours: Math.min(MOST_LOAD_HOURS, hours ?? 3),
})
