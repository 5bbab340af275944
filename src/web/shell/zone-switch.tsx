import { Link } from 'react-router'
import { writeUrl } from '../state/url-state.ts'
import type { ShellData } from './shell-data.ts'
import { useOwnZone } from './use-own-zone.ts'

/** Chooses the zone that times are shown in. */
export function ZoneSwitch({ shell }: { shell: ShellData }): React.ReactNode {
  const { zones, path, state } = shell
  useOwnZone(shell)
  return (
    <ul className="segments zone-switch" aria-label="Time zone">
      {zones.map(({ choice, label, abbreviation, current }) => (
        <li key={choice}>
          <Link
            to={writeUrl(path, { ...state, tz: choice })}
            preventScrollReset
            aria-current={current ? 'true' : undefined}
          >
            {label} {abbreviation === '' || abbreviation === label ? null : <span className="dim">{abbreviation}</span>}
          </Link>
        </li>
      ))}
    </ul>
  )
}
