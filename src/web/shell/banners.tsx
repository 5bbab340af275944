import { AsOfBanner } from './as-of-banner.tsx'
import type { ShellData } from './shell-data.ts'

/** What a reader must know before the page: a past moment, a refusal, an answer that is no longer fresh. */
export function Banners({ shell, reachable }: { shell: ShellData; reachable: boolean }): React.ReactNode {
  const { asOf, now, trouble } = shell
  return (
    <>
      <div role="status">
        {reachable ? null : (
          <p className="banner banner-refused">The server cannot be reached. This is what it said at {now}.</p>
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
      {asOf.text === undefined ? null : <AsOfBanner shell={shell} moment={asOf.text} />}
    </>
  )
}
