import '../styles/dense.css'
import '../styles/prices.css'
import '../styles/prices-picker.css'
import '../styles/prices-duration.css'
import { Card } from '../components/card.tsx'
import { ChoiceLinks } from '../prices/choice-links.tsx'
import { DurationFigure } from '../prices/duration-figure.tsx'
import type { DurationPage } from '../prices/duration-page.ts'
import { loadDuration } from '../prices/load-duration.server.ts'
import { PricePicker } from '../prices/price-picker.tsx'
import { SeriesLine } from '../prices/series-line.tsx'
import { ThresholdForm } from '../prices/threshold-form.tsx'
import { usdText } from '../prices/usd-text.ts'
import { pageContext } from '../state/page-context.ts'
import type { PageHandle } from '../state/page-handle.ts'
import type { Route } from './+types/prices-duration'

export const handle: PageHandle = {
  nav: 'prices',
  controls: ['range', 'as_of'],
  reads: ['ercot.rt_spp', 'ercot.dam_spp'],
}

export async function loader({ context }: Route.LoaderArgs) {
  return loadDuration(context.get(pageContext))
}

export function meta({ loaderData: page }: Route.MetaArgs): Route.MetaDescriptors {
  return [
    { title: `${page?.title ?? 'Price duration'} · gridlake` },
    { name: 'description', content: 'For how many hours prices of the Texas grid were how high.' },
  ]
}

export default function PricesDuration({ loaderData: page }: Route.ComponentProps): React.ReactNode {
  return (
    <div className="prices-page">
      <div className="lead">
        <h1>Price duration</h1>
        <ChoiceLinks label="Pages of prices" links={page.views} />
      </div>
      {page.notices.map((notice) => (
        <p key={notice} className="banner banner-refused" role="alert">
          {notice}
        </p>
      ))}
      <PricePicker {...page} />
      <Card
        id="duration"
        title={page.finding}
        scope={`${page.market} · ${page.rangeText} · USD/MWh`}
        tools={
          <div className="price-tools">
            <ChoiceLinks label="Market" links={page.markets} />
            <ChoiceLinks label="Hours" links={page.blocks} />
            <ChoiceLinks label="Curves" links={page.parts} />
            <ChoiceLinks label="Value axis" links={page.scales} />
          </div>
        }
        menu={page.menu}
        footer={page.source}
      >
        <ThresholdForm path={page.path} state={page.state} above={page.above} />
        {page.lines.length === 0 ? (
          <div className="bare">
            <p>There is nothing to draw. Choose a longer range or other places.</p>
          </div>
        ) : (
          <>
            <DurationFigure page={page} />
            <CurveTable page={page} />
          </>
        )}
      </Card>
    </div>
  )
}

function CurveTable({ page }: { page: DurationPage }): React.ReactNode {
  const columns = [`Above ${usdText(page.above)}`, 'Share', 'Hours', 'Mean', 'Highest', 'Lowest', 'Below zero']
  return (
    <section
      className="table-scroll stats-scroll"
      aria-label="Curves in numbers"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
    >
      <table className="stats-table">
        <thead>
          <tr>
            <th scope="col">Curve</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {page.lines.map(({ label, mark, aboveHours, aboveShare, cells }) => (
            <tr key={label}>
              <th scope="row">
                <SeriesLine mark={mark} /> {label}
              </th>
              {[aboveHours, aboveShare, ...cells].map((cell, index) => (
                <td key={columns[index]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
