import { Link } from 'react-router'
import { writeUrl } from '../state/url-state.ts'
import type { ShellData } from './shell-data.ts'

/** Chooses the zone that times are shown in. */
export function ZoneSwitch({ shell: { zones, path, state } }: { shell: ShellData }): React.ReactNode {
  return (
    <ul className="zone-switch" aria-label="Time zone">
      {zones.map(({ choice, label, abbreviation, current }) => (
        <li key={choice}>
          <Link to={writeUrl(path, { ...state, tz: choice })} aria-current={current ? 'true' : undefined}>
            {label} <span className="dim">{abbreviation}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
