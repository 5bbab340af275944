import * as Plot from '@observablehq/plot'
import { CHART_MARGIN } from './chart-margin.ts'
import { intervalSteps } from './interval-steps.ts'
import { labelWidthPx } from './label-width.ts'
import { placeAnnotations } from './place-annotations.ts'
import type { PlacedDay } from './place-days.ts'
import { placeLayerLabels } from './place-layer-labels.ts'
import { createPlotDocument, type VirtualElement } from './plot-document.ts'
import { serialize } from './serialize-svg.ts'
import { drawAnnotations, type LaidAnnotation } from './stack-annotations.server.ts'
import { stackAxis } from './stack-axis.ts'
import { drawHourMarks } from './stack-hour-marks.server.ts'
import { type StackedLayer, stackExtent, stackLayers } from './stack-layers.ts'
import { type StackChart, spanOf } from './stack-spec.ts'
import type { ChartSize } from './time-chart.server.ts'

const LANE_PX = 18
/** Narrower drawings have short labels. */
const ROOMY_PX = 640
const MOST_LANES = 3

/** Draws layers on one another, lines over them and what is worth a word, as SVG markup. Colours are the page's CSS variables. */
export function drawStackChart(chart: StackChart, size: ChartSize): string {
  const { fromMs, toMs } = spanOf(chart)
  const widthPx = size.width - CHART_MARGIN.left - CHART_MARGIN.right
  const stacked = stackLayers(chart.layers)
  const domain = domainOf(chart, stacked)
  const annotations = layOut(chart, size.width, widthPx)
  const lanes = Math.max(0, ...annotations.map(({ lane }) => lane + 1))
  const marginTop = CHART_MARGIN.top + lanes * LANE_PX
  const axis = stackAxis({ fromMs, toMs, zone: chart.zone, zoneLabel: chart.zoneLabel, widthPx })
  const heightPx = size.height - marginTop - CHART_MARGIN.bottom
  const svg = Plot.plot({
    document: createPlotDocument() as unknown as Document,
    className: 'p',
    ariaLabel: chart.description,
    width: size.width,
    height: size.height,
    marginLeft: CHART_MARGIN.left,
    marginRight: CHART_MARGIN.right,
    marginTop,
    marginBottom: CHART_MARGIN.bottom,
    x: { type: 'linear', domain: [fromMs, toMs], label: null },
    y: { type: 'linear', nice: chart.highest === undefined, label: null, domain },
    marks: [
      Plot.gridY({ ticks: 5, className: 'grid' }),
      Plot.axisY({
        ticks: 5,
        tickSize: 0,
        tickFormat: (value: number) => (value / (chart.tickScale ?? 1)).toLocaleString('en-US'),
        label: null,
      }),
      Plot.axisX(
        axis.ticks.map(({ epochMs }) => epochMs),
        {
          tickFormat: (epochMs: number) => axis.ticks.find((tick) => tick.epochMs === epochMs)?.text ?? '',
          tickSize: 4,
          label: null,
        },
      ),
      ...(['start', 'middle', 'end'] as const).map((anchor) => drawDays(axis.days, anchor)),
      Plot.text([chart.unitLabel], { frameAnchor: 'top-left', dx: -CHART_MARGIN.left, dy: -20 }),
      Plot.text([chart.zoneLabel], { frameAnchor: 'bottom-left', ...DAYS, dx: -CHART_MARGIN.left }),
      // From the outermost layer inwards, each down to zero: what lies further in covers the rest.
      ...stacked
        .map((layer, index) => drawLayer(chart, layer, index))
        .reverse()
        .flat(),
      Plot.ruleX(axis.rules, { className: 'midnight' }),
      Plot.ruleY([0], { className: 'zero' }),
      ...chart.lines.flatMap((line) => drawLine(chart, line.className, line.values)),
      drawLayerLabels(chart, stacked, { widthPx, heightPx, span: domain[1] - domain[0] }),
      drawHourMarks(chart),
      ...drawMoment(chart, fromMs, toMs),
      drawAnnotations(annotations, { topPx: marginTop - CHART_MARGIN.top + 12, lanePx: LANE_PX }),
    ],
  })
  return serialize(svg as unknown as VirtualElement)
}

/** The line of days, under the times. */
const DAYS = { lineAnchor: 'top', dy: 23 } as const

const drawDays = (days: readonly PlacedDay[], anchor: PlacedDay['anchor']): Plot.Markish =>
  Plot.text(
    days.filter((day) => day.anchor === anchor),
    { x: 'epochMs', text: 'day', frameAnchor: 'bottom', ...DAYS, textAnchor: anchor },
  )

function domainOf(chart: StackChart, stacked: readonly StackedLayer[]): [number, number] {
  const [low, high] = stackExtent(stacked)
  if (chart.highest !== undefined) return [Math.min(0, low), chart.highest]
  const values = chart.lines.flatMap((line) => line.values.filter((value): value is number => value !== null))
  const [bottom, top] = [values, [low, high]]
    .flat()
    .reduce(([a, b], value) => [Math.min(a, value), Math.max(b, value)], [0, 0])
  return bottom === top ? [0, 1] : [bottom, top]
}

const toIntervals = ({ intervals }: StackChart, values: readonly (number | null | undefined)[]) =>
  intervals.map((interval, index) => ({ ...interval, value: values[index] ?? null }))

function drawLayer(chart: StackChart, { bands }: StackedLayer, index: number): Plot.Markish[] {
  const className = chart.layers[index]?.className ?? ''
  const sides = [
    bands.map((band) => (band && band.to >= band.from ? band.to : null)),
    bands.map((band) => (band && band.to < band.from ? band.to : null)),
  ]
  return sides.flatMap((values) => {
    if (values.every((value) => value === null)) return []
    const points = intervalSteps(toIntervals(chart, values))
    const channels = { x: 'epochMs', curve: 'step-after' } as const
    return [
      Plot.areaY(points, { ...channels, y1: 0, y2: 'value', className: `layer ${className}` }),
      Plot.lineY(points, { ...channels, y: 'value', className: `edge ${className}` }),
    ]
  })
}

const drawLine = (chart: StackChart, className: string, values: readonly (number | null)[]): Plot.Markish[] =>
  ['halo', ''].map((halo) =>
    Plot.lineY(intervalSteps(toIntervals(chart, values)), {
      x: 'epochMs',
      y: 'value',
      curve: 'step-after',
      className: `line ${halo} ${className}`.replace('  ', ' '),
    }),
  )

function drawLayerLabels(
  chart: StackChart,
  stacked: readonly StackedLayer[],
  area: { widthPx: number; heightPx: number; span: number },
): Plot.Markish {
  const { fromMs, toMs } = spanOf(chart)
  const placed = placeLayerLabels(stacked, new Map(chart.layers.map(({ key, label }) => [key, label])), {
    intervalPx: area.widthPx / Math.max(1, chart.intervals.length),
    unitPx: area.heightPx / area.span,
    textHeightPx: 15,
    widthPx: labelWidthPx,
    obstacles: chart.lines.map(({ values }) => values),
  })
  const classOf = (key: string) => chart.layers.find((layer) => layer.key === key)?.className ?? ''
  const msPer = (toMs - fromMs) / Math.max(1, chart.intervals.length)
  return placed.map(({ key, label, at, value }) =>
    Plot.text([label], { x: [fromMs + at * msPer], y: [value], className: `layer-label ${classOf(key)}` }),
  )
}

function drawMoment({ moment }: StackChart, fromMs: number, toMs: number): Plot.Markish[] {
  if (!moment || moment.epochMs <= fromMs || moment.epochMs >= toMs) return []
  const isLate = (moment.epochMs - fromMs) / (toMs - fromMs) > 0.85
  return [
    Plot.ruleX([moment.epochMs], { className: 'moment' }),
    Plot.text([moment], {
      x: 'epochMs',
      text: 'label',
      frameAnchor: 'bottom',
      dy: -8,
      dx: isLate ? -5 : 5,
      textAnchor: isLate ? 'end' : 'start',
      className: 'moment-label',
    }),
  ]
}

/** Full labels, or where they would take many lanes the short ones. */
function layOut(chart: StackChart, drawingPx: number, widthPx: number): LaidAnnotation[] {
  const full = place(chart, widthPx, 'label')
  const isCrowded = drawingPx < ROOMY_PX || full.some(({ lane }) => lane >= MOST_LANES)
  return isCrowded ? place(chart, widthPx, 'short') : full
}

function place(chart: StackChart, widthPx: number, wording: 'label' | 'short'): LaidAnnotation[] {
  const { fromMs, toMs } = spanOf(chart)
  const spots = chart.annotations.map((annotation) => ({
    xPx: ((annotation.atMs - fromMs) / (toMs - fromMs)) * widthPx,
    widthPx: labelWidthPx(annotation[wording]),
  }))
  const places = placeAnnotations(spots, { leftPx: 0, rightPx: widthPx + CHART_MARGIN.right })
  return chart.annotations.flatMap((annotation, index) => {
    const found = places[index]
    return found ? [{ ...annotation, ...found, text: annotation[wording] }] : []
  })
}
