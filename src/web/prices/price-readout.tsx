import type { PriceReading } from './price-reading.ts'
import { SeriesLine } from './series-line.tsx'
import { usdText } from './usd-text.ts'

/** What all panes say at the cursor, in one line of numbers a pane; always there, so that nothing moves. */
export function PriceReadout({
  reading,
  text,
}: {
  reading: PriceReading | undefined
  text: string | undefined
}): React.ReactNode {
  return (
    <div className="price-readout" aria-live="polite">
      <p className="readout-time">{text ?? 'Point at the chart, or use the arrow keys. Drag to zoom.'}</p>
      {reading?.panes.map(({ title, values }) => (
        <p key={title}>
          <strong>{title}</strong>{' '}
          {values.map(({ location, mark, value }) => (
            <span key={location} className="readout-value">
              <SeriesLine mark={mark} /> {location} <b>{usdText(value)}</b>
            </span>
          ))}
        </p>
      ))}
    </div>
  )
}
