import { useRef, useState } from 'react'
import { CHART_MARGIN } from './chart-margin.ts'
import { findLineAt, moveCursor, type TableLine } from './nearest-line.ts'

interface Cursor {
  index: number
  leftPx: number
  /** In the right half: what it reads stands on its left. */
  late: boolean
  text: string
}

export interface ChartFigureProps {
  label: string
  summary: string
  fromMs: number
  toMs: number
  children: React.ReactNode
}

/** A chart that can be read value by value, by pointer or arrow keys. The values are those of the card's own table. */
export function ChartFigure({ label, summary, fromMs, toMs, children }: ChartFigureProps): React.ReactNode {
  const figure = useRef<HTMLElement>(null)
  const [cursor, setCursor] = useState<Cursor>()

  const pointAt = (lines: readonly TableLine[], index: number) => {
    const line = lines[index]
    const scale = figure.current && scaleOf(figure.current)
    if (!line || !scale) return
    const share = (line.startMs - fromMs) / (toMs - fromMs)
    setCursor({ index, late: share > 0.5, text: line.text, leftPx: scale.leftPx + share * scale.widthPx })
  }
  const onPointerMove = (event: React.PointerEvent<HTMLElement>) => {
    const scale = scaleOf(event.currentTarget)
    if (!scale) return
    const share = (event.clientX - event.currentTarget.getBoundingClientRect().left - scale.leftPx) / scale.widthPx
    const lines = readTable(event.currentTarget)
    if (share >= 0 && share <= 1) pointAt(lines, findLineAt(lines, fromMs + share * (toMs - fromMs)))
  }
  const onKeyDown = (event: React.KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape') return setCursor(undefined)
    const lines = readTable(event.currentTarget)
    const target = moveCursor(event.key, event.shiftKey, cursor?.index ?? lines.length, lines.length)
    if (target === undefined) return
    event.preventDefault()
    pointAt(lines, target)
  }
  return (
    <figure
      ref={figure}
      className="chart"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: each chart is one tab stop
      tabIndex={0}
      onPointerMove={onPointerMove}
      onPointerLeave={() => setCursor(undefined)}
      onKeyDown={onKeyDown}
    >
      {children}
      {cursor ? <span className="cursor" style={{ left: cursor.leftPx }} /> : null}
      <p className="readout" style={cursor && placeReadout(cursor)} aria-live="polite">
        {cursor?.text}
      </p>
      <figcaption className="sr-only">{summary} Arrow keys read it value by value.</figcaption>
    </figure>
  )
}

/** Beside the cursor, inside the figure. */
function placeReadout({ leftPx, late }: Cursor): React.CSSProperties {
  return late
    ? { right: `clamp(0px, 100% - ${leftPx - 10}px, 100% - 11em)` }
    : { left: `clamp(0px, ${leftPx + 10}px, 100% - 11em)` }
}

/** The plot area of the drawing in sight, in pixels of the figure. */
function scaleOf(figure: HTMLElement): { leftPx: number; widthPx: number } | undefined {
  const svg = [...figure.querySelectorAll<SVGSVGElement>('.plot > svg')].find((candidate) => candidate.clientWidth > 0)
  if (!svg) return undefined
  const box = svg.getBoundingClientRect()
  const zoom = box.width / svg.viewBox.baseVal.width
  return {
    leftPx: box.left - figure.getBoundingClientRect().left + CHART_MARGIN.left * zoom,
    widthPx: box.width - (CHART_MARGIN.left + CHART_MARGIN.right) * zoom,
  }
}

/** The lines of the card's table in order of time. */
function readTable(figure: HTMLElement): TableLine[] {
  const card = figure.closest('.card')
  const columns = [...(card?.querySelectorAll('thead th') ?? [])].map((cell) => cell.textContent)
  return [...(card?.querySelectorAll<HTMLElement>('tbody tr') ?? [])]
    .map((row) => {
      const [head, ...cells] = [...row.children].map((cell) => cell.textContent)
      const values = cells.map((value, index) => `${columns[index + 1]} ${value}`)
      return { startMs: Number(row.dataset['start']), text: [head, ...values].join('\n') }
    })
    .sort((a, b) => a.startMs - b.startMs)
}
