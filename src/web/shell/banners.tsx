import { Link } from 'react-router'
import { writeUrl } from '../state/url-state.ts'
import type { ShellData } from './shell-data.ts'

/** What a reader must know before the page: a past moment, a refusal, an answer that is no longer fresh. */
export function Banners({ shell, reachable }: { shell: ShellData; reachable: boolean }): React.ReactNode {
  const { asOf, moment, path, state, trouble } = shell
  return (
    <>
      <div role="status">
        {reachable ? null : (
          <p className="banner banner-refused">The server cannot be reached. This is what it said at {moment}.</p>
        )}
        {trouble === undefined ? null : (
          <p className="banner banner-refused">The lake cannot be read right now: {trouble}</p>
        )}
      </div>
      {asOf.refusal === undefined ? null : (
        <p className="banner banner-refused" role="alert">
          {asOf.refusal}
        </p>
      )}
      {asOf.text === undefined ? null : (
        <p className="banner banner-as-of">
          As the world knew it at <strong>{asOf.text}</strong>: later prices, forecasts and corrections are left out.{' '}
          <Link to={writeUrl(path, { ...state, as_of: undefined })}>Back to now</Link>
        </p>
      )}
    </>
  )
}
