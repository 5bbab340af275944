import type { ChartSize } from '../charts/time-chart.server.ts'
import type { EmbedPicture } from './embed-chart.ts'
import { escapeMarkup } from './escape-markup.ts'
import { wrapText } from './wrap-text.ts'

const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif"

export interface FrameOptions extends ChartSize {
  /** Rules for the chart's and the frame's classes: `pictureStyle`. */
  style: string
  /** How much larger than on a page letters are: previews are looked at small. */
  zoom: number
}

/** A chart with its title, scope, source and age in one drawing that needs nothing else. */
export function framePicture(picture: EmbedPicture, { width, height, style, zoom }: FrameOptions): string {
  const pad = Math.round(width < 480 ? 14 : 24 * zoom)
  const titlePx = Math.round(Math.min(32, Math.max(17, width / 36)) * Math.sqrt(zoom))
  const smallPx = Math.round(12.5 * zoom * 10) / 10
  const inner = width - 2 * pad
  const title = wrapText(picture.title, inner, titlePx * 0.65).slice(0, 3)
  const scope = wrapText(picture.scope, inner, smallPx * 0.56).slice(0, 2)
  const source = wrapText(picture.source, inner - textPx('gridlake', smallPx) - 16, smallPx * 0.56).slice(0, 2)
  let y = pad
  const line = (text: string, sizePx: number, className: string, gap = 1.3) => {
    y += sizePx * gap
    return `<text class="${className}" x="${pad}" y="${round(y - sizePx * 0.2)}" font-size="${sizePx}">${escapeMarkup(text)}</text>`
  }
  const head = [
    ...title.map((text) => line(text, titlePx, 'frame-title', 1.2)),
    ...scope.map((text, index) => line(text, smallPx, 'frame-scope', index === 0 ? 2 : 1.5)),
  ]
  const legend = drawLegend(picture.legend ?? [], { x: pad, y: y + smallPx * 1.9, sizePx: smallPx, width: inner })
  if (legend !== '') y += smallPx * 1.9
  const footTop = height - pad - smallPx * (1.4 * source.length + 0.6)
  const chartTop = y + smallPx * 0.8
  const room = { width: inner, height: Math.max(80, footTop - chartTop - smallPx * 0.4) }
  const foot = source.map(
    (text, index) =>
      `<text class="frame-source" x="${pad}" y="${round(height - pad - smallPx * (1.4 * (source.length - 1 - index)))}" font-size="${smallPx}">${escapeMarkup(text)}</text>`,
  )
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${FONT}" role="img" aria-label="${escapeMarkup(`${picture.title} ${picture.scope}. ${picture.source}`)}">`,
    `<style>${style}</style>`,
    `<rect class="frame-ground" width="${width}" height="${height}"/>`,
    ...head,
    legend,
    `<g class="plot">${place(picture.draw({ width: Math.round(room.width / zoom), height: Math.round(room.height / zoom) }), pad, chartTop, room)}</g>`,
    `<path class="frame-line" d="M${pad},${round(footTop)}H${width - pad}"/>`,
    ...foot,
    `<text class="frame-name" x="${width - pad}" y="${round(height - pad)}" font-size="${smallPx}" text-anchor="end">gridlake</text>`,
    '</svg>',
  ].join('')
}

/** A drawing inside another. */
function place(svg: string, x: number, y: number, { width, height }: ChartSize): string {
  const bare = svg.replace(/^<svg[^>]*>/, (tag) => tag.replace(/ (width|height|role|aria-label)="[^"]*"/g, ''))
  return bare.replace(
    '<svg',
    `<svg x="${x}" y="${round(y)}" width="${round(width)}" height="${round(height)}" aria-hidden="true"`,
  )
}

interface LegendPlace {
  x: number
  y: number
  sizePx: number
  width: number
}

function drawLegend(entries: readonly { className: string; label: string }[], place: LegendPlace): string {
  const { sizePx, y } = place
  let x = place.x
  const drawn: string[] = []
  for (const { className, label } of entries) {
    const widthPx = 34 + textPx(label, sizePx) + 18
    if (x + widthPx > place.x + place.width + 18) break
    drawn.push(
      `<path class="line ${className}" d="M${round(x)},${round(y - sizePx * 0.35)}H${round(x + 26)}"/>`,
      `<text class="frame-scope" x="${round(x + 33)}" y="${round(y)}" font-size="${sizePx}">${escapeMarkup(label)}</text>`,
    )
    x += widthPx
  }
  return drawn.join('')
}

const textPx = (text: string, sizePx: number): number => text.length * sizePx * 0.6

const round = (value: number): number => Math.round(value * 10) / 10
