import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { Markup } from '../charts/drawn.tsx'
import { moveCursor } from '../charts/nearest-line.ts'
import { AnnotationStrip } from './annotation-strip.tsx'
import { momentFormat } from './moment-format.ts'
import { plotAreaOf } from './plot-area.ts'
import { lastAtOrBefore, type PriceReading, readingAt, readingStarts } from './price-reading.ts'
import { PriceReadout } from './price-readout.tsx'
import { partOf, zoomWindow } from './price-window.ts'
import type { Pane, PricesPage } from './prices-page.ts'
import { useDense } from './use-dense.ts'
import { usePriceGestures } from './use-price-gestures.ts'
import { usePriceWindow } from './use-price-window.ts'

/** More points than this are drawn on canvases once the page is alive. */
const DENSE_FROM_POINTS = 5000

/** The panes over each other, with one cursor: read by pointer or arrow keys, zoomed by dragging, moved by dragging with Shift. */
export function PriceFigure({ page }: { page: PricesPage }): React.ReactNode {
  const figure = useRef<HTMLElement>(null)
  const navigate = useNavigate()
  const [isDense, setDense] = useState(false)
  const [reading, setReading] = useState<PriceReading>()
  const [brush, setBrush] = useState<readonly [number, number]>()
  const starts = useMemo(() => readingStarts(page.panes), [page.panes])
  const format = useMemo(() => momentFormat(page.zone), [page.zone])
  const points = page.panes.flatMap(({ series }) => series).reduce((sum, { at }) => sum + at.length, 0)

  useEffect(() => {
    if (points > DENSE_FROM_POINTS) setDense(true)
  }, [points])

  const setWindow = useRef<(window: { fromMs: number; toMs: number }) => void>(() => {})
  const control = usePriceWindow(page, (window) => setWindow.current(window))
  setWindow.current = useDense(figure, page, isDense, control.isHeld)

  const readAt = useCallback(
    (epochMs: number) => {
      const start = starts[lastAtOrBefore(starts, (epochMs - page.fromMs) / 60_000)] ?? starts[0]
      setReading(start === undefined ? undefined : readingAt(page.panes, start))
    },
    [page, starts],
  )
  usePriceGestures(figure, control, {
    onRead: readAt,
    onLeave: () => setReading(undefined),
    onBrush: setBrush,
    onSelect: (from, to) => {
      setDense(true)
      control.commit(partOf(control.current(), from, to))
    },
    onPan: () => setDense(true),
    onOut: () => void navigate(page.links.zoomOut, { preventScrollReset: true }),
  })

  const onKeyDown = (event: React.KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Escape') return setReading(undefined)
    if (event.key === 't') return toggleTable(figure.current)
    if (event.key === '+' || event.key === '-') {
      const window = control.current()
      const share = reading ? (reading.at * 60_000 + page.fromMs - window.fromMs) / (window.toMs - window.fromMs) : 0.5
      setDense(true)
      return control.commit(zoomWindow(window, share, event.key === '+' ? 0.5 : 2))
    }
    const index = reading ? lastAtOrBefore(starts, reading.at) : starts.length
    const target = moveCursor(event.key, event.shiftKey, index, starts.length)
    const start = target === undefined ? undefined : starts[target]
    if (start === undefined) return
    event.preventDefault()
    setReading(readingAt(page.panes, start))
  }

  return (
    <figure
      ref={figure}
      className={`chart price-chart${isDense ? ' is-dense' : ''}`}
      aria-label={`${page.title}, ${page.rangeText}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: each chart is one tab stop
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div className="panes">
        {page.panes.map((pane) => (
          <PaneView key={pane.market} pane={pane} isDense={isDense} />
        ))}
        <PriceCursor figure={figure} page={page} reading={reading} brush={brush} windowOf={control.current} />
      </div>
      <AnnotationStrip {...page} />
      <PriceReadout reading={reading} text={reading && format(page.fromMs + reading.at * 60_000)} />
      <figcaption className="sr-only">
        {page.summary} Arrow keys read it interval by interval, Shift takes ten; plus and minus zoom; t opens the table.
      </figcaption>
    </figure>
  )
}

function PaneView({ pane, isDense }: { pane: Pane; isDense: boolean }): React.ReactNode {
  const { market, title, minutes, downsampledFrom, wide, narrow } = pane
  return (
    <div className={`pane pane-${market}`}>
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

interface CursorProps {
  figure: React.RefObject<HTMLElement | null>
  page: PricesPage
  reading: PriceReading | undefined
  brush: readonly [number, number] | undefined
  windowOf: () => { fromMs: number; toMs: number }
}

/** The line through all panes, and the stretch that is being chosen. */
function PriceCursor({ figure, page, reading, brush, windowOf }: CursorProps): React.ReactNode {
  const area = (reading || brush) && figure.current ? plotAreaOf(figure.current) : undefined
  if (!area) return null
  const { fromMs, toMs } = windowOf()
  const share = reading ? (page.fromMs + reading.at * 60_000 - fromMs) / (toMs - fromMs) : -1
  const px = (at: number) => area.leftPx + at * area.widthPx
  return (
    <>
      {brush ? (
        <span
          className="brush"
          style={{ left: px(Math.min(...brush)), width: Math.abs(brush[1] - brush[0]) * area.widthPx }}
        />
      ) : null}
      {share >= 0 && share <= 1 ? <span className="cursor" style={{ left: px(share) }} /> : null}
    </>
  )
}

function toggleTable(figure: HTMLElement | null): void {
  const table = figure?.closest('.card')?.querySelector<HTMLDetailsElement>('details.as-table')
  if (!table) return
  table.open = !table.open
  if (table.open) table.querySelector('summary')?.focus()
}
