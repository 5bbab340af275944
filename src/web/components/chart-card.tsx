import { ChartFigure } from '../charts/chart-figure.tsx'
import { Markup } from '../charts/drawn.tsx'
import type { Card, ReadyCard } from '../pulse/shown-card.ts'
import { Figures } from './figures.tsx'
import { FreshnessBadge } from './freshness-badge.tsx'

/** A card: title, age, numbers, chart, table, source. Without data it says why. */
export function ChartCard({ card }: { card: Card }): React.ReactNode {
  return (
    <section className={`card card-${card.id}`} aria-labelledby={`${card.id}-title`}>
      <header className="card-head">
        <div>
          <h2 id={`${card.id}-title`}>{card.title}</h2>
          <p className="scope">{card.scope}</p>
        </div>
        {card.state === 'ready' && card.age ? <FreshnessBadge age={card.age} /> : null}
      </header>
      {card.state === 'ready' ? (
        <CardBody card={card} />
      ) : (
        <div className={`bare bare-${card.state}`}>
          <p>
            <strong>{card.message}</strong>
          </p>
          {card.hint === undefined ? null : <p>{card.hint}</p>}
        </div>
      )}
    </section>
  )
}

function CardBody({ card }: { card: ReadyCard }): React.ReactNode {
  const { chart, table } = card
  return (
    <>
      <div className="card-main">
        <Figures figures={card.figures} />
        <ChartFigure label={`${card.title}: chart`} summary={card.summary} fromMs={chart.fromMs} toMs={chart.toMs}>
          <Markup id={chart.wide.id} markup={chart.wide.markup} className="plot plot-wide" />
          <Markup id={chart.narrow.id} markup={chart.narrow.markup} className="plot plot-narrow" />
        </ChartFigure>
      </div>
      <details className="as-table">
        <summary>View as table</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be in reach of the keyboard */}
        <section className="table-scroll" tabIndex={0} aria-label={`${card.title}: table`}>
          <Markup id={table.id} markup={table.markup} className="table" />
        </section>
      </details>
      <footer className="card-foot">
        <span>{card.source}</span>
        <span className="downloads">
          {card.downloads.map(({ label, href }) => (
            <a key={label} href={href} aria-label={`${card.title} as ${label}`}>
              {label}
            </a>
          ))}
        </span>
      </footer>
    </>
  )
}
