import '../styles/dense.css'
import '../styles/prices.css'
import '../styles/prices-picker.css'
import '../styles/prices-heatmap.css'
import { Markup } from '../charts/drawn.tsx'
import { Card } from '../components/card.tsx'
import { ChoiceLinks } from '../prices/choice-links.tsx'
import { HeatmapFigure } from '../prices/heatmap-figure.tsx'
import { HeatmapLegend } from '../prices/heatmap-legend.tsx'
import { loadHeatmap } from '../prices/load-heatmap.server.ts'
import { PricePicker } from '../prices/price-picker.tsx'
import { pageContext } from '../state/page-context.ts'
import type { PageHandle } from '../state/page-handle.ts'
import type { Route } from './+types/prices-heatmap'

export const handle: PageHandle = {
  nav: 'prices',
  controls: ['range', 'zone', 'as_of'],
  reads: ['ercot.rt_spp', 'ercot.dam_spp'],
}

export async function loader({ context }: Route.LoaderArgs) {
  return loadHeatmap(context.get(pageContext))
}

export function meta({ loaderData: page }: Route.MetaArgs): Route.MetaDescriptors {
  return [
    { title: `${page?.title ?? 'Prices'} · gridlake` },
    { name: 'description', content: 'Prices of the Texas grid by hour of the day and day, or by month.' },
  ]
}

export default function PricesHeatmap({ loaderData: page }: Route.ComponentProps): React.ReactNode {
  return (
    <div className="prices-page">
      <div className="lead">
        <h1>Price heat map</h1>
        <ChoiceLinks label="Pages of prices" links={page.views} />
      </div>
      {page.notices.map((notice) => (
        <p key={notice} className="banner banner-refused" role="alert">
          {notice}
        </p>
      ))}
      <PricePicker {...page} />
      <div className="price-tools">
        <ChoiceLinks label="Market" links={page.markets} />
        <ChoiceLinks label="Columns" links={page.grains} />
      </div>
      <HeatmapLegend cap={page.cap} floor={page.floor} />
      <div className="heatmaps">
        {page.maps.map((map, index) => (
          <Card
            key={map.location}
            id={`heatmap-${index}`}
            title={map.location}
            scope={`${page.market} · ${page.rangeText} · USD/MWh · ${page.zoneLabel}`}
            menu={[{ label: 'CSV', href: map.csv, download: true }]}
            footer={page.source}
          >
            {map.isEmpty ? (
              <div className="bare">
                <p>{`The lake has no prices of ${map.location} in this range.`}</p>
              </div>
            ) : (
              <HeatmapFigure map={map} page={page} />
            )}
            <details className="as-table">
              <summary>View as table, with a link for each {page.by}</summary>
              <Markup {...map.table} className="table-scroll" />
            </details>
          </Card>
        ))}
      </div>
    </div>
  )
}
