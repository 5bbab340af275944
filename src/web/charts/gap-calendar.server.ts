import type { GapDay, GapHour } from '../../contract/schemas/status-gaps.ts'
import { dateText } from '../state/date-text.ts'
import { type GapColumn, layGapColumns } from './gap-columns.ts'

interface Size {
  cellPx: number
  rowPx: number
  leftPx: number
  topPx: number
  /** A label stands over every so many hours. */
  stepHours: number
}

const SIZES: Readonly<Record<'wide' | 'narrow', Size>> = {
  wide: { cellPx: 30, rowPx: 17, leftPx: 96, topPx: 26, stepHours: 1 },
  narrow: { cellPx: 10, rowPx: 15, leftPx: 50, topPx: 22, stepHours: 6 },
}

/** A gap calendar as SVG: a row for each day, a cell for each hour it has; each state has a shape of its own. `days` oldest first. */
export function drawGapCalendar(days: readonly GapDay[], which: 'wide' | 'narrow', label: string): string {
  const size = SIZES[which]
  const { columns, rows } = layGapColumns(days)
  const width = size.leftPx + columns.length * size.cellPx + 4
  const height = size.topPx + rows.length * size.rowPx + 4
  const cells = rows.map(({ date, cells: hours }, row) => {
    const top = size.topPx + row * size.rowPx
    const marks = hours.flatMap((hour, at) =>
      hour === undefined ? [] : drawHour(hour, size.leftPx + at * size.cellPx, top, size),
    )
    return `${dayLabel(date, top, which, size)}${marks.join('')}`
  })
  return `<svg class="gaps" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(label)}" font-size="${which === 'wide' ? 12 : 11}">${hourLabels(columns, size)}${cells.join('')}</svg>`
}

/** The change of the clock is written beside its hour. */
function hourLabels(columns: readonly GapColumn[], { cellPx, leftPx, topPx, stepHours }: Size): string {
  return columns
    .flatMap(({ hour, repeat }, at) => {
      if (repeat ? stepHours > 1 : hour % stepHours !== 0) return []
      const text = repeat ? `${two(hour)}′` : two(hour)
      return `<text class="axis" x="${leftPx + (at + 0.5) * cellPx}" y="${topPx - 8}" text-anchor="middle">${text}</text>`
    })
    .join('')
}

function dayLabel(date: string, top: number, which: 'wide' | 'narrow', { leftPx, rowPx }: Size): string {
  const day = Temporal.PlainDate.from(date)
  const text = which === 'wide' ? dateText(day) : `${day.month}/${day.day}`
  return `<text class="axis" x="${leftPx - 8}" y="${top + rowPx / 2 + 4}" text-anchor="end">${text}</text>`
}

function drawHour(hour: GapHour, left: number, top: number, { cellPx, rowPx }: Size): string {
  const [x, y, w, h] = [left + 1, top + 1, cellPx - 2, rowPx - 3]
  const box = (className: string, extra = '') =>
    `<rect class="${className}" x="${x}" y="${y}" width="${w}" height="${h}" rx="2"/>${extra}`
  const shapes: Readonly<Record<GapHour['state'], () => string>> = {
    present: () => box('gap-present'),
    partial: () =>
      `${box('gap-hollow')}<rect class="gap-partial" x="${x}" y="${y + h / 2}" width="${w}" height="${h / 2}" rx="1"/>`,
    absent: () => box('gap-absent', `<path class="gap-cross" d="M${x + 2} ${y + h - 2}L${x + w - 2} ${y + 2}"/>`),
    pending: () => `<circle class="gap-pending" cx="${x + w / 2}" cy="${y + h / 2}" r="1.6"/>`,
    before: () => '',
  }
  return shapes[hour.state]()
}

const two = (value: number): string => String(value).padStart(2, '0')

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
