import { data } from 'react-router'
import { AsOfForm } from '../components/as-of-form.tsx'
import { Brand } from '../components/brand.tsx'
import { ChartCard } from '../components/chart-card.tsx'
import { loadPulse } from '../pulse/load-pulse.server.ts'
import { apiContext } from '../state/api-context.ts'
import { deliver } from '../state/drawn-context.ts'
import { useFreshData } from '../state/use-fresh-data.ts'
import type { Route } from './+types/pulse'

const REFRESH_MS = 15_000

export async function loader({ request, context }: Route.LoaderArgs) {
  const { page, status } = await loadPulse(request, context.get(apiContext), (id, markup) =>
    deliver(context, request, id, markup),
  )
  return data(page, { status })
}

export function meta({ loaderData: page }: Route.MetaArgs): Route.MetaDescriptors {
  return [
    {
      title:
        page?.asOf === undefined ? 'The Texas grid now · gridlake' : `The Texas grid as of ${page.asOf} · gridlake`,
    },
    { name: 'description', content: 'Hub prices, wind and demand of the Texas grid, now or as of any past moment.' },
  ]
}

export default function Pulse({ loaderData: page }: Route.ComponentProps): React.ReactNode {
  const { reachable } = useFreshData(REFRESH_MS)
  const collecting = page.cards.some((card) => card.state === 'collecting')
  return (
    <>
      {collecting ? (
        <noscript>
          <meta httpEquiv="refresh" content="15" />
        </noscript>
      ) : null}
      <header className="masthead">
        <Brand />
        {page.simulated ? (
          <p className="simulated">
            <strong>Simulated data</strong> from the twin, not the real grid
          </p>
        ) : null}
      </header>
      <main id="main">
        <div className="lead">
          <div>
            <h1>{page.asOf === undefined ? 'The Texas grid now' : 'The Texas grid, as it was known'}</h1>
            <p className="moment-line">{page.moment}</p>
          </div>
          <AsOfForm control={page.control} />
        </div>
        <div role="status">
          {reachable ? null : (
            <p className="banner banner-refused">
              The server cannot be reached. This is what it said at {page.moment}.
            </p>
          )}
        </div>
        {page.refusal === undefined ? null : (
          <p className="banner banner-refused" role="alert">
            {page.refusal}
          </p>
        )}
        {page.asOf === undefined ? null : (
          <p className="banner banner-as-of">
            As the world knew it at <strong>{page.asOf}</strong>: later prices, forecasts and corrections are left out.{' '}
            <a href="/">Back to now</a>
          </p>
        )}
        <div className="cards">
          {page.cards.map((card) => (
            <ChartCard key={card.id} card={card} />
          ))}
        </div>
      </main>
      <footer className="page-foot">
        <p>
          Times are market time, US Central. Data of ERCOT and the EIA{page.simulated ? ', simulated' : ''}; estimates
          and forecasts are theirs. <a href="/api/v1/datasets">Datasets</a> · <a href="/api/v1/openapi.json">API</a> ·{' '}
          <a href="/api/v1/health">Health</a> · gridlake {page.version}
        </p>
      </footer>
    </>
  )
}
