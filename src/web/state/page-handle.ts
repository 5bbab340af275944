import type { UIMatch } from 'react-router'

export const NAV_ITEMS = ['pulse', 'prices', 'fuel-mix', 'clean', 'ducks', 'status', 'catalog', 'sql'] as const

export type NavItem = (typeof NAV_ITEMS)[number]
export type ControlName = 'ba' | 'range' | 'date' | 'zone' | 'as_of'

/** What a route says of itself: `export const handle: PageHandle = { nav: 'pulse', controls: ['ba', 'date', 'zone', 'as_of'] }`. */
export interface PageHandle {
  /** Its place in the navigation. */
  nav?: NavItem
  /** What the masthead offers above it. Default: nothing. */
  controls?: readonly ControlName[]
  /** Datasets whose new versions bring the page up to date. Default: all. */
  reads?: readonly string[]
}

/** The handle of the innermost route that has one. */
export const pageHandle = (matches: readonly UIMatch[]): PageHandle =>
  matches.map(({ handle }) => handle as PageHandle | undefined).findLast((handle) => handle !== undefined) ?? {}
