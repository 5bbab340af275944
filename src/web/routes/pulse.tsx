import { data } from 'react-router'
import { ChartCard } from '../components/chart-card.tsx'
import { loadPulse } from '../pulse/load-pulse.server.ts'
import { apiContext } from '../state/api-context.ts'
import { deliver } from '../state/drawn-context.ts'
import type { PageHandle } from '../state/page-handle.ts'
import type { Route } from './+types/pulse'

export const handle: PageHandle = { nav: 'pulse', controls: ['ba', 'date', 'zone', 'as_of'] }

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
  const collecting = page.cards.some((card) => card.state === 'collecting')
  return (
    <>
      {collecting ? (
        <noscript>
          <meta httpEquiv="refresh" content="15" />
        </noscript>
      ) : null}
      <div className="lead">
        <h1>{page.asOf === undefined ? 'The Texas grid now' : 'The Texas grid, as it was known'}</h1>
        <p className="moment-line">{page.moment}</p>
      </div>
      <div className="cards">
        {page.cards.map((card) => (
          <ChartCard key={card.id} card={card} />
        ))}
      </div>
    </>
  )
}
