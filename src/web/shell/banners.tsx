import { useNavigation } from 'react-router'
import type { Reach } from '../state/use-fresh-data.ts'
import { AsOfBanner } from './as-of-banner.tsx'
import { AwayBanner } from './away-banner.tsx'
import type { ShellData } from './shell-data.ts'
import { useHeldNavigation } from './use-held-navigation.ts'

/** What a reader must know before the page: a past moment, a refusal, an answer that is no longer fresh. */
export function Banners({ shell, reach }: { shell: ShellData; reach: Reach }): React.ReactNode {
  const { asOf, now, trouble } = shell
  const held = useHeldNavigation(reach)
  const isOnItsWay = useNavigation().state === 'loading'
  return (
    <>
      <div role="status">
        {reach.state === 'away' ? (
          <AwayBanner
            shell={shell}
            isHeld={isOnItsWay || held !== undefined}
            onStay={held?.stay}
            onTry={() => void reach.ask()}
          />
        ) : null}
        {reach.state === 'troubled' && trouble === undefined ? (
          <p className="banner banner-refused">The server cannot read its lake. This is what it said at {now}.</p>
        ) : null}
        {trouble === undefined ? null : (
          <p className="banner banner-refused">The lake cannot be read right now: {trouble}</p>
        )}
      </div>
      {asOf.refusal === undefined ? null : (
        <p className="banner banner-refused" role="alert">
          {asOf.refusal}
        </p>
      )}
      {asOf.text === undefined ? null : <AsOfBanner shell={shell} moment={asOf.text} />}
    </>
  )
}
