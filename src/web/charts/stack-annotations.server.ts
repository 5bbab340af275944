import type { Markish } from '@observablehq/plot'
import type { PlacedAnnotation } from './place-annotations.ts'
import type { StackAnnotation } from './stack-spec.ts'

const SVG = 'http://www.w3.org/2000/svg'

/** An annotation with its lane and the text that fits. */
export interface LaidAnnotation extends StackAnnotation, PlacedAnnotation {
  text: string
}

/** As much of Plot's scales as is asked. */
interface Scales {
  x?: (value: number) => number
  y?: (value: number) => number
}

/** Labels above the chart, each with a leader to its place and a mark there. `topPx` is the lowest lane's line of text. */
export function drawAnnotations(
  annotations: readonly LaidAnnotation[],
  { topPx, lanePx }: { topPx: number; lanePx: number },
): Markish {
  return (_index, scales, _values, _dimensions, context) => {
    const { document } = context as unknown as { document: Document }
    const element = (name: string, attributes: Record<string, string | number>) => {
      const made = document.createElementNS(SVG, name)
      for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
      return made
    }
    const { x = Number, y = Number } = scales as unknown as Scales
    const group = element('g', { class: 'annotations' })
    for (const { atMs, value, to, lane, anchor, text } of annotations) {
      const [atPx, pointPx] = [x(atMs), y(Math.max(value, to ?? value))]
      const linePx = topPx - lane * lanePx
      group.append(
        element('path', { class: 'leader-halo', d: `M${atPx},${linePx - 10}V${pointPx}` }),
        element('path', { class: 'leader', d: `M${atPx},${linePx - 10}V${pointPx}` }),
      )
      group.append(
        to === undefined
          ? element('circle', { class: 'spot', cx: atPx, cy: y(value), r: 3.5 })
          : element('path', { class: 'stretch', d: `M${atPx},${y(value)}V${y(to)}` }),
      )
      const label = element('text', {
        class: 'annotation',
        x: atPx + (anchor === 'start' ? 5 : -5),
        y: linePx,
        'text-anchor': anchor,
      })
      label.append(document.createTextNode(text))
      group.append(label)
    }
    return group as unknown as SVGElement
  }
}
