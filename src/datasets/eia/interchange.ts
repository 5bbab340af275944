import { defineDataset } from '../dataset.ts'
import { BALANCING_AUTHORITY_ZONES } from './balancing-authority-zones.ts'

export const eiaInterchange = defineDataset({
  id: 'eia.interchange',
  title: 'EIA-930 interchange between neighbouring balancing authorities',
  description:
    'Hourly flow between each pair of connected balancing authorities as the first of them reports it, polled from the EIA v2 API; the operating day is that of the first. Upstream overwrites revisions; every change seen is kept here.',
  kind: 'fact',
  zone: { column: 'from_ba', zones: BALANCING_AUTHORITY_ZONES },
  columns: [
    { name: 'from_ba', type: 'string', meaning: 'Code of the balancing authority that reports, `FPC`.' },
    { name: 'from_ba_name', type: 'string', meaning: 'Its name.', nullable: true },
    { name: 'to_ba', type: 'string', meaning: 'Code of its neighbour, `FPL`.' },
    { name: 'to_ba_name', type: 'string', meaning: 'Its name.', nullable: true },
    {
      name: 'value_mwh',
      type: 'double',
      unit: 'MWh',
      meaning: 'Energy of the hour from the first to the second; negative where it flows the other way.',
      nullable: true,
    },
  ],
  key: ['from_ba', 'to_ba', 'interval_start'],
  location: 'from_ba',
  scope: 'interval',
  // Due by 07:00 Eastern of the second day after the operating day.
  cadence: 'PT1H',
  lag: 'PT54H',
  fileNames: /interchange[-_]data/i,
  wire: [
    {
      epoch: 'v2',
      format: 'eia-json',
      seen: 'answer of the EIA v2 API about FPC and FPL, 2020-01',
      header: ['period', 'fromba', 'fromba-name', 'toba', 'toba-name', 'value', 'value-units'],
      time: { kind: 'utc-hour-ending', period: 'period' },
      map: {
        from_ba: 'fromba',
        from_ba_name: 'fromba-name',
        to_ba: 'toba',
        to_ba_name: 'toba-name',
        value_mwh: 'value',
      },
      expect: { 'value-units': 'megawatthours' },
    },
  ],
  bindings: [
    {
      via: 'eia',
      product: 'interchange-data',
      route: 'electricity/rto/interchange-data',
      facets: {},
      sort: ['period', 'fromba', 'toba'],
      ahead: 'PT0S',
      retention: 'P10Y',
    },
  ],
  parserVersion: 1,
})
