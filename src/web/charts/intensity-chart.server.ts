import * as Plot from '@observablehq/plot'
import { CHART_MARGIN } from './chart-margin.ts'
import { drawSpans } from './intensity-spans.server.ts'
import type { IntensityChart, IntensityHour } from './intensity-spec.ts'
import type { PlacedDay } from './place-days.ts'
import { createPlotDocument, type VirtualElement } from './plot-document.ts'
import { serialize } from './serialize-svg.ts'
import { stackAxis } from './stack-axis.ts'
import type { ChartSize } from './time-chart.server.ts'

const LANE_PX = 24
/** Narrower bars have no room for edges between them. */
const THIN_PX = 4
/** The line of days, under the times. */
const DAYS = { lineAnchor: 'top', dy: 23 } as const

/**
 * Draws intensity as a bar for each hour, coloured by its quarter: full where it is reported, hatched where it is estimated or forecast.
 * SVG markup; colours are classes of the style sheet.
 */
export function drawIntensityChart(chart: IntensityChart, size: ChartSize): string {
  const [fromMs, toMs] = [chart.hours[0]?.startMs ?? 0, chart.hours.at(-1)?.endMs ?? 1]
  const widthPx = size.width - CHART_MARGIN.left - CHART_MARGIN.right
  const marginTop = CHART_MARGIN.top + chart.spans.length * LANE_PX
  const axis = stackAxis({ fromMs, toMs, zone: chart.zone, zoneLabel: chart.zoneLabel, widthPx })
  const known = chart.hours.filter((hour): hour is IntensityHour & { gPerKwh: number } => hour.gPerKwh !== null)
  const highest = known.reduce((high, { gPerKwh }) => Math.max(high, gPerKwh), 0) || 1
  const isThin = widthPx / Math.max(1, chart.hours.length) < THIN_PX
  const hatch = `hatch-${size.width}x${size.height}`
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
    y: { type: 'linear', nice: true, label: null, domain: [0, highest] },
    marks: [
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
      ...(['start', 'middle', 'end'] as const).map((anchor) => drawDays(axis.days, anchor)),
      Plot.text([chart.unitLabel], { frameAnchor: 'top-left', dx: -CHART_MARGIN.left, dy: -marginTop + 6 }),
      Plot.text([chart.zoneLabel], { frameAnchor: 'bottom-left', ...DAYS, dx: -CHART_MARGIN.left }),
      ...([1, 2, 3, 4, null] as const).map((quartile) =>
        drawBars(
          known.filter((hour) => hour.quartile === quartile),
          isThin,
          { className: `bar${isThin ? '-thin' : ''} co2-${quartile ?? 'none'}` },
        ),
      ),
      drawBars(
        known.filter(({ kind }) => kind !== 'reported'),
        isThin,
        { fill: `url(#${hatch})`, className: 'bar-hatch' },
      ),
      drawTops(known, 'reported'),
      drawTops(known, 'ahead'),
      Plot.ruleX(axis.rules, { className: 'midnight' }),
      Plot.ruleY([0], { className: 'zero' }),
      ...drawLimit(chart),
      ...drawMoment(chart, fromMs, toMs),
      drawSpans(chart.spans, {
        bottomPx: marginTop - 8,
        lanePx: LANE_PX,
        leftPx: CHART_MARGIN.left,
        rightPx: size.width - 4,
      }),
    ],
  })
  return withHatch(serialize(svg as unknown as VirtualElement), hatch)
}

const drawDays = (days: readonly PlacedDay[], anchor: PlacedDay['anchor']): Plot.Markish =>
  Plot.text(
    days.filter((day) => day.anchor === anchor),
    { x: 'epochMs', text: 'day', frameAnchor: 'bottom', ...DAYS, textAnchor: anchor },
  )

const drawBars = (
  hours: readonly IntensityHour[],
  isThin: boolean,
  look: { className: string; fill?: string },
): Plot.Markish => {
  const inset = isThin ? 0 : 0.4
  return Plot.rect(hours, {
    x1: 'startMs',
    x2: 'endMs',
    y1: 0,
    y2: 'gPerKwh',
    insetLeft: inset,
    insetRight: inset,
    ...look,
  })
}

/** The upper edge of each bar: light fills alone would not stand out from the page. */
const drawTops = (hours: readonly IntensityHour[], part: 'reported' | 'ahead'): Plot.Markish =>
  Plot.ruleY(
    hours.filter(({ kind }) => (kind === 'reported') === (part === 'reported')),
    { x1: 'startMs', x2: 'endMs', y: 'gPerKwh', className: `bar-top bar-top-${part}` },
  )

function drawLimit({ limit }: IntensityChart): Plot.Markish[] {
  if (!limit) return []
  return [Plot.ruleY([limit], { x1: 'fromMs', x2: 'toMs', y: 'gPerKwh', className: 'clean-limit' })]
}

function drawMoment({ moment }: IntensityChart, fromMs: number, toMs: number): Plot.Markish[] {
  const isLate = (moment.epochMs - fromMs) / (toMs - fromMs) > 0.85
  return [
    Plot.ruleX([moment.epochMs], { className: 'moment' }),
    Plot.text([moment], {
      x: 'epochMs',
      text: 'label',
      frameAnchor: 'top',
      dy: 2,
      dx: isLate ? 5 : -5,
      textAnchor: isLate ? 'start' : 'end',
      className: 'moment-label moment-halo',
    }),
  ]
}

/** Plot draws no patterns of its own. */
const withHatch = (svg: string, id: string): string =>
  svg.replace(
    /^<svg[^>]*>/,
    (tag) =>
      `${tag}<defs><pattern id="${id}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch-line" d="M0,0V6"/></pattern></defs>`,
  )
