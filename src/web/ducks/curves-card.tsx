import { ChartFigure } from '../charts/chart-figure.tsx'
import { Markup } from '../charts/drawn.tsx'
import { Card } from '../components/card.tsx'
import { SeriesMark } from '../components/series-mark.tsx'
import type { DayView } from './day-view.ts'

/** Demand, net loads and the typical day over one another, with the table behind them. */
export function CurvesCard({ view }: { view: DayView }): React.ReactNode {
  const { chart } = view
  return (
    <Card id="curves" title="Net load, hour by hour" scope={view.scope} menu={view.downloads} footer={view.source}>
      <ul className="legend" aria-label="Lines">
        {chart.legend.map(({ className, label }) => (
          <li key={label}>
            <SeriesMark series={className} />
            {label}
          </li>
        ))}
      </ul>
      <ChartFigure label="Net load: chart" summary={chart.summary} fromMs={chart.fromMs} toMs={chart.toMs}>
        {chart.drawings.map(({ id, markup, size }) => (
          <Markup key={id} id={id} markup={markup} className={`plot plot-stack-${size}`} />
        ))}
      </ChartFigure>
      <p className="dim typical-note">Typical: {view.typical}.</p>
      <details className="as-table">
        <summary>View as table</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be in reach of the keyboard */}
        <section className="table-scroll" tabIndex={0} aria-label="Net load: table">
          <table>
            <caption>{view.scope}; the hour is named by its start</caption>
            <thead>
              <tr>
                {chart.columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {chart.hours.map(({ startMs, label, cells }) => (
                <tr key={startMs} data-start={startMs}>
                  <th scope="row">{label}</th>
                  {cells.map((cell, index) => (
                    <td key={chart.columns[index + 1]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </Card>
  )
}
