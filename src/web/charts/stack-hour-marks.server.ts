import type { Markish } from '@observablehq/plot'
import type { StackChart } from './stack-spec.ts'

/** A mark over each column that may be asked for by its address; unseen until it is. */
export function drawHourMarks({ intervals }: StackChart): Markish {
  return (_index, scales, _values, dimensions, context) => {
    const { document } = context as unknown as { document: Document }
    const { x = Number } = scales as unknown as { x?: (value: number) => number }
    const make = (name: string) => document.createElementNS('http://www.w3.org/2000/svg', name)
    const group = make('g')
    for (const { startMs, endMs, mark } of intervals) {
      if (mark === undefined) continue
      const rect = make('rect')
      const edges = {
        class: `hour-mark ${mark}`,
        x: x(startMs),
        width: x(endMs) - x(startMs),
        y: dimensions.marginTop,
        height: dimensions.height - dimensions.marginTop - dimensions.marginBottom,
      }
      for (const [key, value] of Object.entries(edges)) rect.setAttribute(key, String(value))
      group.append(rect)
    }
    return group as unknown as SVGElement
  }
}
