import { Link } from 'react-router'
import { writeUrl } from '../state/url-state.ts'
import { Icon } from './icon.tsx'
import type { ShellData } from './shell-data.ts'
import { usePlay } from './use-play.ts'

/** Says that a past moment is shown, leads back to now, and steps or plays through time. */
export function AsOfBanner({ shell, moment }: { shell: ShellData; moment: string }): React.ReactNode {
  const { asOf, path, state } = shell
  const to = (as_of: string | undefined) => writeUrl(path, { ...state, as_of })
  const next = asOf.next === undefined ? undefined : to(asOf.next)
  const { canPlay, playing, toggle } = usePlay(next)
  return (
    <section className="banner banner-as-of" aria-label="As of">
      <p>
        As the world knew it at <strong>{moment}</strong>: what was published later is left out.{' '}
        <Link to={to(undefined)}>Back to now</Link>
      </p>
      <ul className="player" aria-label="Step through time">
        <li>
          <Link to={to(asOf.previous)} preventScrollReset replace>
            <Icon name="back" />
            {asOf.step}
            <span className="sr-only"> back</span>
          </Link>
        </li>
        {canPlay ? (
          <li>
            <button type="button" onClick={toggle} disabled={next === undefined}>
              <Icon name={playing ? 'pause' : 'play'} />
              {playing ? 'Pause' : 'Play'}
            </button>
          </li>
        ) : null}
        {next === undefined ? null : (
          <li>
            <Link to={next} preventScrollReset replace>
              {asOf.step}
              <Icon name="forward" />
              <span className="sr-only"> on</span>
            </Link>
          </li>
        )}
      </ul>
    </section>
  )
}
