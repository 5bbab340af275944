import { defineDataset } from '../dataset.ts'

/** Dataset column, name in the daily CSV, name in the public API, place. */
const ZONES = [
  ['coast', 'COAST', 'coast', 'Coast'],
  ['east', 'EAST', 'east', 'East'],
  ['far_west', 'FAR_WEST', 'farWest', 'Far West'],
  ['north', 'NORTH', 'north', 'North'],
  ['north_central', 'NORTH_C', 'northC', 'North Central'],
  ['southern', 'SOUTHERN', 'southern', 'Southern'],
  ['south_central', 'SOUTH_C', 'southC', 'South Central'],
  ['west', 'WEST', 'west', 'West'],
  ['total', 'TOTAL', 'total', ''],
] as const

export const ercotLoadByWeatherZone = defineDataset({
  id: 'ercot.load_by_weather_zone',
  title: 'ERCOT actual system load by weather zone',
  description:
    'Hourly actual load of the eight weather zones and of ERCOT, one document for each operating day (NP6-345-CD).',
  kind: 'fact',
  zone: 'America/Chicago',
  columns: ZONES.map(([zone, , , place]) => ({
    name: `${zone}_mw` as const,
    type: 'double' as const,
    unit: 'MW' as const,
    meaning: place ? `Average load of the hour in weather zone ${place}.` : 'Average load of the hour, all ERCOT.',
  })),
  key: ['interval_start'],
  scope: 'interval',
  // A day's hours come together at 05:50 of the next day: the first of them 28 h 50 min after its end.
  cadence: 'P1D',
  lag: 'PT29H',
  fileNames: /NP6-?345|ACTUALSYSLOADWZN|\.0*13101\./i,
  wire: [
    {
      epoch: '2013',
      format: 'csv',
      seen: 'NP6-345-CD posting of 2026-09',
      header: ['OperDay', 'HourEnding', ...ZONES.map(([, csv]) => csv), 'DSTFlag'],
      dateFormat: '%m/%d/%Y',
      time: { kind: 'hour-ending', date: 'OperDay', hour: 'HourEnding', flag: 'DSTFlag' },
      map: Object.fromEntries(ZONES.map(([zone, csv]) => [`${zone}_mw`, csv])),
    },
    {
      epoch: 'api',
      format: 'ercot-api-json',
      header: ['operatingDay', 'hourEnding', ...ZONES.map(([, , api]) => api), 'DSTFlag'],
      dateFormat: '%Y-%m-%d',
      time: { kind: 'hour-ending', date: 'operatingDay', hour: 'hourEnding', flag: 'DSTFlag' },
      map: Object.fromEntries(ZONES.map(([zone, , api]) => [`${zone}_mw`, api])),
    },
  ],
  bindings: [
    { via: 'mis', product: 'NP6-345-CD', reportTypeId: 13101, friendlyName: /_csv(xhr)?$/i, retention: 'P31D' },
    { via: 'api', product: 'NP6-345-CD', path: 'np6-345-cd/act_sys_load_by_wzn', retention: 'P7Y' },
  ],
  parserVersion: 1,
})
