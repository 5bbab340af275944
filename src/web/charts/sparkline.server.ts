import * as Plot from '@observablehq/plot'
import { createPlotDocument, type VirtualElement } from './plot-document.ts'
import { serialize } from './serialize-svg.ts'
import type { ChartSize } from './time-chart.server.ts'

/** The day of a duck in a small picture. */
export interface Sparkline {
  /** What the picture shows, for those who do not see it. */
  description: string
  /** The curve, hour by hour. */
  values: readonly number[]
  /** Another curve above it; the room between them is filled. */
  above: readonly (number | null)[]
  /** Places of the hours from which and to which the curve rises most. */
  ramp: readonly [from: number, to: number]
  /** Place of the trough. */
  trough: number
  /** Places of hours with a tick, and what to write there. */
  ticks: readonly { at: number; text: string }[]
  /** Lowest and highest value of all pictures that are looked at side by side. */
  domain: readonly [low: number, high: number]
}

const MARGIN = { left: 6, right: 6, top: 8, bottom: 20 } as const
const CURVE = { curve: 'monotone-x' } as const

/** Draws a curve as SVG markup. It runs through the middle of each hour. */
export function drawSparkline(line: Sparkline, { width, height }: ChartSize): string {
  const middle = (at: number) => at + 0.5
  const points = line.values.map((value, at) => ({ at: middle(at), value, above: line.above[at] ?? value }))
  const ramp = line.ramp.map((at) => points[at])
  const trough = points.filter((_, at) => at === line.trough)
  const [low] = line.domain
  const svg = Plot.plot({
    document: createPlotDocument() as unknown as Document,
    className: 'p',
    ariaLabel: line.description,
    width,
    height,
    marginLeft: MARGIN.left,
    marginRight: MARGIN.right,
    marginTop: MARGIN.top,
    marginBottom: MARGIN.bottom,
    x: { type: 'linear', domain: [0, line.values.length], axis: null },
    y: { type: 'linear', domain: [...line.domain], axis: null },
    marks: [
      Plot.areaY(points, { x: 'at', y1: 'value', y2: 'above', ...CURVE, className: 'duck-sun' }),
      Plot.areaY(points, { x: 'at', y1: low, y2: 'value', ...CURVE, className: 'duck-body' }),
      Plot.ruleY([low], { className: 'zero' }),
      Plot.lineY(points, { x: 'at', y: 'value', ...CURVE, className: 'line duck-net' }),
      Plot.lineY(
        ramp.filter((point) => point !== undefined),
        { x: 'at', y: 'value', className: 'duck-ramp' },
      ),
      Plot.dot(trough, { x: 'at', y: 'value', r: 4, className: 'duck-trough' }),
      Plot.text([...line.ticks], {
        x: ({ at }: { at: number }) => at,
        text: 'text',
        frameAnchor: 'bottom',
        lineAnchor: 'top',
        dy: 6,
      }),
    ],
  })
  return serialize(svg as unknown as VirtualElement)
}
