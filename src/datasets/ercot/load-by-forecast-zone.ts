import { defineDataset } from '../dataset.ts'

/** Dataset column, name in the daily CSV, place. */
const ZONES = [
  ['north', 'NORTH', 'North'],
  ['south', 'SOUTH', 'South'],
  ['west', 'WEST', 'West'],
  ['houston', 'HOUSTON', 'Houston'],
  ['total', 'TOTAL', ''],
] as const

export const ercotLoadByForecastZone = defineDataset({
  id: 'ercot.load_by_forecast_zone',
  title: 'ERCOT actual system load by forecast zone',
  description:
    'Hourly actual load of the four forecast zones and of ERCOT, one document for each operating day (NP6-346-CD).',
  kind: 'fact',
  zone: 'America/Chicago',
  columns: ZONES.map(([zone, , place]) => ({
    name: `${zone}_mw` as const,
    type: 'double' as const,
    unit: 'MW' as const,
    meaning: place ? `Average load of the hour in forecast zone ${place}.` : 'Average load of the hour, all ERCOT.',
  })),
  key: ['interval_start'],
  scope: 'interval',
  // A day's hours come together at 05:50 of the next day: the first of them 28 h 50 min after its end.
  cadence: 'P1D',
  lag: 'PT29H',
  fileNames: /NP6-?346|ACTUALSYSLOADFZN|\.0*14836\./i,
  wire: [
    {
      epoch: '2017-06',
      format: 'csv',
      seen: 'NP6-346-CD postings of 2017-06, 2021-02, 2024-01, 2024-03, 2024-07, 2024-11 and 2024-12',
      header: ['OperDay', 'HourEnding', ...ZONES.map(([, csv]) => csv), 'DSTFlag'],
      dateFormat: '%m/%d/%Y',
      time: { kind: 'hour-ending', date: 'OperDay', hour: 'HourEnding', flag: 'DSTFlag' },
      map: Object.fromEntries(ZONES.map(([zone, csv]) => [`${zone}_mw`, csv])),
    },
    {
      epoch: 'api',
      format: 'ercot-api-json',
      header: ['operatingDay', 'hourEnding', ...ZONES.map(([zone]) => zone), 'DSTFlag'],
      dateFormat: '%Y-%m-%d',
      time: { kind: 'hour-ending', date: 'operatingDay', hour: 'hourEnding', flag: 'DSTFlag' },
      map: Object.fromEntries(ZONES.map(([zone]) => [`${zone}_mw`, zone])),
    },
  ],
  bindings: [
    { via: 'mis', product: 'NP6-346-CD', reportTypeId: 14836, friendlyName: /_csv(xhr)?$/i, retention: 'P31D' },
    { via: 'api', product: 'NP6-346-CD', path: 'np6-346-cd/act_sys_load_by_fzn', retention: 'P7Y' },
  ],
  parserVersion: 1,
})
