import { ChartFigure } from '../charts/chart-figure.tsx'
import { Markup } from '../charts/drawn.tsx'
import { Card } from '../components/card.tsx'
import { Choices } from './choices.tsx'
import type { CleanView } from './clean-view.ts'

/** The band: every hour by its quarter, what is reported full, what is forecast hatched. */
export function IntensityCard({ view }: { view: CleanView }): React.ReactNode {
  const { chart } = view
  return (
    <Card
      id="intensity"
      title={chart.title}
      scope={chart.scope}
      tools={
        <>
          <Choices label="Factors" choices={view.factorChoices} />
          <Choices label="Hours ahead" choices={view.horizonChoices} />
        </>
      }
      menu={chart.menu}
      footer={chart.source}
    >
      <ul className="clean-legend" aria-label="Colours and patterns">
        {chart.legend.map(({ quartile, label }) => (
          <li key={quartile}>
            <Swatch className={`co2-${quartile}`} />
            {label}
          </li>
        ))}
        <li>
          <Swatch className="co2-2" />
          full: reported
        </li>
        <li>
          <Swatch className="co2-2" hatched />
          hatched: estimate or forecast
        </li>
      </ul>
      <ChartFigure label={`${chart.title}: chart`} summary={chart.summary} fromMs={chart.fromMs} toMs={chart.toMs}>
        {chart.drawings.map(({ id, markup, size }) => (
          <Markup key={id} id={id} markup={markup} className={`plot plot-stack-${size}`} />
        ))}
      </ChartFigure>
      <p className="dim clean-caption">
        Quarters are those of the hours ahead. The dashed line is what a clean window stays under; brackets above are
        clean windows and the best hours for the load.
      </p>
      <details className="as-table">
        <summary>View as table</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be in reach of the keyboard */}
        <section className="table-scroll" tabIndex={0} aria-label={`${chart.title}: table`}>
          <Markup id={chart.table.id} markup={chart.table.markup} className="table" />
        </section>
      </details>
    </Card>
  )
}

function Swatch({ className, hatched = false }: { className: string; hatched?: boolean }): React.ReactNode {
  return (
    <svg viewBox="0 0 18 12" width="18" height="12" aria-hidden="true" focusable="false">
      <rect x="0.5" y="0.5" width="17" height="11" className={`swatch ${className}`} />
      {hatched ? <path d="M1 11L11 1M5 11L15 1M9 11L17 3M1 7L7 1" className="hatch-line" /> : null}
    </svg>
  )
}
