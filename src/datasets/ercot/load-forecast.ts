import { defineDataset } from '../dataset.ts'

/** Dataset column, name in the CSV, name in the public API, place; South Central stands before Southern, unlike in NP6-345-CD. */
const ZONES = [
  ['coast', 'Coast', 'coast', 'Coast'],
  ['east', 'East', 'east', 'East'],
  ['far_west', 'FarWest', 'farWest', 'Far West'],
  ['north', 'North', 'north', 'North'],
  ['north_central', 'NorthCentral', 'northCentral', 'North Central'],
  ['south_central', 'SouthCentral', 'southCentral', 'South Central'],
  ['southern', 'Southern', 'southern', 'Southern'],
  ['west', 'West', 'west', 'West'],
  ['total', 'SystemTotal', 'systemTotal', ''],
] as const

export const ercotLoadForecast = defineDataset({
  id: 'ercot.load_forecast',
  title: 'ERCOT seven-day load forecast by model and weather zone',
  description:
    'Each hourly posting holds the mid-term load forecast of every model for today and the next seven days, with the model in use at that time (NP3-565-CD).',
  kind: 'forecast',
  zone: 'America/Chicago',
  columns: [
    {
      name: 'model',
      type: 'string',
      meaning: 'Code of the forecast model: A3, A6, E, E1, E2, E3, M, X and others to come.',
    },
    { name: 'in_use', type: 'boolean', meaning: 'True for the model that ERCOT used when it published.' },
    ...ZONES.map(([zone, , , place]) => ({
      name: `${zone}_mw` as const,
      type: 'double' as const,
      unit: 'MW' as const,
      meaning: place ? `Load forecast of weather zone ${place}.` : 'Load forecast, all ERCOT.',
    })),
  ],
  key: ['model', 'interval_start'],
  location: 'model',
  scope: 'interval',
  cadence: 'PT1H',
  lag: 'PT30M',
  fileNames: /NP3-?565|LFMODWEATHER|\.0*14837\./i,
  wire: [
    {
      epoch: '2017-06',
      format: 'csv',
      seen: 'NP3-565-CD postings of 2017-06 and 2026-09',
      header: ['DeliveryDate', 'HourEnding', ...ZONES.map(([, csv]) => csv), 'Model', 'InUseFlag', 'DSTFlag'],
      dateFormat: '%m/%d/%Y',
      time: { kind: 'hour-ending', date: 'DeliveryDate', hour: 'HourEnding', flag: 'DSTFlag' },
      map: {
        model: 'Model',
        in_use: 'InUseFlag',
        ...Object.fromEntries(ZONES.map(([zone, csv]) => [`${zone}_mw`, csv])),
      },
    },
    {
      epoch: 'api',
      format: 'ercot-api-json',
      seen: 'NP3-565-CD page of the public API, posting of 2026-09',
      header: [
        'postedDatetime',
        'deliveryDate',
        'hourEnding',
        ...ZONES.map(([, , api]) => api),
        'model',
        'inUseFlag',
        'DSTFlag',
      ],
      posted: 'postedDatetime',
      dateFormat: '%Y-%m-%d',
      time: { kind: 'hour-ending', date: 'deliveryDate', hour: 'hourEnding', flag: 'DSTFlag' },
      map: {
        model: 'model',
        in_use: 'inUseFlag',
        ...Object.fromEntries(ZONES.map(([zone, , api]) => [`${zone}_mw`, api])),
      },
    },
  ],
  bindings: [
    { via: 'mis', product: 'NP3-565-CD', reportTypeId: 14837, friendlyName: /_csv(xhr)?$/i, retention: 'P8D' },
    { via: 'api', product: 'NP3-565-CD', path: 'np3-565-cd/lf_by_model_weather_zone', retention: 'P7Y' },
  ],
  parserVersion: 1,
})
