import { intervalText, momentText, weekdayTimeText } from '../state/market-time.ts'
import type { CardContent, CardSpec, IntervalRow, Window } from './card-spec.ts'
import { endOf, findHighest, findLatest, startOf, toIntervalValues, toTableRows } from './interval-row.ts'
import { powerText } from './number-text.ts'

interface WindRow extends IntervalRow {
  gen_system_wide_mw: number | null
  stwpf_system_wide_mw: number | null
}

const actual = (row: WindRow) => row.gen_system_wide_mw
const forecast = (row: WindRow) => row.stwpf_system_wide_mw

export const windCard: CardSpec<WindRow> = {
  id: 'wind',
  title: 'Wind: actual and forecast',
  scope: 'ERCOT system wide, MW, hourly average',
  dataset: 'ercot.wind',
  hoursBack: 48,
  hoursAhead: 48,
  question: {
    columns: ['interval_start', 'interval_end', 'gen_system_wide_mw', 'stwpf_system_wide_mw', 'published_at'],
  },
  hoursEarlier: 24,
  unitLabel: 'MW',
  zero: true,
  size: { width: 720, height: 300 },
  read,
}

function read(
  rows: readonly WindRow[],
  { moment, earlier }: Window,
  earlierRows: readonly WindRow[],
): CardContent | undefined {
  const posted = rows
    .map((row) => Temporal.Instant.from(row.published_at))
    .sort(Temporal.Instant.compare)
    .at(-1)
  if (!posted) return undefined
  const latest = findLatest(rows, (row) => actual(row) !== null)
  const ahead = rows.filter((row) => Temporal.Instant.compare(endOf(row), moment) > 0)
  const peak = findHighest(ahead, forecast)
  const earlierByStart = new Map(earlierRows.map((row) => [row.interval_start, forecast(row)]))
  const earlierForecast = (row: WindRow | undefined) => row && earlierByStart.get(row.interval_start)
  return {
    figures: [
      {
        label: 'Actual',
        value: powerText(latest && actual(latest)),
        unit: 'MW',
        note: latest ? intervalText(startOf(latest), endOf(latest)) : 'none in this span',
        series: 'wind-actual',
      },
      {
        label: 'Forecast',
        value: powerText(latest && forecast(latest)),
        unit: 'MW',
        note: 'same hour, 50 %',
        series: 'wind-forecast',
      },
      {
        label: 'A day earlier',
        value: powerText(earlierForecast(latest)),
        unit: 'MW',
        note: 'forecast then',
        series: 'wind-earlier',
      },
      {
        label: 'Highest ahead',
        value: powerText(peak && forecast(peak)),
        unit: 'MW',
        note: peak ? weekdayTimeText(startOf(peak)) : 'no forecast ahead',
      },
    ],
    series: [
      { className: 'wind-actual', area: true, values: toIntervalValues(rows, actual) },
      { className: 'wind-earlier', values: toIntervalValues(earlierRows, forecast) },
      { className: 'wind-forecast', values: toIntervalValues(rows, forecast) },
    ],
    summary: [
      latest
        ? `Actual wind was ${powerText(actual(latest))} MW in the hour from ${momentText(startOf(latest))}, forecast ${powerText(forecast(latest))} MW.`
        : 'No actual value.',
      earlier ? `The dotted line is the forecast as of ${momentText(earlier)}.` : '',
      peak
        ? `The forecast is highest on ${momentText(startOf(peak))} with ${powerText(forecast(peak))} MW.`
        : 'No forecast ahead.',
    ].join(' '),
    table: {
      caption: 'Wind in MW, latest hour first; the time is the start of the hour',
      columns: ['Interval start', 'Actual', 'Forecast', 'A day earlier'],
      rows: toTableRows(rows, ([row]) =>
        row ? [actual(row), forecast(row), earlierForecast(row)].map((megawatts) => powerText(megawatts)) : [],
      ),
    },
    newest: { instant: posted, meaning: `since the last posting, ${momentText(posted)}` },
  }
}
