import * as Plot from '@observablehq/plot'
import { CHART_MARGIN } from './chart-margin.ts'
import { SYMLOG_CONSTANT, symlogTicks } from './dense-domain.ts'
import { createPlotDocument, type VirtualElement } from './plot-document.ts'
import { serialize } from './serialize-svg.ts'
import type { ChartSize } from './time-chart.server.ts'

export interface DurationCurve {
  className: string
  /** Share of the hours, from 0 to 1, in which the price was at least `value`. */
  points: readonly { share: number; value: number }[]
}

/** Price-duration curves: how much of the time the price was at least so high. */
export interface DurationChart {
  /** For those who do not see it. */
  description: string
  curves: readonly DurationCurve[]
  scale: 'linear' | 'symlog'
  /** A horizontal rule with its text. */
  threshold: { value: number; label: string }
}

/** Draws price-duration curves as SVG markup. */
export function drawDuration({ description, curves, scale, threshold }: DurationChart, size: ChartSize): string {
  const values = [0, threshold.value, ...curves.flatMap(({ points }) => points.map(({ value }) => value))]
  const domain: [number, number] = [Math.min(...values), Math.max(1, ...values)]
  const ticks = scale === 'symlog' ? symlogTicks(domain) : 6
  const svg = Plot.plot({
    document: createPlotDocument() as unknown as Document,
    className: 'p',
    ariaLabel: description,
    width: size.width,
    height: size.height,
    marginLeft: CHART_MARGIN.left,
    marginRight: CHART_MARGIN.right,
    marginTop: CHART_MARGIN.top,
    marginBottom: CHART_MARGIN.bottom,
    x: { type: 'linear', domain: [0, 1], label: null },
    y: {
      type: scale,
      ...(scale === 'symlog' ? { constant: SYMLOG_CONSTANT } : {}),
      nice: scale === 'linear',
      label: null,
      domain,
    },
    marks: [
      Plot.gridY({ ticks, className: 'grid' }),
      Plot.axisY({ ticks, tickSize: 0, tickFormat: (value: number) => value.toLocaleString('en-US'), label: null }),
      Plot.axisX({ ticks: 5, tickFormat: (share: number) => `${Math.round(share * 100)} %`, tickSize: 4, label: null }),
      Plot.text(['$/MWh'], { frameAnchor: 'top-left', dx: -CHART_MARGIN.left, dy: -20 }),
      Plot.text(['of the hours'], { frameAnchor: 'bottom-left', lineAnchor: 'top', dy: 23 }),
      Plot.ruleY([0], { className: 'zero' }),
      Plot.ruleY([threshold.value], { className: 'threshold' }),
      Plot.text([threshold.label], {
        x: [1],
        y: [threshold.value],
        dy: -7,
        textAnchor: 'end',
        className: 'moment-label',
      }),
      ...curves.map(({ points, className }) =>
        Plot.lineY(stepsOf(points), { x: 'share', y: 'value', className: `line ${className}` }),
      ),
    ],
  })
  return serialize(svg as unknown as VirtualElement)
}

/** The highest price holds from the very start. */
const stepsOf = (points: DurationCurve['points']): DurationCurve['points'] => {
  const [first] = points
  return first ? [{ share: 0, value: first.value }, ...points] : []
}
