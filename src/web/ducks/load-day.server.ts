import { PATHS } from '../../contract/paths.ts'
import type { DuckDay } from '../../contract/schemas/authorities/ducks.ts'
import { drawOverlayChart } from '../charts/overlay-chart.server.ts'
import { drawStackChart } from '../charts/stack-chart.server.ts'
import type { ChartSize } from '../charts/time-chart.server.ts'
import { mustKnowAuthority } from '../state/must-know-authority.ts'
import type { PageContext } from '../state/page-context.ts'
import { hiddenFields, writeUrl } from '../state/url-state.ts'
import { askDay } from './ask-day.server.ts'
import { dayChart, describeDay } from './day-chart.ts'
import { dayLegend } from './day-legend.ts'
import type { DayView } from './day-view.ts'
import { daysAsked, duckLinks } from './duck-links.ts'
import { longDateText, powerText, scoreText, shareText, shortDateText } from './duck-text.ts'
import { viewReference } from './reference-view.ts'
import { sourceText } from './source-text.ts'
import { viewShape, viewWhy } from './why-view.ts'

const SIZES = [
  { size: 's', width: 360, height: 330 },
  { size: 'm', width: 680, height: 380 },
  { size: 'l', width: 900, height: 410 },
] as const

/** Everything that the page of one day shows. */
export async function loadDay(page: PageContext, date: string): Promise<DayView> {
  const links = duckLinks(page)
  const authority = mustKnowAuthority(page, (code) => links.day(date, code))
  const day = await askDay(page, authority, date)
  const { code, name, zone } = authority
  const chart = dayChart(day)
  const days = daysAsked(page)
  const share = shareOf(page, code, date)
  const whole = day.hours.filter(({ net_load_mwh }) => net_load_mwh !== null).length
  return {
    date,
    kicker: `${code} · ${name}`,
    title: day.duck
      ? `${longDateText(date)}: a duck of ${scoreText(day.duck.score)}`
      : `${longDateText(date)}: no score`,
    lede: day.duck ? describeDay(day) : '',
    previous: { label: shortDateText(day.previous_date), href: links.day(day.previous_date) },
    next: day.next_date === null ? undefined : { label: shortDateText(day.next_date), href: links.day(day.next_date) },
    gallery: { label: `All duck days of ${code}`, href: links.gallery() },
    dateField: {
      max: (page.asOf ?? page.now).toZonedDateTimeISO(zone).toPlainDate().toString(),
      kept: hiddenFields({ ba: code, as_of: page.state.as_of, range: page.state.range }),
    },
    chart: {
      fromMs: chart.intervals[0]?.startMs ?? 0,
      toMs: chart.intervals.at(-1)?.endMs ?? 1,
      drawings: SIZES.map(({ size, ...room }) => draw(page, `duck-day-${size}`, size, drawOverlayChart, chart, room)),
      summary: chart.description,
      legend: dayLegend(day),
      columns: ['Hour', 'Demand', 'Solar', 'Wind', 'Net load', 'Less wind too', 'Typical'],
      hours: day.hours.map((hour) => ({
        startMs: Temporal.Instant.from(hour.interval_start).epochMilliseconds,
        label: hour.label,
        cells: [
          hour.demand_mwh,
          hour.solar_mwh,
          hour.wind_mwh,
          hour.net_load_mwh,
          hour.standard_net_load_mwh,
          hour.typical_net_load_mwh,
        ].map(powerText),
      })),
    },
    why: day.duck && day.reference ? viewWhy(day.duck, day.reference, day.ranked_days) : undefined,
    without: day.duck ? undefined : viewWithout(day, page),
    reference: day.reference ? viewReference(day.reference) : undefined,
    shape: viewShape(day),
    fuels: viewFuels(page, day),
    typical: typicalText(day),
    scope: `${code} · ${longDateText(date)} · ${day.hours.length} hours · MW · ${zone}`,
    source: sourceText(
      day.meta,
      whole === day.hours.length ? `all ${whole} hours published` : `${whole} of ${day.hours.length} hours published`,
      zone,
      page.simulated,
    ),
    downloads: downloadsOf(page, day, days, share),
    share,
  }
}

function typicalText({ typical, first_date, last_date }: DuckDay): string {
  if (typical.days === 0)
    return `no other whole ${typical.class === 'weekday' ? 'weekday' : 'weekend day'} to compare with`
  const days = typical.class === 'weekday' ? 'weekday' : 'weekend day'
  return `median of ${typical.days} other ${days}${typical.days === 1 ? '' : 's'} from ${shortDateText(first_date)} to ${longDateText(last_date)}`
}

const draw = <Size extends 's' | 'm' | 'l', Chart>(
  page: PageContext,
  id: string,
  size: Size,
  drawChart: (chart: Chart, room: ChartSize) => string,
  chart: Chart,
  room: ChartSize,
) => ({ id, size, markup: page.draw(id, drawChart, chart, room) })

function viewWithout(day: DuckDay, page: PageContext): NonNullable<DayView['without']> {
  const links = duckLinks(page)
  if (day.state === 'no_solar') {
    return {
      text: `${day.authority.code} reports no solar generation, so its days have no duck. These authorities report some:`,
      links: day.with_solar.slice(0, 6).map(({ code, name }) => ({
        label: `${code} · ${name}`,
        href: links.day(day.date, code),
      })),
    }
  }
  const near = day.nearest_date
  const why = day.left_out?.text ?? 'there is no whole day to measure it by'
  return {
    text: `${day.next_date === null ? 'The day is not over. ' : ''}A score needs every hour of the day: ${why}.`,
    links:
      near === null ? [] : [{ label: `The nearest day with a score: ${longDateText(near)}`, href: links.day(near) }],
  }
}

function viewFuels(page: PageContext, day: DuckDay): DayView['fuels'] {
  if (day.fuels.length === 0) return undefined
  const chart = dayChart(day)
  const stack = {
    ...chart,
    description: `Generation of ${day.authority.code} by fuel on ${longDateText(day.date)}.`,
    layers: day.fuels.map(({ fuel, name, mwh }) => ({
      key: fuel,
      label: name,
      className: `fuel-${fuel}`,
      values: mwh,
    })),
    lines: chart.lines.filter(({ className }) => className === 'duck-demand'),
    annotations: [],
  }
  return {
    drawings: SIZES.map(({ size, ...room }) => draw(page, `duck-mix-${size}`, size, drawStackChart, stack, room)),
    rows: day.fuels.map(({ fuel, name, total_mwh, share }) => ({
      fuel,
      name,
      total: powerText(total_mwh),
      share: shareText(share),
    })),
  }
}

function shareOf(page: PageContext, code: string, date: string): DayView['share'] {
  const query = writeUrl('', { ba: code, date, as_of: page.state.as_of })
  const url = new URL(duckLinks(page).day(date), page.url.origin).href
  return {
    pngHref: `/og/ducks.png${query}`,
    embedHref: `/embed/ducks${query}`,
    oembedHref: `/oembed?${new URLSearchParams({ url, format: 'json' })}`,
    origin: page.url.origin,
  }
}

function downloadsOf(page: PageContext, day: DuckDay, days: number, share: DayView['share']): DayView['downloads'] {
  const { code } = day.authority
  const [from, to] = [day.hours[0], day.hours.at(-1)].map((hour) => Temporal.Instant.from(hour?.interval_start ?? ''))
  const truth = page.asOf === undefined ? {} : { as_of: page.asOf.toString() }
  const range = { respondent: code, from: `${from}`, to: `${to?.add({ hours: 1 })}`, ...truth }
  const rows = (dataset: string, format: string) =>
    `${PATHS.rows.replace('{id}', dataset)}?${new URLSearchParams({ ...range, format })}`
  const json = `${PATHS.authorityDucks.replace('{ba}', code)}?${new URLSearchParams({ date: day.date, days: String(days), ...truth })}`
  return [
    { label: 'Demand CSV', href: rows('eia.region_data', 'csv'), download: true },
    { label: 'Generation CSV', href: rows('eia.fuel_type', 'csv'), download: true },
    { label: 'Parquet', href: rows('eia.fuel_type', 'parquet'), description: 'generation as Parquet', download: true },
    { label: 'JSON', href: json, description: 'this day as JSON' },
    { label: 'Open in SQL', href: duckLinks(page).sql(day.sql.hours) },
    { label: 'PNG', href: share.pngHref, description: 'this day as a picture' },
    { label: 'Embed', href: share.embedHref, description: 'alone, to embed' },
  ]
}
