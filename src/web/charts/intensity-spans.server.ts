import type { Markish } from '@observablehq/plot'
import type { IntensitySpan } from './intensity-spec.ts'
import { labelWidthPx } from './label-width.ts'

const SVG = 'http://www.w3.org/2000/svg'
const TICK_PX = 4

export interface SpanLanes {
  /** Of the lowest lane's bracket. */
  bottomPx: number
  lanePx: number
  leftPx: number
  rightPx: number
}

/** Brackets above the hours, a lane each, with a word over the widest of a lane's. */
export function drawSpans(
  lanes: readonly (readonly IntensitySpan[])[],
  { bottomPx, lanePx, leftPx, rightPx }: SpanLanes,
): Markish {
  return (_index, scales, _values, _dimensions, context) => {
    const { document } = context as unknown as { document: Document }
    const x = (scales as unknown as { x?: (value: number) => number }).x ?? Number
    const element = (name: string, attributes: Record<string, string | number>) => {
      const made = document.createElementNS(SVG, name)
      for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
      return made
    }
    const group = element('g', { class: 'spans' })
    lanes.forEach((spans, lane) => {
      const y = bottomPx - lane * lanePx
      for (const { fromMs, toMs, className } of spans) {
        const d = `M${x(fromMs) + 1},${y + TICK_PX}V${y}H${x(toMs) - 1}V${y + TICK_PX}`
        group.append(element('path', { class: `span ${className}`, d }))
      }
      for (const { fromMs, toMs, label, className } of spans) {
        if (label === '') continue
        const halfPx = labelWidthPx(label) / 2
        const middle = Math.min(rightPx - halfPx, Math.max(leftPx + halfPx, (x(fromMs) + x(toMs)) / 2))
        const text = element('text', { class: `span-label ${className}`, x: middle, y: y - 4, 'text-anchor': 'middle' })
        text.append(document.createTextNode(label))
        group.append(text)
      }
    })
    return group as unknown as SVGElement
  }
}
