import { useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { Markup } from '../charts/drawn.tsx'
import { HEATMAP_CELLS, HEATMAP_MARGIN, heatmapSlots, slotAt } from '../charts/heatmap-cells.ts'
import { cellText } from './heatmap-cell-text.ts'
import type { HeatmapOfPlace, HeatmapPage } from './heatmap-page.ts'
import { heatmapTarget } from './heatmap-target.ts'

interface Cell {
  column: number
  slot: number
}

/** The heat map of one place: read cell by cell, by pointer or arrow keys; a click or Enter goes to the day. */
export function HeatmapFigure({ map, page }: { map: HeatmapOfPlace; page: HeatmapPage }): React.ReactNode {
  const figure = useRef<HTMLElement>(null)
  const navigate = useNavigate()
  const [cell, setCell] = useState<Cell>()
  const column = cell && map.columns[cell.column]
  const open = (one: Cell | undefined) => {
    const key = one && map.columns[one.column]?.key
    if (one && key !== undefined)
      void navigate(heatmapTarget(key, { ...page.state, s: [map.location] }, page.ends[one.column]))
  }
  const cellAt = (event: React.PointerEvent | React.MouseEvent): Cell | undefined => {
    const area = areaOf(figure.current)
    const box = figure.current?.getBoundingClientRect()
    if (!area || !box) return undefined
    const index = Math.floor(((event.clientX - box.left - area.left) / area.width) * map.columns.length)
    const row = ((event.clientY - box.top - area.top) / area.height) * HEATMAP_CELLS
    const found = map.columns[index]
    return found && row >= 0 && row < HEATMAP_CELLS ? { column: index, slot: slotAt(found, row) } : undefined
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Escape') return setCell(undefined)
    if (event.key === 'Enter') return open(cell)
    const moved = moveCell(event.key, event.shiftKey, cell ?? { column: map.columns.length, slot: 12 }, map)
    if (!moved) return
    event.preventDefault()
    setCell(moved)
  }
  return (
    <figure
      ref={figure}
      className="chart heatmap"
      aria-label={`${map.location}, ${page.title}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: each chart is one tab stop
      tabIndex={0}
      onPointerMove={(event) => setCell(cellAt(event))}
      onPointerLeave={() => setCell(undefined)}
      onClick={(event) => open(cellAt(event))}
      onKeyDown={onKeyDown}
    >
      <Markup {...map.wide} className="plot plot-wide" />
      <Markup {...map.narrow} className="plot plot-narrow" />
      {cell ? <CellFrame figure={figure.current} map={map} cell={cell} /> : null}
      <p className="heatmap-readout" aria-live="polite">
        {column && cell ? cellText(column, cell.slot, page) : 'Point at a cell, or use the arrow keys.'}
      </p>
      <figcaption className="sr-only">
        Arrow keys read it cell by cell, Enter goes to the day. The table below has the same numbers.
      </figcaption>
    </figure>
  )
}

function CellFrame({
  figure,
  map,
  cell,
}: {
  figure: HTMLElement | null
  map: HeatmapOfPlace
  cell: Cell
}): React.ReactNode {
  const area = areaOf(figure)
  const column = map.columns[cell.column]
  const slot = column && heatmapSlots(column).find((one) => one.slot === cell.slot)
  if (!area || !slot) return null
  const width = area.width / map.columns.length
  const style = {
    left: area.left + cell.column * width,
    top: area.top + (slot.fromRow / HEATMAP_CELLS) * area.height,
    width: Math.max(width, 3),
    height: ((slot.toRow - slot.fromRow) / HEATMAP_CELLS) * area.height,
  }
  return <span className="cell-frame" style={style} />
}

/** Where the cells are, in the figure's pixels. */
function areaOf(figure: HTMLElement | null) {
  const svg = [...(figure?.querySelectorAll<SVGSVGElement>('.plot > svg') ?? [])].find((one) => one.clientWidth > 0)
  const frame = figure?.getBoundingClientRect()
  if (!svg || !frame) return undefined
  const box = svg.getBoundingClientRect()
  const zoom = box.width / svg.viewBox.baseVal.width
  const { left, right, top, bottom } = HEATMAP_MARGIN
  return {
    left: box.left - frame.left + left * zoom,
    top: box.top - frame.top + top * zoom,
    width: box.width - (left + right) * zoom,
    height: box.height - (top + bottom) * zoom,
  }
}

/** Where a key leads from a cell; undefined: it is not the chart's. */
function moveCell(key: string, shift: boolean, { column, slot }: Cell, { columns }: HeatmapOfPlace): Cell | undefined {
  const step = shift ? 7 : 1
  const clamp = (index: number) => Math.min(columns.length - 1, Math.max(0, index))
  const across = { ArrowLeft: column - step, ArrowRight: column + step, Home: 0, End: columns.length - 1 }[key]
  if (across !== undefined) return { column: clamp(across), slot: Math.min(slot, HEATMAP_CELLS - 1) }
  const down = { ArrowUp: -1, ArrowDown: 1 }[key]
  const here = columns[clamp(column)]
  if (down === undefined || !here) return undefined
  const slots = heatmapSlots(here)
  const at = slots.findIndex((one) => one.slot === slot)
  return { column: clamp(column), slot: slots[Math.min(slots.length - 1, Math.max(0, at + down))]?.slot ?? slot }
}
