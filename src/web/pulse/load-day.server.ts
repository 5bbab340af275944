import type { Changes } from '../../contract/schemas/authorities/changes.ts'
import type { AuthorityFreshness } from '../../contract/schemas/authorities/freshness.ts'
import type { Pulse } from '../../contract/schemas/authorities/pulse.ts'
import { hasCode, toGridlakeError } from '../../core/errors.ts'
import { drawStackChart } from '../charts/stack-chart.server.ts'
import { STACK_SIZES } from '../charts/stack-sizes.ts'
import type { StackChart } from '../charts/stack-spec.ts'
import { windowText } from '../clean/window-text.ts'
import { momentMark } from '../state/moment-mark.ts'
import { mustKnowAuthority } from '../state/must-know-authority.ts'
import type { PageContext } from '../state/page-context.ts'
import { writeUrl } from '../state/url-state.ts'
import { cleanStrip } from './clean-hours.ts'
import { dayChanges } from './day-changes.ts'
import { dayChart } from './day-chart.ts'
import { dayKpis } from './day-kpis.ts'
import { dayCite, dayShare } from './day-share.ts'
import { dayAge, daySource } from './day-source.ts'
import { dayTable } from './day-table.ts'
import type { ChangesView, DayChartView, DayView, EmptyDayView, FindingView } from './day-view.ts'
import { drawTable } from './draw-table.server.tsx'
import { collectingDay, emptyDay } from './empty-day.ts'
import { hourAnchor } from './hour-anchor.ts'
import { loadMarketCards } from './load-market-cards.server.ts'
import { readCondition } from './read-condition.ts'
import { dayHref, dayLink, longDayText } from './read-day.ts'
import { SUBJECT_NAMES } from './told-hour.ts'

/** The page of a day: what it shows, or why there is nothing to show and which day is near. */
export async function loadDay(page: PageContext): Promise<{ day: DayView } | { empty: EmptyDayView }> {
  // Before anything was collected nothing is known of any authority.
  if (page.authorities.length === 0) return { empty: collectingDay(page) }
  const authority = mustKnowAuthority(page)
  try {
    return { day: await viewDay(await readPulse(page, authority.code), page) }
  } catch (thrown) {
    const error = toGridlakeError(thrown)
    if (!hasCode(error, 'data.not_ingested') && !hasCode(error, 'data.retired')) throw thrown
    return { empty: emptyDay(page, authority, error) }
  }
}

/** The day of the API, of the date and the moment that the address chooses. */
export const readPulse = ({ client, state, asOf, signal }: PageContext, code: string): Promise<Pulse> =>
  client.authorities.pulse(
    code,
    { ...(state.date === undefined ? {} : { date: state.date }), ...(asOf ? { asOf } : {}) },
    signal,
  )

async function viewDay(pulse: Pulse, page: PageContext): Promise<DayView> {
  const { authority, date } = pulse
  const [changes, market, condition, freshness, next] = await Promise.all([
    readChanges(pulse, page),
    readMarket(pulse, page),
    readCondition(pulse, page),
    readFreshness(pulse, page),
    readNextWindow(pulse, page),
  ])
  return {
    code: authority.code,
    name: authority.name,
    date,
    kicker: `${authority.name} (${authority.code}) · ${longDayText(date)}${stateText(pulse)}`,
    headline: pulse.headline.text,
    description: pulse.bullets.map(({ text }) => text).join(' '),
    previous: dayLink(page, authority.code, pulse.previous_date),
    next: dayLink(page, authority.code, pulse.next_date),
    findings: pulse.bullets.map((claim) => finding(claim, pulse, page)),
    kpis: dayKpis(pulse, page.zone),
    chart: viewChart(pulse, freshness, page),
    hourIds: pulse.hours.map((hour) => hourAnchor(Temporal.Instant.from(hour.interval_start), authority.zone)),
    clean: cleanStrip(pulse, page, next),
    changes,
    condition,
    market,
    share: dayShare(pulse, page),
    cite: dayCite(pulse, page),
  }
}

const stateText = ({ day }: Pulse): string =>
  day.state === 'whole'
    ? ''
    : ` · ${day.told_hours} of ${day.hours} hours ${day.state === 'so_far' ? 'so far' : 'published'}`

function finding({ kind, text, sql, values }: Pulse['bullets'][number], pulse: Pulse, page: PageContext): FindingView {
  const hour = values.find(({ interval_start }) => interval_start !== null)?.interval_start ?? undefined
  const isOfDay = pulse.hours.some(({ interval_start }) => interval_start === hour)
  return {
    kind,
    text,
    sql,
    sqlHref: writeUrl('/sql', { sql, as_of: page.state.as_of }),
    hourHref:
      hour !== undefined && isOfDay
        ? `${dayHref(page, pulse.authority.code, page.state.date)}#${hourAnchor(Temporal.Instant.from(hour), pulse.authority.zone)}`
        : undefined,
  }
}

function viewChart(pulse: Pulse, freshness: AuthorityFreshness | undefined, page: PageContext): DayChartView {
  const moment = page.asOf ?? page.now
  const isOpen =
    Temporal.Instant.compare(moment, pulse.day.from) > 0 && Temporal.Instant.compare(moment, pulse.day.to) < 0
  const chart: StackChart = dayChart(pulse, page.zone, isOpen ? momentMark(moment, page.asOf) : undefined)
  const [name, isDemand] = [SUBJECT_NAMES[pulse.subject], pulse.subject === 'demand']
  return {
    title: `${name} and fuel mix`,
    fromMs: Temporal.Instant.from(pulse.day.from).epochMilliseconds,
    toMs: Temporal.Instant.from(pulse.day.to).epochMilliseconds,
    drawings: STACK_SIZES.map(({ size, ...room }) => {
      const id = `day-${size}`
      return { id, markup: page.draw(id, drawStackChart, chart, room), size }
    }),
    table: { id: 'day-table', markup: page.draw('day-table', drawTable, dayTable(pulse, page.zone)) },
    summary: [pulse.headline, ...pulse.bullets].map(({ text }) => text).join(' '),
    legend: [
      { label: name, className: 'demand-actual', kind: 'line' },
      ...(isDemand ? [{ label: 'Day-ahead forecast', className: 'demand-forecast', kind: 'line' } as const] : []),
    ],
    scope: `${pulse.authority.code} · MWh of each hour, by energy source · times in ${chart.zoneLabel}`,
    source: daySource(pulse, page),
    age: dayAge(pulse, freshness, page),
    downloads: downloadsOf(pulse, page),
  }
}

function downloadsOf({ authority, subject, day, headline }: Pulse, { state }: PageContext): DayChartView['downloads'] {
  const asOf = state.as_of === undefined ? {} : { as_of: state.as_of }
  const rows = (dataset: string, format: string) =>
    `/api/v1/datasets/${dataset}/rows?${new URLSearchParams({ respondent: authority.code, from: day.from, to: day.to, ...asOf, format })}`
  return [
    { label: 'CSV', href: rows('eia.fuel_type', 'csv'), description: 'fuel mix as CSV', download: true },
    { label: 'Parquet', href: rows('eia.fuel_type', 'parquet'), description: 'fuel mix as Parquet', download: true },
    {
      label: `${SUBJECT_NAMES[subject]} CSV`,
      href: rows('eia.region_data', 'csv'),
      description: 'totals of each hour as CSV',
      download: true,
    },
    {
      label: 'Open in SQL',
      href: writeUrl('/sql', { sql: headline.sql, as_of: state.as_of }),
      description: 'open in SQL',
    },
  ]
}

/** A failure stays inside its section: the day itself can be read. */
async function readChanges(pulse: Pulse, page: PageContext): Promise<ChangesView> {
  const date = pulse.day.state === 'so_far' ? {} : { date: pulse.date }
  const truth = page.asOf ? { asOf: page.asOf } : {}
  try {
    const changes: Changes = await page.client.authorities.changes(
      pulse.authority.code,
      { ...date, ...truth },
      page.signal,
    )
    return dayChanges(changes, page)
  } catch (thrown) {
    return { title: 'What changed', cards: [], missing: `This cannot be shown: ${toGridlakeError(thrown).message}` }
  }
}

/** How new the day is while it goes on; without it the page says how far its hours reach. */
async function readFreshness({ authority, day }: Pulse, page: PageContext): Promise<AuthorityFreshness | undefined> {
  if (day.state !== 'so_far') return undefined
  const truth = page.asOf ? { asOf: page.asOf } : {}
  return page.client.authorities.freshness(authority.code, truth, page.signal).catch(() => undefined)
}

/** Of a day that goes on, the next clean window in words. */
async function readNextWindow({ authority, day }: Pulse, page: PageContext): Promise<string | undefined> {
  if (day.state !== 'so_far') return undefined
  const { asOf, now, zone, signal } = page
  const clean = await page.client.authorities.clean(authority.code, asOf ? { asOf } : {}, signal).catch(() => undefined)
  const [next] = clean?.windows ?? []
  if (!next) return undefined
  const span = [next.interval_start, next.interval_end].map((text) => Temporal.Instant.from(text))
  const [start, end] = span as [Temporal.Instant, Temporal.Instant]
  return `${windowText(start, end, { zone, moment: asOf ?? now })}, by forecast`
}

/** Of Texas, what its market says too. */
async function readMarket(pulse: Pulse, page: PageContext): Promise<DayView['market']> {
  if (pulse.authority.code !== 'ERCO') return []
  const [from, to] = [Temporal.Instant.from(pulse.day.from), Temporal.Instant.from(pulse.day.to)]
  const moment = page.asOf ?? page.now
  const isOpen = Temporal.Instant.compare(moment, to) < 0
  return loadMarketCards(page, { from, to, zone: page.zone, moment, isOpen })
}
