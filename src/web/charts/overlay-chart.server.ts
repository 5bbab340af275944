import * as Plot from '@observablehq/plot'
import { CHART_MARGIN } from './chart-margin.ts'
import { intervalSteps } from './interval-steps.ts'
import { labelWidthPx } from './label-width.ts'
import type { OverlayBand, OverlayChart, OverlayLine } from './overlay-spec.ts'
import { placeAnnotations } from './place-annotations.ts'
import type { PlacedDay } from './place-days.ts'
import { createPlotDocument, type VirtualElement } from './plot-document.ts'
import { serialize } from './serialize-svg.ts'
import { drawAnnotations, type LaidAnnotation } from './stack-annotations.server.ts'
import { stackAxis } from './stack-axis.ts'
import type { ChartSize } from './time-chart.server.ts'
import { valueDomain } from './value-domain.ts'

const LANE_PX = 18
/** Narrower drawings have short labels. */
const ROOMY_PX = 640
/** A label inside a band wants so much height. */
const LABEL_HEIGHT_PX = 18

/** Draws curves over one another with what is worth a word, as SVG markup. Each value holds over its hour. */
export function drawOverlayChart(chart: OverlayChart, size: ChartSize): string {
  const fromMs = chart.intervals[0]?.startMs ?? 0
  const toMs = chart.intervals.at(-1)?.endMs ?? 1
  const widthPx = size.width - CHART_MARGIN.left - CHART_MARGIN.right
  const values = [...chart.lines, ...chart.bands.map(({ upper }) => ({ values: upper }))].flatMap((line) =>
    line.values.filter((value) => value !== null),
  )
  const domain = valueDomain(values, { zero: false })
  const annotations = layOut(chart, fromMs, toMs, size.width, widthPx)
  const lanes = Math.max(0, ...annotations.map(({ lane }) => lane + 1))
  const marginTop = CHART_MARGIN.top + lanes * LANE_PX
  const heightPx = size.height - marginTop - CHART_MARGIN.bottom
  const axis = stackAxis({ fromMs, toMs, zone: chart.zone, zoneLabel: chart.zoneLabel, widthPx })
  const svg = Plot.plot({
    document: createPlotDocument() as unknown as Document,
    className: 'p',
    ariaLabel: chart.description,
    ...size,
    marginLeft: CHART_MARGIN.left,
    marginRight: CHART_MARGIN.right,
    marginTop,
    marginBottom: CHART_MARGIN.bottom,
    x: { type: 'linear', domain: [fromMs, toMs], label: null },
    y: { type: 'linear', nice: true, label: null, domain },
    marks: [
      ...chart.bands.map((band) => drawBand(chart, band)),
      Plot.gridY({ ticks: 5, className: 'grid' }),
      Plot.axisY({ ticks: 5, tickSize: 0, tickFormat: (value: number) => value.toLocaleString('en-US'), label: null }),
      Plot.axisX(
        axis.ticks.map(({ epochMs }) => epochMs),
        {
          tickFormat: (epochMs: number) => axis.ticks.find((tick) => tick.epochMs === epochMs)?.text ?? '',
          tickSize: 4,
          label: null,
        },
      ),
      ...(['start', 'middle', 'end'] as const).map((anchor) => drawNotes(axis.days, anchor)),
      Plot.text([chart.unitLabel], { frameAnchor: 'top-left', dx: -CHART_MARGIN.left, dy: -20 }),
      Plot.text([chart.zoneLabel], { frameAnchor: 'bottom-left', ...NOTES, dx: -CHART_MARGIN.left }),
      Plot.ruleX(axis.rules, { className: 'midnight' }),
      ...chart.lines.flatMap((line) => drawLine(chart, line)),
      ...drawDrop(chart),
      ...chart.bands.flatMap((band) => drawBandLabel(chart, band, { heightPx, span: domain[1] - domain[0], widthPx })),
      drawAnnotations(annotations, { topPx: marginTop - CHART_MARGIN.top + 12, lanePx: LANE_PX }),
    ],
  })
  return serialize(svg as unknown as VirtualElement)
}

/** The line of notes, under the times. */
const NOTES = { lineAnchor: 'top', dy: 23 } as const

const drawNotes = (notes: readonly PlacedDay[], anchor: PlacedDay['anchor']): Plot.Markish =>
  Plot.text(
    notes.filter((note) => note.anchor === anchor),
    { x: 'epochMs', text: 'day', frameAnchor: 'bottom', ...NOTES, textAnchor: anchor },
  )

const stepsOf = ({ intervals }: OverlayChart, values: OverlayLine['values']) =>
  intervalSteps(intervals.map((interval, index) => ({ ...interval, value: values[index] ?? null })))

const drawLine = (chart: OverlayChart, { className, values }: OverlayLine): Plot.Markish[] =>
  ['halo', ''].map((halo) =>
    Plot.lineY(stepsOf(chart, values), {
      x: 'epochMs',
      y: 'value',
      curve: 'step-after',
      className: ['line', halo, className].filter(Boolean).join(' '),
    }),
  )

function drawBand(chart: OverlayChart, { className, lower, upper }: OverlayBand): Plot.Markish {
  const both = (values: OverlayLine['values'], others: OverlayLine['values']) =>
    values.map((value, at) => (others[at] == null ? null : value))
  const tops = stepsOf(chart, both(upper, lower))
  const points = stepsOf(chart, both(lower, upper)).map((point, at) => ({
    ...point,
    top: tops[at]?.value ?? point.value,
  }))
  return Plot.areaY(points, { x: 'epochMs', y1: 'value', y2: 'top', curve: 'step-after', className })
}

const drawDrop = ({ drop }: OverlayChart): Plot.Markish[] =>
  drop
    ? [
        Plot.ruleY([drop], { y: 'from', x1: 'fromMs', x2: 'toMs', className: 'drop' }),
        Plot.ruleX([drop], { x: 'toMs', y1: 'from', y2: 'to', className: 'drop' }),
      ]
    : []

interface Area {
  widthPx: number
  heightPx: number
  span: number
}

/** At the band's highest hour, if the name fits there. */
function drawBandLabel(chart: OverlayChart, band: OverlayBand, { widthPx, heightPx, span }: Area): Plot.Markish[] {
  const room = band.upper.map((upper, at) => (upper === null ? 0 : upper - (band.lower[at] ?? upper)))
  const best = room.indexOf(Math.max(...room))
  const [interval, upper] = [chart.intervals[best], band.upper[best]]
  const hours = Math.ceil(labelWidthPx(band.label) / (widthPx / chart.intervals.length))
  const around = room.slice(Math.max(0, best - Math.ceil(hours / 2)), best + Math.ceil(hours / 2) + 1)
  const fits = (Math.min(...around) * heightPx) / span >= LABEL_HEIGHT_PX
  if (!interval || upper == null || !fits) return []
  const middle = upper - (room[best] ?? 0) / 2
  const x = (interval.startMs + interval.endMs) / 2
  return [Plot.text([band.label], { x: [x], y: [middle], className: 'band-label' })]
}

/** Full labels, or where there is little room the short ones. */
function layOut(
  chart: OverlayChart,
  fromMs: number,
  toMs: number,
  drawingPx: number,
  widthPx: number,
): LaidAnnotation[] {
  const wording = drawingPx < ROOMY_PX ? 'short' : 'label'
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
