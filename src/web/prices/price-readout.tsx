import type { PriceReading } from './price-reading.ts'
import { usdText } from './usd-text.ts'

interface ReadoutProps {
  /** What the cursor reads. */
  reading: PriceReading | undefined
  /** When that is; without a cursor when the newest prices are; undefined: neither. */
  text: string | undefined
}

/** Whose time the values beside the panes' titles are, and for those who do not see them, what they are. */
export function PriceReadout({ reading, text }: ReadoutProps): React.ReactNode {
  return (
    <div className="price-readout">
      <p className={text === undefined ? 'dim' : 'readout-time'}>
        {text ?? 'Point at the chart, or use the arrow keys.'}
      </p>
      <p className="sr-only" aria-live="polite">
        {reading?.panes
          .map(
            ({ title, values }) =>
              `${title}: ${values.map(({ location, value }) => `${location} ${usdText(value)}`).join(', ')}`,
          )
          .join('; ')}
      </p>
    </div>
  )
}
