import { defineDataset } from '../dataset.ts'
import { BALANCING_AUTHORITY_ZONES } from './balancing-authority-zones.ts'

export const eiaFuelType = defineDataset({
  id: 'eia.fuel_type',
  title: 'EIA-930 net generation by energy source',
  description:
    'Hourly net generation by balancing authority and energy source, polled from the EIA v2 API. Upstream overwrites revisions; every change seen is kept here.',
  kind: 'fact',
  zone: { column: 'respondent', zones: BALANCING_AUTHORITY_ZONES },
  columns: [
    { name: 'respondent', type: 'string', meaning: 'Code of the balancing authority, `ERCO`.' },
    { name: 'respondent_name', type: 'string', meaning: 'Its name.', nullable: true },
    {
      name: 'fuel_type',
      type: 'string',
      meaning:
        'Code of the energy source: COL coal, NG natural gas, NUC nuclear, OIL petroleum, OTH other, SUN solar, WAT hydro, WND wind and others to come.',
    },
    { name: 'type_name', type: 'string', meaning: 'The energy source in words.', nullable: true },
    {
      name: 'value_mwh',
      type: 'double',
      unit: 'MWh',
      meaning: 'Net generation of the hour; negative where auxiliary load or pumping exceeds it.',
      nullable: true,
    },
  ],
  key: ['respondent', 'fuel_type', 'interval_start'],
  location: 'respondent',
  scope: 'interval',
  // Due by 07:00 Eastern of the day after the operating day; some authorities report within the hour.
  cadence: 'PT1H',
  lag: 'PT30H',
  fileNames: /fuel[-_]type[-_]data/i,
  wire: [
    {
      epoch: 'v2',
      format: 'eia-json',
      seen: 'answers of the EIA v2 API about PACW, 2023-01 to 2024-02',
      header: ['period', 'respondent', 'respondent-name', 'fueltype', 'type-name', 'value', 'value-units'],
      time: { kind: 'utc-hour-ending', period: 'period' },
      map: {
        respondent: 'respondent',
        respondent_name: 'respondent-name',
        fuel_type: 'fueltype',
        type_name: 'type-name',
        value_mwh: 'value',
      },
      expect: { 'value-units': 'megawatthours' },
    },
  ],
  bindings: [
    {
      via: 'eia',
      product: 'fuel-type-data',
      route: 'electricity/rto/fuel-type-data',
      facets: {},
      sort: ['period', 'respondent', 'fueltype'],
      ahead: 'PT0S',
      retention: 'P10Y',
    },
  ],
  parserVersion: 1,
})
