import { defineDataset } from '../dataset.ts'
import { BALANCING_AUTHORITY_ZONES } from './balancing-authority-zones.ts'

export const eiaRegionData = defineDataset({
  id: 'eia.region_data',
  title: 'EIA-930 demand, day-ahead demand forecast, net generation and interchange',
  description:
    'Hourly values by balancing authority, polled from the EIA v2 API. Upstream overwrites revisions; every change seen is kept here.',
  kind: 'fact',
  zone: { column: 'respondent', zones: BALANCING_AUTHORITY_ZONES },
  columns: [
    { name: 'respondent', type: 'string', meaning: 'Code of the balancing authority, `ERCO`.' },
    { name: 'respondent_name', type: 'string', meaning: 'Its name.', nullable: true },
    {
      name: 'type',
      type: 'string',
      meaning: 'D demand, DF day-ahead demand forecast, NG net generation, TI total interchange.',
    },
    { name: 'type_name', type: 'string', meaning: 'The type in words.', nullable: true },
    {
      name: 'value_mwh',
      type: 'double',
      unit: 'MWh',
      meaning: 'Energy of the hour; interchange is positive for exports.',
      nullable: true,
    },
  ],
  key: ['respondent', 'type', 'interval_start'],
  location: 'respondent',
  scope: 'interval',
  cadence: 'PT1H',
  lag: 'PT1H30M',
  fileNames: /region[-_]data/i,
  wire: [
    {
      epoch: 'v2',
      format: 'eia-json',
      seen: 'answers of 2025-07 (demand of 2023 and 2024)',
      header: ['period', 'respondent', 'respondent-name', 'type', 'type-name', 'value', 'value-units'],
      time: { kind: 'utc-hour-ending', period: 'period' },
      map: {
        respondent: 'respondent',
        respondent_name: 'respondent-name',
        type: 'type',
        type_name: 'type-name',
        value_mwh: 'value',
      },
      expect: { 'value-units': 'megawatthours' },
    },
  ],
  bindings: [
    {
      via: 'eia',
      product: 'region-data',
      route: 'electricity/rto/region-data',
      facets: { type: ['D', 'DF', 'NG', 'TI'] },
      sort: ['period', 'respondent', 'type'],
      ahead: 'PT48H',
      retention: 'P10Y',
    },
  ],
  parserVersion: 1,
})
