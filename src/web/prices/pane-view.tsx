import { Markup } from '../charts/drawn.tsx'
import type { PriceReading } from './price-reading.ts'
import type { Pane } from './prices-page.ts'
import { SeriesLine } from './series-line.tsx'
import { usdText } from './usd-text.ts'

interface PaneViewProps {
  pane: Pane
  isDense: boolean
  /** What its series say where the page reads; undefined: names alone. */
  values: PriceReading['panes'][number]['values'] | undefined
}

/** One of the pictures over each other: its name, its lines and what they say, then its drawing or the place for a canvas. */
export function PaneView({ pane, isDense, values }: PaneViewProps): React.ReactNode {
  const { market, title, minutes, series, downsampledFrom, wide, narrow } = pane
  return (
    <div className={`pane pane-${market}`}>
      <div className="pane-head">
        <p className="pane-title">
          <strong>{title}</strong>{' '}
          <span className="dim">
            {isDense ? '$/MWh · ' : ''}
            {minutes === 60 ? 'hours' : `${minutes} minutes`}
            {downsampledFrom === undefined || isDense
              ? ''
              : ` · down-sampled from ${downsampledFrom.toLocaleString('en-US')}, spikes kept`}
          </span>
        </p>
        <ul className="pane-values" aria-label={`Lines of ${title}`}>
          {series.map(({ location, mark }, index) => (
            <li key={location}>
              <SeriesLine mark={mark} /> {location} {values ? <b>{usdText(values[index]?.value)}</b> : null}
            </li>
          ))}
        </ul>
      </div>
      {isDense ? (
        <div className="dense-slot" />
      ) : (
        <>
          <Markup {...wide} className="plot plot-wide" />
          <Markup {...narrow} className="plot plot-narrow" />
        </>
      )}
    </div>
  )
}
