import { useEffect, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { moveCursor } from '../charts/nearest-line.ts'
import { AnnotationStrip } from './annotation-strip.tsx'
import { momentFormat } from './moment-format.ts'
import { PaneView } from './pane-view.tsx'
import { plotAreaOf } from './plot-area.ts'
import { lastAtOrBefore, latestReading, type PriceReading, readingAt, readingStarts } from './price-reading.ts'
import { PriceReadout } from './price-readout.tsx'
import { partOf, zoomWindow } from './price-window.ts'
import type { PricesPage } from './prices-page.ts'
import { useDense } from './use-dense.ts'
import { usePriceGestures } from './use-price-gestures.ts'
import { usePriceWindow } from './use-price-window.ts'
import { useWheelWindow } from './use-wheel-window.ts'

/** More points than this are drawn on canvases once the page is alive. */
const DENSE_FROM_POINTS = 5000

/** The panes over each other, with one cursor: read by pointer or arrow keys, zoomed by dragging, moved by dragging with Shift, both by two fingers. */
export function PriceFigure({ page }: { page: PricesPage }): React.ReactNode {
  const figure = useRef<HTMLElement>(null)
  const navigate = useNavigate()
  const [isDense, setDense] = useState(false)
  const [readMs, setReadMs] = useState<number>()
  const [isPinned, setPinned] = useState(false)
  const [brush, setBrush] = useState<readonly [number, number]>()
  const starts = useMemo(() => readingStarts(page.panes), [page.panes])
  const format = useMemo(() => momentFormat(page.zone), [page.zone])
  const latest = useMemo(
    () => latestReading(page.panes, (page.moment.epochMs - page.fromMs) / 60_000),
    [page.panes, page.moment.epochMs, page.fromMs],
  )
  const points = page.panes.flatMap(({ series }) => series).reduce((sum, { at }) => sum + at.length, 0)

  useEffect(() => {
    if (points > DENSE_FROM_POINTS) setDense(true)
  }, [points])

  const setWindow = useRef<(window: { fromMs: number; toMs: number }) => void>(() => {})
  const control = usePriceWindow(page, (window) => setWindow.current(window))
  setWindow.current = useDense(figure, page, isDense, control.isHeld)

  /** At the same moment still when other prices come. */
  const reading = useMemo(() => {
    if (readMs === undefined || readMs < page.fromMs || readMs >= page.toMs) return undefined
    const start = starts[Math.max(0, lastAtOrBefore(starts, (readMs - page.fromMs) / 60_000))]
    return start === undefined ? undefined : readingAt(page.panes, start)
  }, [readMs, page, starts])
  usePriceGestures(figure, control, {
    onRead: (epochMs) => isPinned || setReadMs(epochMs),
    onLeave: () => isPinned || setReadMs(undefined),
    onBrush: setBrush,
    onSelect: (from, to) => {
      setDense(true)
      control.commit(partOf(control.current(), from, to))
    },
    onPan: () => setDense(true),
    onOut: () => void navigate(page.links.zoomOut, { preventScrollReset: true }),
  })
  useWheelWindow(figure, control, () => setDense(true))

  /** Where nothing is read the newest prices stand, and the text says so. */
  const timeText = (read: PriceReading | undefined) => {
    if (!read) return undefined
    const text = format(page.fromMs + read.at * 60_000)
    return read === reading ? `${isPinned ? 'Pinned: ' : ''}${text}` : `Newest: ${text}`
  }

  const onKeyDown = (event: React.KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Escape') {
      setPinned(false)
      return setReadMs(undefined)
    }
    if (event.key === 'Enter') return setPinned(reading !== undefined && !isPinned)
    if (event.key === 't') return toggleTable(figure.current)
    if (event.key === '0') return void navigate(page.links.reset, { preventScrollReset: true })
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
    setReadMs(page.fromMs + start * 60_000)
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
      <PriceReadout reading={reading} text={timeText(reading ?? latest)} />
      <div className="panes">
        {page.panes.map((pane, index) => (
          <PaneView
            key={pane.market}
            pane={pane}
            isDense={isDense}
            values={(reading ?? latest)?.panes[index]?.values}
          />
        ))}
        <PriceCursor figure={figure} page={page} reading={reading} brush={brush} windowOf={control.current} />
      </div>
      <AnnotationStrip {...page} />
      <p className="chart-keys">
        <span className="with-mouse">
          Drag to zoom, with Shift to move; double click to zoom out. Keys: ← → read, Enter pins, + − zoom, [ ] earlier
          and later, 0 back to the last days, t table.
        </span>
        <span className="with-touch">Tap to read. Two fingers zoom and move.</span>
      </p>
      <figcaption className="sr-only">
        {page.summary} Arrow keys read it interval by interval, Shift takes ten; Enter pins the reading; plus and minus
        zoom; zero goes back to the last days; t opens the table.
      </figcaption>
    </figure>
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
