import { intervalText, momentText, weekdayTimeText } from '../state/market-time.ts'
import type { CardContent, CardSpec, IntervalRow, Window } from './card-spec.ts'
import { endOf, findHighest, findLatest, startOf, toIntervalValues, toTableRows } from './interval-row.ts'
import { powerText } from './number-text.ts'

interface DemandRow extends IntervalRow {
  type: string
  value_mwh: number | null
}

const value = (row: DemandRow) => row.value_mwh

export const demandCard: CardSpec<DemandRow> = {
  id: 'demand',
  title: 'Demand: actual and day-ahead forecast',
  scope: 'EIA-930, balancing authority ERCO, MWh of each hour',
  dataset: 'eia.region_data',
  hoursBack: 48,
  hoursAhead: 48,
  question: {
    columns: ['interval_start', 'interval_end', 'type', 'value_mwh', 'published_at'],
    filter: { respondent: ['ERCO'], type: ['D', 'DF'] },
  },
  unitLabel: 'MWh',
  zero: false,
  size: { width: 720, height: 300 },
  read,
}

function read(rows: readonly DemandRow[], { moment }: Window): CardContent | undefined {
  const demand = rows.filter((row) => row.type === 'D')
  const forecast = rows.filter((row) => row.type === 'DF')
  const latest = findLatest(demand, (row) => value(row) !== null)
  const newest = latest ?? findLatest(forecast, (row) => value(row) !== null)
  if (!newest) return undefined
  const sameHour = forecast.find((row) => row.interval_start === latest?.interval_start)
  const peak = findHighest(
    forecast.filter((row) => Temporal.Instant.compare(endOf(row), moment) > 0),
    value,
  )
  return {
    figures: [
      {
        label: 'Demand',
        value: powerText(latest && value(latest)),
        unit: 'MWh',
        note: latest ? intervalText(startOf(latest), endOf(latest)) : 'none in this span',
        series: 'demand-actual',
      },
      {
        label: 'Forecast',
        value: powerText(sameHour && value(sameHour)),
        unit: 'MWh',
        note: 'same hour',
        series: 'demand-forecast',
      },
      {
        label: 'Highest ahead',
        value: powerText(peak && value(peak)),
        unit: 'MWh',
        note: peak ? weekdayTimeText(startOf(peak)) : 'no forecast ahead',
      },
    ],
    series: [
      { className: 'demand-actual', values: toIntervalValues(demand, value) },
      { className: 'demand-forecast', values: toIntervalValues(forecast, value) },
    ],
    summary: [
      latest
        ? `Demand was ${powerText(value(latest))} MWh in the hour from ${momentText(startOf(latest))}.`
        : 'No actual demand.',
      peak
        ? `The forecast is highest on ${momentText(startOf(peak))} with ${powerText(value(peak))} MWh.`
        : 'No forecast ahead.',
    ].join(' '),
    table: {
      caption: 'Demand in MWh, latest hour first; the time is the start of the hour',
      columns: ['Interval start', 'Demand', 'Day-ahead forecast'],
      rows: toTableRows(rows, (group) =>
        ['D', 'DF'].map((type) => powerText(group.find((row) => row.type === type)?.value_mwh)),
      ),
    },
    newest: { instant: endOf(newest), meaning: `since the last hour known ended, ${momentText(endOf(newest))}` },
  }
}
