import type { Clean, CleanHour } from '../../contract/schemas/authorities/clean.ts'
import { drawIntensityChart } from '../charts/intensity-chart.server.ts'
import type { CardTable } from '../pulse/card-spec.ts'
import { drawTable } from '../pulse/draw-table.server.tsx'
import { momentMark } from '../state/moment-mark.ts'
import type { PageContext } from '../state/page-context.ts'
import { momentText, zoneLabel } from '../state/zoned-text.ts'
import type { CleanView, SizedDrawing } from './clean-view.ts'
import { intensityPicture } from './intensity-picture.ts'
import { windowText } from './window-text.ts'

const SIZES = {
  s: { width: 340, height: 300 },
  m: { width: 680, height: 320 },
  l: { width: 1180, height: 340 },
} as const

const QUARTERS = { 1: 'cleanest quarter', 2: 'second quarter', 3: 'third quarter', 4: 'dirtiest quarter' } as const
const KINDS = { reported: 'reported', estimated: 'estimate', forecast: 'forecast' } as const

const quarterText = (quartile: CleanHour['quartile']): string => (quartile === null ? '–' : QUARTERS[quartile])

/** `247`. */
export const gramsText = (gPerKwh: number | null): string => (gPerKwh === null ? '–' : WHOLE.format(gPerKwh))

const WHOLE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })

const startOf = ({ interval_start }: { interval_start: string }) => Temporal.Instant.from(interval_start)

/** The chart's part of the page: drawings, table, words, files. */
export function viewChart(clean: Clean, page: PageContext): CleanView['chart'] {
  const { zone, asOf, now } = page
  const moment = asOf ?? now
  const summary = summarise(clean, page)
  const scopeZone = zoneLabel(zone, startOf(clean.hours[0] ?? { interval_start: clean.meta.now }), moment)
  const title = `Carbon intensity, the last 48 and the next ${clean.horizon_hours} hours`
  const picture = intensityPicture(clean, {
    zone,
    description: `${title}. ${summary}`,
    moment: momentMark(moment, asOf),
  })
  const table: CardTable = {
    caption: `Average intensity of generation by the hour, latest first; times in ${scopeZone}`,
    columns: ['Hour from', clean.factors.unit, 'Quarter', 'Known as'],
    rows: clean.hours.toReversed().map((hour) => ({
      startMs: startOf(hour).epochMilliseconds,
      head: momentText(startOf(hour), zone),
      cells: [gramsText(hour.intensity_g_per_kwh), quarterText(hour.quartile), KINDS[hour.kind]],
    })),
  }
  return {
    title,
    scope: `${clean.authority.code} · ${clean.authority.name} · ${clean.factors.unit}, ${clean.factors.basis} · ${scopeZone}`,
    summary,
    fromMs: picture.hours[0]?.startMs ?? 0,
    toMs: picture.hours.at(-1)?.endMs ?? 1,
    drawings: Object.entries(SIZES).map(([size, room]): SizedDrawing => {
      const id = `clean-${size}`
      return { size: size as SizedDrawing['size'], id, markup: page.draw(id, drawIntensityChart, picture, room) }
    }),
    table: { id: 'clean-table', markup: page.draw('clean-table', drawTable, table) },
    legend: ([1, 2, 3, 4] as const).map((quartile) => ({ quartile, label: legendText(quartile, clean) })),
    source: `${clean.meta.sources.map(({ name }) => name).join('; ')}${page.simulated ? ', simulated' : ''} · last hour reported ${momentText(Temporal.Instant.from(clean.newest.interval_start), zone)}`,
    menu: filesOf(clean, page),
  }
}

function legendText(quartile: 1 | 2 | 3 | 4, { quartiles }: Clean): string {
  if (!quartiles) return QUARTERS[quartile]
  const [q1, q2, q3] = [quartiles.q1, quartiles.q2, quartiles.q3].map(gramsText)
  return { 1: `cleanest, to ${q1}`, 2: `to ${q2}`, 3: `to ${q3}`, 4: `dirtiest, above ${q3}` }[quartile]
}

function summarise({ now, windows, hours, factors }: Clean, { zone, asOf, now: clock }: PageContext): string {
  const known = hours.filter(({ intensity_g_per_kwh: g }) => g !== null)
  const extreme = (sign: 1 | -1) =>
    known.reduce<CleanHour | undefined>(
      (best, hour) =>
        best === undefined || ((hour.intensity_g_per_kwh ?? 0) - (best.intensity_g_per_kwh ?? 0)) * sign > 0
          ? hour
          : best,
      undefined,
    )
  const [high, low, next] = [extreme(1), extreme(-1), windows[0]]
  const at = (hour: CleanHour | undefined) =>
    hour ? `${gramsText(hour.intensity_g_per_kwh)} at ${momentText(startOf(hour), zone)}` : '–'
  return [
    now ? `About ${gramsText(now.intensity_g_per_kwh)} ${factors.unit} now, ${now.text}.` : '',
    `Lowest ${at(low)}, highest ${at(high)}.`,
    next
      ? `Next clean window: ${windowText(startOf(next), Temporal.Instant.from(next.interval_end), { zone, moment: asOf ?? clock })}.`
      : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}

/** The generation behind it as files, and the answer itself. */
function filesOf(clean: Clean, { asOf }: PageContext): CleanView['chart']['menu'] {
  const truth: Record<string, string> = asOf ? { as_of: asOf.toString() } : {}
  const range = { from: clean.hours[0]?.interval_start ?? '', to: clean.meta.now }
  const rows = (format: string) =>
    `/api/v1/datasets/eia.fuel_type/rows?${new URLSearchParams({ respondent: clean.authority.code, ...range, ...truth, format })}`
  const own = new URLSearchParams({
    factors: clean.factors.basis,
    horizon: String(clean.horizon_hours),
    load_hours: String(clean.best_start?.hours ?? 3),
    ...truth,
  })
  return [
    { label: 'CSV', href: rows('csv'), description: 'generation by fuel as CSV', download: true },
    { label: 'Parquet', href: rows('parquet'), description: 'generation by fuel as Parquet', download: true },
    {
      label: 'JSON',
      href: `/api/v1/balancing-authorities/${clean.authority.code}/clean?${own}`,
      description: 'intensity and forecast as JSON',
    },
  ]
}
