import { FUEL_NAMES } from '../../core/fuel.ts'
import { drawStackChart } from '../charts/stack-chart.server.ts'
import { STACK_SIZES } from '../charts/stack-sizes.ts'
import type { CardAction } from '../components/card.tsx'
import { drawTable } from '../pulse/draw-table.server.tsx'
import { gigawattHoursText, shareText } from '../pulse/number-text.ts'
import { durationText } from '../state/market-time.ts'
import type { PageContext } from '../state/page-context.ts'
import { type UrlState, writeUrl } from '../state/url-state.ts'
import { momentText } from '../state/zoned-text.ts'
import { fineSourceOf } from './fine-source.ts'
import { leadingFuel, type MixChoice, mixChart } from './mix-chart.ts'
import { apiInterval, datesText, type EiaStep, type MixRange } from './mix-range.ts'
import type { MixData, MixSeries } from './mix-series.ts'
import { mixTable } from './mix-table.ts'
import type { ChoiceLink, MixLegendRow, MixView } from './mix-view.ts'

const STEP_LABELS: Readonly<Record<EiaStep, string>> = { '1h': 'Hours', '1d': 'Days', '1M': 'Months' }

/** Draws the fuel mix and says what can be chosen. */
export function viewMix(
  data: MixData,
  choice: MixChoice,
  range: MixRange,
  { page, isFineOffered }: { page: PageContext; isFineOffered: boolean },
): MixView {
  const { series } = data
  const { code, name } = series
  const isFine = range.step === '5m'
  const to = (patch: Partial<UrlState>) => writeUrl('/fuel-mix', { ...page.state, ba: code, ...patch })
  const chart = mixChart(data, choice, range, page.zone)
  const headline = headlineOf(data, range)
  return {
    code,
    name,
    headline,
    scope: scopeOf(data, choice, range, chart.zoneLabel),
    views: [
      {
        label: series.unit === 'MW' ? 'Output' : 'Energy',
        href: to({ view: undefined }),
        current: choice.view === 'mw',
      },
      { label: 'Share', href: to({ view: 'share' }), current: choice.view === 'share' },
    ],
    // What one source alone has is no choice.
    mixSources: isFineOffered || isFine ? sourceLinks(code, isFine, to) : [],
    steps: isFine
      ? []
      : range.steps.map((step) => ({
          label: STEP_LABELS[step],
          href: to({ int: step }),
          current: step === range.step,
        })),
    compare: compareLink(page, choice, range, to),
    chart: {
      fromMs: range.from.epochMilliseconds,
      toMs: range.to.epochMilliseconds,
      drawings: STACK_SIZES.map(({ size, ...room }) => {
        const id = `mix-${size}`
        return { id, markup: page.draw(id, drawStackChart, chart, room), size }
      }),
      table: { id: 'mix-table', markup: page.draw('mix-table', drawTable, mixTable(data, choice, range, page.zone)) },
      summary: headline,
      lines: [
        ...(chart.lines.some(({ className }) => className === 'demand-actual')
          ? [{ label: 'Demand', className: 'demand-actual' }]
          : []),
        ...(chart.lines.some(({ className }) => className === 'week-before')
          ? [{ label: 'All sources, a week before', className: 'week-before' }]
          : []),
      ],
    },
    cardScope: `${unitOf(choice, range)} · times in ${chart.zoneLabel}`,
    legend: legendOf(series, choice, to),
    allHref: choice.hidden.size === 0 ? undefined : to({ hide: [] }),
    source: sourceOf(series, page),
    menu: menuOf(series, range, page),
    ...shareOf(page, code),
  }
}

function shareOf(page: PageContext, code: string): Pick<MixView, 'pngHref' | 'embedHref' | 'oembedHref'> {
  const chosen = { ...page.state, ba: code }
  const url = new URL(writeUrl('/fuel-mix', chosen), page.url.origin).href
  return {
    pngHref: writeUrl('/og/fuel-mix.png', chosen),
    embedHref: writeUrl('/embed/fuel-mix', chosen),
    oembedHref: `/oembed?${new URLSearchParams({ url, format: 'json' })}`,
  }
}

function sourceLinks(code: string, isFine: boolean, to: (patch: Partial<UrlState>) => string): ChoiceLink[] {
  const fine = fineSourceOf(code)
  return [
    { label: 'EIA-930, hourly', href: to({ int: undefined }), current: !isFine },
    ...(fine ? [{ label: fine.label, href: to({ int: '5m', cmp: undefined }), current: isFine }] : []),
  ]
}

/** The finding: what made most. */
export function headlineOf({ series }: MixData, { label, firstDate, lastDate }: MixRange): string {
  const first = leadingFuel(series.totals)
  if (first === undefined) return `Fuel mix of ${series.name}`
  const isDay = firstDate.equals(lastDate)
  const when = label.endsWith('day') ? label : `${label.startsWith('the') ? 'in' : isDay ? 'on' : 'from'} ${label}`
  return `${FUEL_NAMES[first[0]]} made ${shareText(first[1])} of ${series.code}’s electricity ${when}`
}

export const scopeOf = ({ series }: MixData, choice: MixChoice, range: MixRange, zoneLabel: string): string =>
  `${series.name} (${series.code}) · ${datesText(range.firstDate, range.lastDate)} · ${unitOf(choice, range)} · ${zoneLabel}`

function unitOf({ view }: MixChoice, { step }: MixRange): string {
  if (view === 'share') return 'share of generation'
  return {
    '5m': 'MW, a reading every five minutes',
    '1h': 'MWh of each hour',
    '1d': 'GWh of each day',
    '1M': 'GWh of each month',
  }[step]
}

/** Whose data, how far they reach and how old that is. */
export function sourceOf(
  series: MixSeries,
  { simulated, zone, asOf, now }: PageContext,
  { withAge = true } = {},
): string {
  const { sources, step, lastEndUtc, publishedUtc } = series
  const reach =
    lastEndUtc === undefined
      ? []
      : [
          reachText(Temporal.Instant.from(lastEndUtc), step === '5m', {
            zone,
            moment: withAge ? (asOf ?? now) : undefined,
            isPast: asOf !== undefined,
          }),
        ]
  return [
    `${sources.join('; ')}${simulated ? '; simulated' : ''}`,
    ...reach,
    ...(publishedUtc === undefined || step === '5m'
      ? []
      : [`last published ${momentText(Temporal.Instant.from(publishedUtc), zone)}`]),
  ].join(' · ')
}

/** `moment`: how old it is then is said too. */
function reachText(
  end: Temporal.Instant,
  isReading: boolean,
  { zone, moment, isPast }: { zone: string; moment: Temporal.Instant | undefined; isPast: boolean },
): string {
  const what = isReading ? 'last reading' : 'last interval ended'
  const seconds = moment?.since(end).total('seconds')
  // Days and months that go on end ahead.
  if (seconds !== undefined && seconds < 0) return `last interval ends ${momentText(end, zone)}`
  const age = seconds === undefined ? '' : `, ${durationText(seconds)} old${isPast ? ' then' : ''}`
  return `${what} ${momentText(end, zone)}${age}`
}

function legendOf(
  { fuels, totals }: MixSeries,
  { hidden }: MixChoice,
  to: (patch: Partial<UrlState>) => string,
): MixLegendRow[] {
  return fuels
    .map((fuel) => {
      const total = totals?.[fuel]
      const isHidden = hidden.has(fuel)
      const others = [...hidden].filter((name) => name !== fuel)
      return {
        fuel,
        name: FUEL_NAMES[fuel],
        total: gigawattHoursText(total?.mwh),
        share: shareText(total?.share),
        hidden: isHidden,
        toggleHref: to({ hide: isHidden ? others : [...others, fuel] }),
      }
    })
    .reverse()
}

function compareLink(
  page: PageContext,
  choice: MixChoice,
  { step, days }: MixRange,
  to: (patch: Partial<UrlState>) => string,
): ChoiceLink | undefined {
  if (step === '1M' || step === '5m' || days > 31 || choice.view === 'share') return undefined
  const current = page.state.cmp === 'week'
  return { label: 'Week before', href: to({ cmp: current ? undefined : 'week' }), current }
}

function menuOf({ code }: MixSeries, range: MixRange, { state }: PageContext): CardAction[] {
  const asOf = state.as_of === undefined ? {} : { as_of: state.as_of }
  const span = { from: range.from.toString(), to: range.to.toString() }
  const fine = range.step === '5m' ? fineSourceOf(code) : undefined
  const rows = (format: string) =>
    `/api/v1/datasets/${fine?.dataset ?? 'eia.fuel_type'}/rows?${new URLSearchParams({ ...(fine ? {} : { respondent: code }), ...span, ...asOf, format })}`
  const within = `interval_start >= TIMESTAMPTZ '${span.from}' AND interval_start < TIMESTAMPTZ '${span.to}'`
  const sql = fine
    ? `SELECT interval_start, fuel, gen_mw, published_at\nFROM ${fine.dataset}\nWHERE ${within}\nORDER BY interval_start, fuel`
    : `SELECT interval_start, fuel_type, value_mwh, published_at\nFROM eia.fuel_type\nWHERE respondent = '${code}'\n  AND ${within}\nORDER BY interval_start, fuel_type`
  const json =
    range.step === '5m'
      ? `/api/v1/balancing-authorities/${code}/fuel-mix?${new URLSearchParams({ ...span, ...asOf })}`
      : `/api/v1/balancing-authorities/${code}/generation?${new URLSearchParams({ ...span, interval: apiInterval(range.step), ...asOf })}`
  const what = fine ? 'readings by energy source' : 'hours by energy source'
  return [
    { label: 'CSV', href: rows('csv'), description: `${what} as CSV`, download: true },
    { label: 'Parquet', href: rows('parquet'), description: `${what} as Parquet`, download: true },
    { label: 'JSON', href: json, description: 'what is shown as JSON' },
    { label: 'Open in SQL', href: writeUrl('/sql', { sql, as_of: state.as_of }), description: 'open in SQL' },
  ]
}
