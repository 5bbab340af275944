import * as Plot from '@observablehq/plot'
import { CHART_MARGIN } from './chart-margin.ts'
import { dayTicks } from './day-ticks.ts'
import { type IntervalValue, intervalSteps } from './interval-steps.ts'
import { labelWidthPx } from './label-width.ts'
import { longestRun } from './longest-run.ts'
import { type PlacedDay, placeDays } from './place-days.ts'
import { createPlotDocument, type VirtualElement } from './plot-document.ts'
import { serialize } from './serialize-svg.ts'
import { valueDomain } from './value-domain.ts'

const HOUR_MS = 3_600_000

export interface ChartSeries {
  /** CSS class of the line: the stylesheet gives its colour and dash. */
  className: string
  values: readonly IntervalValue[]
  /** Fill down to zero. */
  area?: boolean
  /** Written at its longest stretch, where there is room. */
  label?: string
}

export interface TimeChart {
  /** What the picture shows, for those who do not see it. */
  description: string
  fromMs: number
  toMs: number
  zone: string
  /** Written at the end of the time axis: `CST`. */
  zoneLabel: string
  /** Written at the top of the value axis: `$/MWh`. */
  unitLabel: string
  series: readonly ChartSeries[]
  /** A vertical rule: the moment the page speaks of. */
  moment?: { epochMs: number; label: string } | undefined
  /** Keep zero in sight, however far from the values. */
  zero: boolean
}

export interface ChartSize {
  width: number
  height: number
}

/** Draws series over market time as SVG markup. Colours are the page's CSS variables, so a theme needs no new drawing. */
export function drawTimeChart(chart: TimeChart, size: ChartSize): string {
  const widthPx = size.width - CHART_MARGIN.left - CHART_MARGIN.right
  const dayPx = (widthPx * 86_400_000) / (chart.toMs - chart.fromMs)
  const hourPx = dayPx / 24
  const ticks = dayTicks(chart.fromMs, chart.toMs, chart.zone, { stepHours: stepHours(dayPx), shortDays: dayPx < 90 })
  const times = new Map(ticks.map(({ epochMs, time }) => [epochMs, time]))
  const takenLeftPx = Math.max(0, labelWidthPx(`${chart.zoneLabel} `) - CHART_MARGIN.left)
  const days = placeDays(ticks, { ...chart, widthPx, takenLeftPx, spareRightPx: CHART_MARGIN.right })
  const domain = valueDomain(
    chart.series.flatMap(({ values }) => values.flatMap(({ value }) => value ?? [])),
    chart,
  )
  const svg = Plot.plot({
    document: createPlotDocument() as unknown as Document,
    className: 'p',
    ariaLabel: chart.description,
    width: size.width,
    height: size.height,
    marginLeft: CHART_MARGIN.left,
    marginRight: CHART_MARGIN.right,
    marginTop: CHART_MARGIN.top,
    marginBottom: CHART_MARGIN.bottom,
    x: { type: 'linear', domain: [chart.fromMs, chart.toMs], label: null },
    y: { type: 'linear', nice: true, label: null, domain },
    marks: [
      Plot.gridY({ ticks: 5, className: 'grid' }),
      Plot.ruleX(days, { x: 'epochMs', className: 'midnight' }),
      Plot.axisY({ ticks: 5, tickSize: 0, tickFormat: (value: number) => value.toLocaleString('en-US'), label: null }),
      Plot.axisX([...times.keys()], { tickFormat: (epochMs: number) => times.get(epochMs), tickSize: 4, label: null }),
      ...(['start', 'middle', 'end'] as const).map((anchor) => drawDays(days, anchor, takenLeftPx)),
      Plot.text([chart.unitLabel], { frameAnchor: 'top-left', dx: -CHART_MARGIN.left, dy: -20 }),
      Plot.text([chart.zoneLabel], { frameAnchor: 'bottom-left', ...DAYS, dx: -CHART_MARGIN.left }),
      ...(domain[0] <= 0 ? [Plot.ruleY([0], { className: 'zero' })] : []),
      ...chart.series.flatMap((series) => drawSeries(series)),
      ...chart.series.flatMap((series) => drawLabel(series, hourPx)),
      ...drawMoment(chart),
    ],
  })
  return serialize(svg as unknown as VirtualElement)
}

/** The line of days, under the times. */
const DAYS = { lineAnchor: 'top', dy: 23 } as const

/** Days at the left edge stand beside what is written there. */
const drawDays = (days: readonly PlacedDay[], anchor: PlacedDay['anchor'], takenLeftPx: number): Plot.Markish =>
  Plot.text(
    days.filter((day) => day.anchor === anchor),
    {
      x: 'epochMs',
      text: 'day',
      frameAnchor: 'bottom',
      ...DAYS,
      dx: anchor === 'start' ? takenLeftPx : 0,
      textAnchor: anchor,
    },
  )

function drawSeries(series: ChartSeries): Plot.Markish[] {
  const points = intervalSteps(series.values)
  const channels = { x: 'epochMs', y: 'value', curve: 'step-after' } as const
  const line = Plot.lineY(points, { ...channels, className: `line ${series.className}` })
  return series.area
    ? [Plot.areaY(points, { ...channels, y1: 0, y2: 'value', className: `area ${series.className}` }), line]
    : [line]
}

function drawLabel({ label, values, className }: ChartSeries, hourPx: number): Plot.Markish[] {
  const run = longestRun(values)
  if (label === undefined || run === undefined) return []
  const halfMs = ((labelWidthPx(label) / hourPx) * HOUR_MS) / 2
  const middleMs = (run.startMs + run.endMs) / 2
  if (middleMs - halfMs < run.startMs) return []
  const under = values.filter(({ startMs, endMs }) => endMs > middleMs - halfMs && startMs < middleMs + halfMs)
  const y = Math.max(...under.flatMap(({ value }) => value ?? []))
  return [Plot.text([label], { x: [middleMs], y: [y], dy: -9, className: `series-label ${className}` })]
}

/** Labels need about 44 px each. */
const stepHours = (dayPx: number): number => [3, 6, 12, 24].find((step) => (dayPx * step) / 24 >= 44) ?? 24

function drawMoment({ fromMs, toMs, moment }: TimeChart): Plot.Markish[] {
  if (!moment) return []
  // Near an edge the label is written inwards.
  const share = (moment.epochMs - fromMs) / (toMs - fromMs)
  const textAnchor = share > 0.85 ? 'end' : share < 0.15 ? 'start' : 'middle'
  return [
    Plot.ruleX([moment.epochMs], { className: 'moment' }),
    Plot.text([moment], {
      x: 'epochMs',
      text: 'label',
      frameAnchor: 'top',
      dy: -20,
      className: 'moment-label',
      textAnchor,
    }),
  ]
}
