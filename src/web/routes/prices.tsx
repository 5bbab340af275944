import '../styles/dense.css'
import '../styles/prices.css'
import '../styles/prices-picker.css'
import { Link } from 'react-router'
import { Markup } from '../charts/drawn.tsx'
import { Card } from '../components/card.tsx'
import { ChoiceLinks } from '../prices/choice-links.tsx'
import { loadPrices } from '../prices/load-prices.server.ts'
import { PriceFigure } from '../prices/price-figure.tsx'
import { PricePicker } from '../prices/price-picker.tsx'
import type { PricesPage } from '../prices/prices-page.ts'
import { StatsCard } from '../prices/stats-card.tsx'
import { pageContext } from '../state/page-context.ts'
import type { PageHandle } from '../state/page-handle.ts'
import type { Route } from './+types/prices'

export const handle: PageHandle = {
  nav: 'prices',
  controls: ['range', 'zone', 'as_of'],
  reads: ['ercot.rt_spp', 'ercot.dam_spp'],
}

export async function loader({ context }: Route.LoaderArgs) {
  return loadPrices(context.get(pageContext))
}

export function meta({ loaderData: page }: Route.MetaArgs): Route.MetaDescriptors {
  return [
    { title: `${page?.title ?? 'Prices'} · gridlake` },
    {
      name: 'description',
      content: 'Day-ahead and real-time prices of the Texas grid and their spread, to the quarter hour.',
    },
  ]
}

export default function Prices({ loaderData: page }: Route.ComponentProps): React.ReactNode {
  return (
    <div className="prices-page">
      <div className="lead">
        <h1>Prices</h1>
        <ChoiceLinks label="Pages of prices" links={page.views} />
      </div>
      {page.notices.map((notice) => (
        <p key={notice} className="banner banner-refused" role="alert">
          {notice}
        </p>
      ))}
      <PricePicker {...page} />
      <Card
        id="prices"
        title={page.title}
        scope={`${page.rangeText} · USD/MWh · times in ${page.zoneLabel}`}
        tools={<PriceTools page={page} />}
        menu={page.menu}
        footer={page.source}
      >
        {page.panes.length === 0 ? (
          <Nothing page={page} />
        ) : (
          <>
            <PriceFigure page={page} />
            <details className="as-table" open={page.state.view === 'table'}>
              <summary>View as table</summary>
              <section
                className="table-scroll"
                aria-label="Prices as a table"
                // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
                tabIndex={0}
              >
                <Markup {...page.table} className="table-body" />
              </section>
            </details>
          </>
        )}
      </Card>
      <StatsCard lines={page.stats} scope={page.statsScope} blocks={page.blocks} />
    </div>
  )
}

function PriceTools({ page }: { page: PricesPage }): React.ReactNode {
  const { links } = page
  return (
    <div className="price-tools">
      <ChoiceLinks label="Market" links={page.markets} />
      <ChoiceLinks label="Value axis" links={page.scales} />
      <ul className="choice-links price-steps" aria-label="Range">
        {(
          [
            ['earlier', '‹', 'Earlier', 'prev'],
            ['zoomOut', '−', 'Zoom out', undefined],
            ['zoomIn', '+', 'Zoom in', undefined],
            ['later', '›', 'Later', 'next'],
            ['reset', '⟲', 'Back to the last days', undefined],
          ] as const
        ).map(([name, sign, label, rel]) => (
          <li key={name}>
            <Link to={links[name]} aria-label={label} title={label} rel={rel} preventScrollReset>
              {sign}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Nothing({ page }: { page: PricesPage }): React.ReactNode {
  return (
    <div className="bare">
      <p>{`The lake has no prices of ${page.locations.map(({ name }) => name).join(', ')} in this range.`}</p>
      <p>
        <Link to={page.links.zoomOut}>Look at a longer range</Link> or see{' '}
        <Link to="/catalog/ercot.rt_spp">what the lake has</Link>.
      </p>
    </div>
  )
}
