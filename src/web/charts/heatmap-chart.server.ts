import { type HeatmapScale, heatmapBin, heatmapClass } from './heatmap-bins.ts'
import {
  HEATMAP_CELLS,
  HEATMAP_MARGIN,
  type HeatmapColumn,
  heatmapSlots,
  hourText,
  REPEATED_SLOT,
} from './heatmap-cells.ts'
import type { ChartSize } from './time-chart.server.ts'

/** Hours of the day down, days or months across. */
export interface HeatmapChart {
  /** For those who do not see it. */
  description: string
  columns: readonly HeatmapColumn[]
  scale: HeatmapScale
  /** Written under columns: the first of a month, a day. */
  labels: readonly { column: number; text: string }[]
  /** Hours that have labels. */
  hourStep: number
}

/** Draws cells as one path a colour, as SVG markup; colours are the page's CSS variables. */
export function drawHeatmap({ description, columns, scale, labels, hourStep }: HeatmapChart, size: ChartSize): string {
  const { left, right, top, bottom } = HEATMAP_MARGIN
  const widthPx = size.width - left - right
  const heightPx = size.height - top - bottom
  const columnPx = widthPx / Math.max(1, columns.length)
  const rowPx = heightPx / HEATMAP_CELLS
  const paths = new Map<string, string[]>()
  for (const [index, column] of columns.entries()) {
    const x = left + index * columnPx
    for (const { fromRow, toRow, bin } of mergeRuns(column, scale)) {
      const path = paths.get(heatmapClass(bin)) ?? []
      path.push(
        `M${round(x)} ${round(top + fromRow * rowPx)}h${round(columnPx)}v${round((toRow - fromRow) * rowPx)}h${round(-columnPx)}z`,
      )
      paths.set(heatmapClass(bin), path)
    }
  }
  const twice = columns.flatMap(({ repeatedHour }, index) =>
    repeatedHour === undefined
      ? []
      : `M${round(left + index * columnPx)} ${round(top + (repeatedHour + 0.5) * rowPx)}h${round(columnPx)}`,
  )
  const cells = [...paths].map(([name, path]) => `<path class="${name}" d="${path.join('')}"/>`).join('')
  const hours = Array.from({ length: HEATMAP_CELLS / hourStep }, (_, index) => index * hourStep)
  const rows = hours.map(
    (hour) =>
      `<text x="${left - 8}" y="${round(top + (hour + 0.5) * rowPx)}" dy="0.35em" text-anchor="end">${hourText(hour, columns.at(-1))}</text>`,
  )
  const marks = labels.map(({ column, text }) => {
    const x = round(left + column * columnPx)
    return `<path class="midnight" d="M${x} ${top}v${round(heightPx)}"/><text x="${x}" y="${size.height - 8}" text-anchor="${x > size.width - 70 ? 'end' : 'start'}">${escapeText(text)}</text>`
  })
  return `<svg class="p" role="img" aria-label="${escapeText(description)}" viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" height="${size.height}" fill="currentColor"><path class="cell-none" d="M${left} ${top}h${round(widthPx)}v${round(heightPx)}h${round(-widthPx)}z"/><g>${cells}</g><path class="twice" d="${twice.join('')}"/>${rows.join('')}${marks.join('')}</svg>`
}

interface Run {
  fromRow: number
  toRow: number
  bin: number
}

/** Neighbours of one colour as one piece. The hour that comes twice has two halves of its row. */
function mergeRuns(column: HeatmapColumn, scale: HeatmapScale): Run[] {
  const runs: Run[] = []
  for (const { slot, fromRow, toRow } of heatmapSlots(column)) {
    const value = column.values[slot]
    if (value == null) continue
    const bin = heatmapBin(value, scale)
    const last = runs.at(-1)
    if (last && last.toRow === fromRow && last.bin === bin && slot !== REPEATED_SLOT) last.toRow = toRow
    else runs.push({ fromRow, toRow, bin })
  }
  return runs
}

const round = (value: number): number => Math.round(value * 100) / 100
const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
