import { defineDataset } from '../dataset.ts'

/** Dataset column, name in the CSV, place. */
const ZONES = [
  ['north', 'North', 'North'],
  ['south', 'South', 'South'],
  ['west', 'West', 'West'],
  ['houston', 'Houston', 'Houston'],
  ['total', 'SystemTotal', ''],
] as const

export const ercotLoadForecastByForecastZone = defineDataset({
  id: 'ercot.load_forecast_by_forecast_zone',
  title: 'ERCOT seven-day load forecast by forecast zone',
  description:
    'Each hourly posting holds the load forecast of the four forecast zones and of ERCOT for today and the next seven days (NP3-560-CD).',
  kind: 'forecast',
  zone: 'America/Chicago',
  columns: ZONES.map(([zone, , place]) => ({
    name: `${zone}_mw` as const,
    // Up to 16 decimals are printed, more than a double holds.
    type: 'double' as const,
    unit: 'MW' as const,
    meaning: place ? `Load forecast of forecast zone ${place}.` : 'Load forecast, all ERCOT.',
  })),
  key: ['interval_start'],
  scope: 'interval',
  cadence: 'PT1H',
  lag: 'PT30M',
  fileNames: /NP3-?560|LFCCONGEST|\.0*12311\./i,
  wire: [
    {
      epoch: 'forecast-zones',
      format: 'csv',
      seen: 'NP3-560-CD posting of 192 hours',
      // ERCOT ends the header with four blanks.
      header: ['DeliveryDate', 'HourEnding', ...ZONES.map(([, csv]) => csv), 'DSTFlag    '],
      dateFormat: '%m/%d/%Y',
      time: { kind: 'hour-ending', date: 'DeliveryDate', hour: 'HourEnding', flag: 'DSTFlag    ' },
      map: Object.fromEntries(ZONES.map(([zone, csv]) => [`${zone}_mw`, csv])),
    },
  ],
  bindings: [
    { via: 'mis', product: 'NP3-560-CD', reportTypeId: 12311, friendlyName: /_csv(xhr)?$/i, retention: 'P8D' },
  ],
  parserVersion: 1,
})
