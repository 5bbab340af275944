import { momentText } from '../state/zoned-text.ts'
import type { CardContent, CardDay, CardSpec, IntervalRow } from './card-spec.ts'
import { endOf, findLatest, startOf, toIntervalValues, toTableRows } from './interval-row.ts'
import { intervalText } from './interval-text.ts'
import { powerText } from './number-text.ts'

export interface WindRow extends IntervalRow {
  gen_system_wide_mw: number | null
  stwpf_system_wide_mw: number | null
  published_at: string
}

const actual = (row: WindRow) => row.gen_system_wide_mw
const forecast = (row: WindRow) => row.stwpf_system_wide_mw

export const windCard: CardSpec = {
  id: 'wind',
  title: 'Wind: actual and forecast',
  scope: 'ERCOT system wide, MW, hourly average; the dotted line is the forecast as the day began',
  dataset: 'ercot.wind',
  unitLabel: 'MW',
  zero: true,
  size: { width: 720, height: 300 },
}

export const WIND_COLUMNS = [
  'interval_start',
  'interval_end',
  'gen_system_wide_mw',
  'stwpf_system_wide_mw',
  'published_at',
]

/** What the card shows of the day's hours and of the forecast as the day began; undefined where there is none. */
export function readWind(
  rows: readonly WindRow[],
  atMidnight: readonly WindRow[],
  { zone }: CardDay,
): CardContent | undefined {
  const posted = rows
    .map((row) => Temporal.Instant.from(row.published_at))
    .sort(Temporal.Instant.compare)
    .at(-1)
  if (!posted) return undefined
  const latest = findLatest(rows, (row) => actual(row) !== null)
  const before = new Map(atMidnight.map((row) => [row.interval_start, forecast(row)]))
  const when = latest ? intervalText(startOf(latest), endOf(latest), zone) : 'none yet'
  return {
    figures: [
      { label: 'Actual', value: powerText(latest && actual(latest)), unit: 'MW', note: when, series: 'wind-actual' },
      {
        label: 'Forecast',
        value: powerText(latest && forecast(latest)),
        unit: 'MW',
        note: 'same hour, P50',
        series: 'wind-forecast',
      },
      {
        label: 'At midnight',
        value: powerText(latest && before.get(latest.interval_start)),
        unit: 'MW',
        note: 'as forecast then',
        series: 'wind-earlier',
      },
    ],
    series: [
      { className: 'wind-actual', area: true, values: toIntervalValues(rows, actual) },
      { className: 'wind-earlier', values: toIntervalValues(atMidnight, forecast) },
      { className: 'wind-forecast', values: toIntervalValues(rows, forecast) },
    ],
    summary: latest
      ? `Actual wind was ${powerText(actual(latest))} MW in the hour from ${momentText(startOf(latest), zone)}, forecast ${powerText(forecast(latest))} MW.`
      : 'No actual value yet.',
    table: {
      caption: 'Wind in MW, latest hour first; the time is the start of the hour',
      columns: ['Interval start', 'Actual', 'Forecast', 'At midnight'],
      rows: toTableRows(rows, zone, ([row]) =>
        row ? [actual(row), forecast(row), before.get(row.interval_start)].map((mw) => powerText(mw)) : [],
      ),
    },
    newest: { instant: posted, what: 'last posted' },
  }
}
