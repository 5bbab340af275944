import * as Plot from '@observablehq/plot'
import { CHART_MARGIN } from './chart-margin.ts'
import { SYMLOG_CONSTANT, symlogTicks, type ValueScale } from './dense-domain.ts'
import { type IntervalValue, intervalSteps } from './interval-steps.ts'
import type { PlacedDay } from './place-days.ts'
import { createPlotDocument, type VirtualElement } from './plot-document.ts'
import { serialize } from './serialize-svg.ts'
import { stackAxis } from './stack-axis.ts'
import type { ChartSize } from './time-chart.server.ts'

export interface DenseSeries {
  className: string
  values: readonly IntervalValue[]
}

/** Series of prices over market time; several panes stand over each other on one axis. */
export interface DensePane {
  /** For those who do not see it. */
  description: string
  fromMs: number
  toMs: number
  zone: string
  zoneLabel: string
  unitLabel: string
  series: readonly DenseSeries[]
  domain: readonly [number, number]
  scale: ValueScale
  /** Stretches of time behind the lines. */
  /** Times are written under the lowest pane only. */
  hasTimes: boolean
  bands: readonly { fromMs: number; toMs: number }[]
  /** Vertical rule of the moment the page speaks of. */
  moment: { epochMs: number; label: string } | undefined
  /** Text of a value, for the marks of what is cut off. */
  valueText: (value: number) => string
}

/** Draws a pane as SVG markup. Colours are the page's CSS variables. */
export function drawDensePane(pane: DensePane, size: ChartSize): string {
  const { fromMs, toMs, domain, scale } = pane
  const widthPx = size.width - CHART_MARGIN.left - CHART_MARGIN.right
  const axis = stackAxis({ ...pane, widthPx })
  const ticks = scale === 'symlog' ? symlogTicks(domain) : 4
  const texts = new Map(axis.ticks.map(({ epochMs, text }) => [epochMs, text]))
  const svg = Plot.plot({
    document: createPlotDocument() as unknown as Document,
    className: 'p',
    ariaLabel: pane.description,
    width: size.width,
    height: size.height,
    marginLeft: CHART_MARGIN.left,
    marginRight: CHART_MARGIN.right,
    marginTop: CHART_MARGIN.top,
    marginBottom: pane.hasTimes ? CHART_MARGIN.bottom : BARE_BOTTOM_PX,
    x: { type: 'linear', domain: [fromMs, toMs], label: null },
    y: {
      type: scale === 'symlog' ? 'symlog' : 'linear',
      ...(scale === 'symlog' ? { constant: SYMLOG_CONSTANT } : {}),
      nice: scale !== 'symlog',
      clamp: true,
      label: null,
      domain: [...domain],
    },
    marks: [
      Plot.rect(pane.bands, { x1: 'fromMs', x2: 'toMs', className: 'adder-band' }),
      Plot.gridY({ ticks, className: 'grid' }),
      Plot.axisY({ ticks, tickSize: 0, tickFormat: (value: number) => value.toLocaleString('en-US'), label: null }),
      Plot.axisX([...texts.keys()], {
        tickFormat: (epochMs: number) => (pane.hasTimes ? texts.get(epochMs) : ''),
        tickSize: 4,
        label: null,
      }),
      ...(pane.hasTimes
        ? [
            ...(['start', 'middle', 'end'] as const).map((anchor) => drawDays(axis.days, anchor)),
            Plot.text([pane.zoneLabel], { frameAnchor: 'bottom-left', ...DAYS, dx: -CHART_MARGIN.left }),
          ]
        : []),
      Plot.text([pane.unitLabel], { frameAnchor: 'top-left', dx: -CHART_MARGIN.left, dy: -20 }),
      Plot.ruleX(axis.rules, { className: 'midnight' }),
      Plot.ruleY([0], { className: 'zero' }),
      ...pane.series.map(({ values, className }) =>
        Plot.lineY(intervalSteps(values), {
          x: 'epochMs',
          y: 'value',
          curve: 'step-after',
          className: `line ${className}`,
        }),
      ),
      ...drawCutOff(pane),
      ...(pane.moment && pane.moment.epochMs > fromMs && pane.moment.epochMs < toMs ? drawMoment(pane.moment) : []),
    ],
  })
  return serialize(svg as unknown as VirtualElement)
}

/** Under a pane that is followed by another one. */
const BARE_BOTTOM_PX = 10
const DAYS = { lineAnchor: 'top', dy: 23 } as const

const drawDays = (days: readonly PlacedDay[], anchor: PlacedDay['anchor']): Plot.Markish =>
  Plot.text(
    days.filter((day) => day.anchor === anchor),
    { x: 'epochMs', text: 'day', frameAnchor: 'bottom', ...DAYS, textAnchor: anchor },
  )

const drawMoment = ({ epochMs, label }: { epochMs: number; label: string }): Plot.Markish[] => [
  Plot.ruleX([epochMs], { className: 'moment' }),
  Plot.text([label], { x: [epochMs], frameAnchor: 'top', dy: -14, className: 'moment-label' }),
]

/** Triangles where values lie beyond a clamped axis, and the farthest of them in words. */
function drawCutOff({ series, domain, scale, valueText }: DensePane): Plot.Markish[] {
  if (scale !== 'clamp') return []
  const beyond = (isBeyond: (value: number) => boolean) =>
    series.flatMap(({ values, className }) =>
      values.flatMap(({ startMs, endMs, value }) =>
        value !== null && isBeyond(value) ? [{ epochMs: (startMs + endMs) / 2, value, className }] : [],
      ),
    )
  return [
    { marks: beyond((value) => value > domain[1]), edge: domain[1], rotate: 0, dy: -11, sign: 1 },
    { marks: beyond((value) => value < domain[0]), edge: domain[0], rotate: 180, dy: 11, sign: -1 },
  ].flatMap(({ marks, edge, rotate, dy, sign }) => {
    const farthest = marks.toSorted((a, b) => sign * (b.value - a.value)).slice(0, 1)
    return [
      Plot.dot(marks, { x: 'epochMs', y: edge, symbol: 'triangle', r: 3.5, rotate, className: 'cut-off' }),
      Plot.text(farthest, {
        x: 'epochMs',
        y: edge,
        dy,
        text: ({ value }) => valueText(value),
        className: 'cut-off-text',
      }),
    ]
  })
}
