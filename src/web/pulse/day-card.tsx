import { ChartFigure } from '../charts/chart-figure.tsx'
import { Markup } from '../charts/drawn.tsx'
import { Card } from '../components/card.tsx'
import { SeriesMark } from '../components/series-mark.tsx'
import type { DayChartView } from './day-view.ts'
import { HourAnchors } from './hour-anchors.tsx'

/** Demand and what met it, hour by hour, with what is worth a word. */
export function DayCard({ chart, hourIds }: { chart: DayChartView; hourIds: readonly string[] }): React.ReactNode {
  const { title } = chart
  return (
    <Card
      id="day"
      title={title}
      scope={chart.scope}
      age={chart.age}
      menu={chart.downloads}
      footer={chart.source}
      className="day-card"
    >
      <HourAnchors ids={hourIds} />
      <ul className="stack-legend" aria-label="Lines">
        {chart.legend.map(({ label, className }) => (
          <li key={label}>
            <SeriesMark series={className} />
            {label}
          </li>
        ))}
      </ul>
      <ChartFigure label={`${title}: chart`} summary={chart.summary} fromMs={chart.fromMs} toMs={chart.toMs}>
        {chart.drawings.map(({ id, markup, size }) => (
          <Markup key={id} id={id} markup={markup} className={`plot plot-stack-${size}`} />
        ))}
      </ChartFigure>
      <details className="as-table">
        <summary>View as table</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be in reach of the keyboard */}
        <section className="table-scroll" tabIndex={0} aria-label={`${title}: table`}>
          <Markup id={chart.table.id} markup={chart.table.markup} className="table" />
        </section>
      </details>
    </Card>
  )
}
