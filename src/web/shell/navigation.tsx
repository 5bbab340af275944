import { Link } from 'react-router'
import type { NavItem } from '../state/page-handle.ts'
import { writeUrl } from '../state/url-state.ts'
import { kept, PLACES } from './places.ts'
import type { ShellData } from './shell-data.ts'

/** Where one can go. */
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
