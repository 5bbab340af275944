import { useRef, useState } from 'react'
import { Markup } from '../charts/drawn.tsx'
import { moveCursor } from '../charts/nearest-line.ts'
import type { DurationLine, DurationPage } from './duration-page.ts'
import { plotAreaOf } from './plot-area.ts'
import { SeriesLine } from './series-line.tsx'
import { usdText } from './usd-text.ts'

/** Places of the cursor along the axis. */
const STEPS = 200

/** Price-duration curves, read along the axis by pointer or arrow keys. */
export function DurationFigure({ page }: { page: DurationPage }): React.ReactNode {
  const figure = useRef<HTMLElement>(null)
  const [step, setStep] = useState<number>()
  const area = step !== undefined && figure.current ? plotAreaOf(figure.current) : undefined
  const share = (step ?? 0) / STEPS
  const onPointerMove = (event: React.PointerEvent<HTMLElement>) => {
    const plot = plotAreaOf(event.currentTarget)
    if (!plot) return
    const at = (event.clientX - event.currentTarget.getBoundingClientRect().left - plot.leftPx) / plot.widthPx
    if (at >= 0 && at <= 1) setStep(Math.round(at * STEPS))
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Escape') return setStep(undefined)
    const target = moveCursor(event.key, event.shiftKey, step ?? -1, STEPS + 1)
    if (target === undefined) return
    event.preventDefault()
    setStep(target)
  }
  return (
    <figure
      ref={figure}
      className="chart duration-chart"
      aria-label={`${page.title}, ${page.rangeText}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: each chart is one tab stop
      tabIndex={0}
      onPointerMove={onPointerMove}
      onPointerLeave={() => setStep(undefined)}
      onKeyDown={onKeyDown}
    >
      <Markup {...page.wide} className="plot plot-wide" />
      <Markup {...page.narrow} className="plot plot-narrow" />
      {area ? <span className="cursor" style={{ left: area.leftPx + share * area.widthPx }} /> : null}
      <div className="price-readout" aria-live="polite">
        {step === undefined ? (
          <p className="dim">Point at a curve, or use the arrow keys.</p>
        ) : (
          <>
            <p className="readout-time">In {(share * 100).toFixed(1)} % of the hours the price was at least</p>
            <p>
              {page.lines.map((line) => (
                <span key={line.label} className="readout-value">
                  <SeriesLine mark={line.mark} /> {line.label} <b>{usdText(priceAt(line, share))}</b>
                </span>
              ))}
            </p>
          </>
        )}
      </div>
      <figcaption className="sr-only">{page.finding}. The table has each curve in numbers.</figcaption>
    </figure>
  )
}

/** The price of the first point at or beyond a share of the hours. */
const priceAt = ({ points }: DurationLine, share: number): number | undefined =>
  (points.find(([at]) => at >= share - 1e-9) ?? points.at(-1))?.[2]
