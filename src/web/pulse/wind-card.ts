import { intervalText, momentText } from '../state/market-time.ts'
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
  unitLabel: 'MW',
  zero: true,
  size: { width: 720, height: 300 },
  read,
}

function read(rows: readonly WindRow[], { moment }: Window): CardContent | undefined {
  const posted = rows
    .map((row) => Temporal.Instant.from(row.published_at))
    .sort(Temporal.Instant.compare)
    .at(-1)
  if (!posted) return undefined
  const latest = findLatest(rows, (row) => actual(row) !== null)
  const ahead = rows.filter((row) => Temporal.Instant.compare(endOf(row), moment) > 0)
  const peak = findHighest(ahead, forecast)
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
        label: 'Forecast, same hour',
        value: powerText(latest && forecast(latest)),
        unit: 'MW',
        note: 'short-term, 50 %',
        series: 'wind-forecast',
      },
      {
        label: 'Highest ahead',
        value: powerText(peak && forecast(peak)),
        unit: 'MW',
        note: peak ? momentText(startOf(peak)) : 'no forecast ahead',
      },
    ],
    series: [
      { className: 'wind-actual', area: true, values: toIntervalValues(rows, actual) },
      { className: 'wind-forecast', values: toIntervalValues(rows, forecast) },
    ],
    summary: [
      latest
        ? `Actual wind was ${powerText(actual(latest))} MW in the hour from ${momentText(startOf(latest))}.`
        : 'No actual value.',
      peak
        ? `The forecast is highest on ${momentText(startOf(peak))} with ${powerText(forecast(peak))} MW.`
        : 'No forecast ahead.',
    ].join(' '),
    table: {
      caption: 'Wind in MW, latest hour first; the time is the start of the hour',
      columns: ['Interval start', 'Actual', 'Forecast'],
      rows: toTableRows(rows, ([row]) => (row ? [powerText(actual(row)), powerText(forecast(row))] : [])),
    },
    newest: { instant: posted, meaning: `since the last posting, ${momentText(posted)}` },
  }
}
