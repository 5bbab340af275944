import { useState } from 'react'
import type { ShellData } from './shell-data.ts'

/** Says that the server does not answer, since when, how old the page is, and what becomes of a step that waits for it. */
export function AwayBanner({
  shell,
  isHeld,
  onStay,
  onTry,
}: {
  shell: ShellData
  /** A step to another page waits for the server. */
  isHeld: boolean
  /** Gives that step up; undefined: it has begun. */
  onStay: (() => void) | undefined
  onTry(): void
}): React.ReactNode {
  const [since] = useState(() => clockText(shell.zone))
  const zone = shell.zones.find(({ current }) => current)?.abbreviation
  return (
    <div className="banner banner-refused">
      <p>
        The server has not answered since {since} {zone}. This is what it said at {shell.now}.
        {isHeld ? ' What you asked for opens as soon as it answers.' : ''}
      </p>
      <p className="banner-acts">
        <button type="button" onClick={onTry}>
          Try again
        </button>
        {onStay ? (
          <button type="button" onClick={onStay}>
            Stay here
          </button>
        ) : null}
      </p>
    </div>
  )
}

/** The time now, `13:07`. */
const clockText = (timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format()
