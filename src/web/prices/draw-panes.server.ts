import type { AdderSpan } from '../../contract/schemas/prices-annotations.ts'
import { denseDomain, type UsualSpan, type ValueScale } from '../charts/dense-domain.ts'
import type { DensePane } from '../charts/dense-pane.server.ts'
import type { ChartSize } from '../charts/time-chart.server.ts'
import { momentMark } from '../state/moment-mark.ts'
import type { PageContext } from '../state/page-context.ts'
import { momentText } from '../state/zoned-text.ts'
import { paneIntervals } from './pane-intervals.ts'
import { MARKET_TITLES } from './price-markets.ts'
import type { PriceRange } from './price-range.ts'
import type { PaneData } from './read-panes.server.ts'
import { roundUsdText } from './usd-text.ts'

const WIDTH_PX = 1120
const NARROW_WIDTH_PX = 340

export interface PaneLook {
  scale: ValueScale
  usual: UsualSpan | undefined
  adders: readonly AdderSpan[]
  zoneLabel: string
  /** The one pane has all the room; the last one has the times. */
  isOnly: boolean
  isLast: boolean
}

/** A pane ready to be drawn, and the heights of its two drawings. */
export interface PreparedPane {
  pane: DensePane
  domain: readonly [number, number]
  sizes: Readonly<Record<'wide' | 'narrow', ChartSize>>
}

/** Makes a pane of what was read: its axes, its lines, what lies behind them. */
export function preparePane(page: PageContext, data: PaneData, range: PriceRange, look: PaneLook): PreparedPane {
  const fromMs = range.from.epochMilliseconds
  const toMs = range.to.epochMilliseconds
  const values = data.series.flatMap((series) => series.values)
  const domain = denseDomain(values, look.scale, look.usual)
  const title = MARKET_TITLES[data.market]
  const pane: DensePane = {
    description: `${title} prices of ${data.series.map(({ location }) => location).join(', ') || 'nothing'}, ${momentText(range.from, page.zone)} to ${momentText(range.to, page.zone)}.`,
    fromMs,
    toMs,
    zone: page.zone,
    zoneLabel: look.zoneLabel,
    unitLabel: '$/MWh',
    domain,
    scale: look.scale,
    hasTimes: look.isLast,
    bands: data.market === 'da' ? [] : look.adders.map((span) => bandOf(span, fromMs, toMs)),
    moment: momentMark(page.asOf ?? page.now, page.asOf),
    valueText: roundUsdText,
    series: data.series.map((series) => ({
      className: `series-${series.mark}`,
      values: paneIntervals(series, fromMs, data.minutes, data.downsampledFrom !== undefined),
    })),
  }
  const isTall = look.isOnly || data.market === 'rt'
  const axisPx = look.isLast ? 30 : 0
  const sizes = {
    wide: { width: WIDTH_PX, height: look.isOnly ? 460 : (isTall ? 270 : 170) + axisPx },
    narrow: { width: NARROW_WIDTH_PX, height: look.isOnly ? 360 : (isTall ? 290 : 220) + axisPx },
  }
  return { pane, domain, sizes }
}

/** Clipped to the range. */
const bandOf = ({ from, to }: AdderSpan, fromMs: number, toMs: number) => ({
  fromMs: Math.max(fromMs, Temporal.Instant.from(from).epochMilliseconds),
  toMs: Math.min(toMs, Temporal.Instant.from(to).epochMilliseconds),
})
