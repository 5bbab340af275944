import { Link } from 'react-router'
import type { NavItem } from '../state/page-handle.ts'
import { type UrlState, writeUrl } from '../state/url-state.ts'
import type { ShellData } from './shell-data.ts'

interface Place {
  item: NavItem
  label: string
  toPath(ba: string): string
}

export const PLACES: readonly Place[] = [
  { item: 'pulse', label: 'Pulse', toPath: (ba) => `/ba/${ba}` },
  { item: 'prices', label: 'Prices', toPath: () => '/prices' },
  { item: 'fuel-mix', label: 'Fuel mix', toPath: () => '/fuel-mix' },
  { item: 'clean', label: 'Clean hours', toPath: () => '/clean' },
  { item: 'ducks', label: 'Duck days', toPath: () => '/ducks' },
  { item: 'status', label: 'Status', toPath: () => '/status' },
  { item: 'catalog', label: 'Catalogue', toPath: () => '/catalog' },
  { item: 'sql', label: 'SQL', toPath: () => '/sql' },
]

/** What goes along from page to page: whose grid, in which zone, known when. */
export const kept = ({ ba, tz, as_of }: UrlState): Partial<UrlState> => ({ ba, tz, as_of })

export function Navigation({
  shell: { ba, state },
  current,
}: {
  shell: ShellData
  current: NavItem | undefined
}): React.ReactNode {
  return (
    <nav className="places" aria-label="Pages">
      <ul>
        {PLACES.map(({ item, label, toPath }) => (
          <li key={item}>
            <Link to={writeUrl(toPath(ba), kept(state))} aria-current={item === current ? 'page' : undefined}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
