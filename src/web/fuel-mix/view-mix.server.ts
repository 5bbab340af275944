import { FUEL_NAMES } from '../../core/fuel.ts'
import { drawStackChart } from '../charts/stack-chart.server.ts'
import { STACK_SIZES } from '../charts/stack-sizes.ts'
import type { CardAction } from '../components/card.tsx'
import { drawTable } from '../pulse/draw-table.server.tsx'
import { gigawattHoursText, shareText } from '../pulse/number-text.ts'
import type { PageContext } from '../state/page-context.ts'
import { type UrlState, writeUrl } from '../state/url-state.ts'
import { momentText } from '../state/zoned-text.ts'
import { leadingFuel, type MixChoice, type MixData, mixChart } from './mix-chart.ts'
import { apiInterval, type MixRange, type MixStep } from './mix-range.ts'
import { mixTable } from './mix-table.ts'
import type { ChoiceLink, MixLegendRow, MixView } from './mix-view.ts'

const STEP_LABELS: Readonly<Record<MixStep, string>> = { '1h': 'Hours', '1d': 'Days', '1M': 'Months' }

/** Draws the fuel mix and says what can be chosen. */
export function viewMix(data: MixData, choice: MixChoice, range: MixRange, page: PageContext): MixView {
  const { generation } = data
  const { code, name } = generation.authority
  const to = (patch: Partial<UrlState>) => writeUrl('/fuel-mix', { ...page.state, ba: code, ...patch })
  const chart = mixChart(data, choice, range, page.zone)
  const headline = headlineOf(data, range)
  return {
    code,
    name,
    headline,
    scope: scopeOf(data, choice, range, chart.zoneLabel),
    views: [
      { label: 'Energy', href: to({ view: undefined }), current: choice.view === 'mw' },
      { label: 'Share', href: to({ view: 'share' }), current: choice.view === 'share' },
    ],
    steps: range.steps.map((step) => ({
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
    legend: legendOf(data, choice, to),
    allHref: choice.hidden.size === 0 ? undefined : to({ hide: [] }),
    source: sourceOf(data, page),
    menu: menuOf(data, range, page),
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

/** The finding: what made most. */
export function headlineOf({ generation }: MixData, { label }: MixRange): string {
  const first = leadingFuel(generation.totals)
  const when = label.startsWith('The') ? `in ${label.toLowerCase()}` : label.toLowerCase()
  return first === undefined
    ? `Fuel mix of ${generation.authority.name}`
    : `${FUEL_NAMES[first[0]]} made ${shareText(first[1])} of ${generation.authority.code}’s electricity ${when}`
}

export const scopeOf = ({ generation }: MixData, choice: MixChoice, range: MixRange, zoneLabel: string): string =>
  `${generation.authority.name} (${generation.authority.code}) · ${range.firstDate} to ${range.lastDate} · ${unitOf(choice, range)} · ${zoneLabel}`

function unitOf({ view }: MixChoice, { step }: MixRange): string {
  if (view === 'share') return 'share of generation'
  return { '1h': 'MWh of each hour', '1d': 'GWh of each day', '1M': 'GWh of each month' }[step]
}

export function sourceOf({ generation }: MixData, { simulated, zone }: PageContext): string {
  const { sources } = generation.meta
  const last = generation.data.findLast(({ total_mwh }) => total_mwh !== null)
  const newest = last?.published_at
    ? ` · last published ${momentText(Temporal.Instant.from(last.published_at), zone)}`
    : ''
  return `${sources.map(({ name }) => name).join(', ')}${simulated ? ', simulated' : ''}${newest}; EIA publishes it a day later`
}

function legendOf(
  { generation }: MixData,
  { hidden }: MixChoice,
  to: (patch: Partial<UrlState>) => string,
): MixLegendRow[] {
  return generation.fuels
    .map((fuel) => {
      const total = generation.totals?.[fuel]
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
  if (step === '1M' || days > 31 || choice.view === 'share') return undefined
  const current = page.state.cmp === 'week'
  return { label: 'Week before', href: to({ cmp: current ? undefined : 'week' }), current }
}

function menuOf({ generation }: MixData, range: MixRange, { state }: PageContext): CardAction[] {
  const { code } = generation.authority
  const asOf = state.as_of === undefined ? {} : { as_of: state.as_of }
  const span = { from: range.from.toString(), to: range.to.toString() }
  const rows = (format: string) =>
    `/api/v1/datasets/eia.fuel_type/rows?${new URLSearchParams({ respondent: code, ...span, ...asOf, format })}`
  const sql = [
    'SELECT interval_start, fuel_type, value_mwh, published_at',
    'FROM eia.fuel_type',
    `WHERE respondent = '${code}'`,
    `  AND interval_start >= TIMESTAMPTZ '${span.from}' AND interval_start < TIMESTAMPTZ '${span.to}'`,
    'ORDER BY interval_start, fuel_type',
  ].join('\n')
  const json = `/api/v1/balancing-authorities/${code}/generation?${new URLSearchParams({ ...span, interval: apiInterval(range.step), ...asOf })}`
  return [
    { label: 'CSV', href: rows('csv'), description: 'hours by energy source as CSV', download: true },
    { label: 'Parquet', href: rows('parquet'), description: 'hours by energy source as Parquet', download: true },
    { label: 'JSON', href: json, description: 'what is shown as JSON' },
    { label: 'Open in SQL', href: writeUrl('/sql', { sql, as_of: state.as_of }), description: 'open in SQL' },
  ]
}
