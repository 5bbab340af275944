import * as Plot from '@observablehq/plot'
import { CHART_MARGIN } from './chart-margin.ts'
import { type DayTick, dayTicks } from './day-ticks.ts'
import { type IntervalValue, intervalSteps } from './interval-steps.ts'
import { createPlotDocument, type VirtualElement } from './plot-document.ts'

export interface ChartSeries {
  /** CSS class of the line: the stylesheet gives its colour and dash. */
  className: string
  values: readonly IntervalValue[]
  /** Fill down to zero. */
  area?: boolean
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
  moment: { epochMs: number; label: string }
  /** Keep zero in sight. */
  zero: boolean
}

export interface ChartSize {
  width: number
  height: number
}

/** Draws series over market time as SVG markup. Colours are the page's CSS variables, so a theme needs no new drawing. */
export function drawTimeChart(chart: TimeChart, size: ChartSize): string {
  const ticks = dayTicks(chart.fromMs, chart.toMs, chart.zone, {
    stepHours: stepHours(chart, size),
    shortDays: dayWidth(chart, size) < 90,
  })
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
    y: { type: 'linear', nice: true, zero: chart.zero, label: null, ...valueDomain(chart) },
    marks: [
      Plot.gridY({ ticks: 5, className: 'grid' }),
      Plot.ruleX(
        ticks.filter((tick) => tick.midnight),
        { x: 'epochMs', className: 'midnight' },
      ),
      Plot.axisY({ ticks: 5, tickSize: 0, tickFormat: (value: number) => value.toLocaleString('en-US'), label: null }),
      Plot.axisX(
        ticks.map((tick) => tick.epochMs),
        { tickFormat: (epochMs: number) => labelOf(ticks, epochMs), tickSize: 4, label: null },
      ),
      Plot.text([chart.unitLabel], { frameAnchor: 'top-left', dx: -46, dy: -20, className: 'unit' }),
      Plot.text([chart.zoneLabel], { frameAnchor: 'bottom-left', dx: -46, dy: 17, className: 'unit' }),
      ...(chart.zero ? [Plot.ruleY([0], { className: 'zero' })] : []),
      ...chart.series.flatMap((series) => drawSeries(series)),
      Plot.ruleX([chart.moment.epochMs], { className: 'moment' }),
      Plot.text([chart.moment], {
        x: 'epochMs',
        text: 'label',
        frameAnchor: 'top',
        dy: -20,
        className: 'moment-label',
        textAnchor: momentAnchor(chart),
      }),
    ],
  })
  return (svg as unknown as VirtualElement).outerHTML
}

function drawSeries(series: ChartSeries): Plot.Markish[] {
  const points = intervalSteps(series.values)
  const channels = { x: 'epochMs', y: 'value', curve: 'step-after' } as const
  const line = Plot.lineY(points, { ...channels, className: `line ${series.className}` })
  return series.area
    ? [Plot.areaY(points, { ...channels, y1: 0, y2: 'value', className: `area ${series.className}` }), line]
    : [line]
}

/** A chart without any value still has an axis. */
function valueDomain(chart: TimeChart): { domain?: [number, number] } {
  const any = chart.series.some((series) => series.values.some(({ value }) => value !== null))
  return any ? {} : { domain: [0, 1] }
}

const dayWidth = ({ fromMs, toMs }: TimeChart, { width }: ChartSize): number =>
  ((width - CHART_MARGIN.left - CHART_MARGIN.right) * 86_400_000) / (toMs - fromMs)

/** Labels need about 44 px each. */
const stepHours = (chart: TimeChart, size: ChartSize): number =>
  [3, 6, 12, 24].find((step) => (dayWidth(chart, size) * step) / 24 >= 44) ?? 24

/** Near an edge the label is written inwards. */
function momentAnchor({ fromMs, toMs, moment }: TimeChart): 'start' | 'middle' | 'end' {
  const share = (moment.epochMs - fromMs) / (toMs - fromMs)
  if (share > 0.85) return 'end'
  return share < 0.15 ? 'start' : 'middle'
}

const labelOf = (ticks: readonly DayTick[], epochMs: number): string =>
  ticks.find((tick) => tick.epochMs === epochMs)?.label ?? ''
