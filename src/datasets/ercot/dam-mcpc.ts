import { defineDataset } from '../dataset.ts'
import { rollupWires } from './rollup-wires.ts'

const YEARLY_TIME = {
  kind: 'hour-ending',
  date: 'Delivery Date',
  hour: 'Hour Ending',
  flag: 'Repeated Hour Flag',
} as const

const YEARLY_TIMES = ['Delivery Date', 'Hour Ending', 'Repeated Hour Flag'] as const
// ERCOT's header has the blank.
const YEARLY_SERVICES = ['REGDN', 'REGUP ', 'RRS', 'NSPIN'] as const

export const ercotDamMcpc = defineDataset({
  id: 'ercot.dam_mcpc',
  title: 'ERCOT day-ahead clearing prices for capacity',
  description:
    'Hourly day-ahead market clearing prices of the ancillary services, one document for each operating day (NP4-188-CD); whole years since 2010 (NP4-181-ER).',
  kind: 'fact',
  zone: 'America/Chicago',
  columns: [
    {
      name: 'ancillary_type',
      type: 'string',
      meaning:
        'REGUP regulation up, REGDN regulation down, RRS responsive reserve, NSPIN non-spinning reserve, ECRS contingency reserve (since 2023-06-10).',
    },
    {
      name: 'mcpc_usd_per_mw',
      type: 'double',
      unit: 'USD/MW',
      meaning: 'Market clearing price for capacity, for one MW held over the hour.',
    },
  ],
  key: ['ancillary_type', 'interval_start'],
  location: 'ancillary_type',
  scope: 'interval',
  cadence: 'P1D',
  // Posted about 12:35 on the day before: at least half a day ahead of the first hour's end.
  lag: '-PT12H',
  fileNames: /NP4-?18[18](?!\d)|DAMCPC|DAMASMCPC|\.0*(12329|13091)\./i,
  wire: [
    {
      epoch: '2010-12',
      format: 'csv',
      seen: 'posting for 2026-09-29',
      header: ['DeliveryDate', 'HourEnding', 'AncillaryType', 'MCPC', 'DSTFlag'],
      dateFormat: '%m/%d/%Y',
      time: { kind: 'hour-ending', date: 'DeliveryDate', hour: 'HourEnding', flag: 'DSTFlag' },
      map: { ancillary_type: 'AncillaryType', mcpc_usd_per_mw: 'MCPC' },
    },
    {
      epoch: 'yearly-ecrs',
      format: 'csv',
      rows: 'inferred',
      header: [...YEARLY_TIMES, ...YEARLY_SERVICES, 'ECRS'],
      unpivot: { fields: [...YEARLY_SERVICES, 'ECRS'], label: 'Ancillary Type', value: 'MCPC' },
      dateFormat: '%m/%d/%Y',
      time: YEARLY_TIME,
      map: { ancillary_type: 'Ancillary Type', mcpc_usd_per_mw: 'MCPC' },
    },
    {
      epoch: 'yearly',
      format: 'csv',
      rows: 'inferred',
      seen: 'DAMASMCPC_2015, written 2016-01-01',
      header: [...YEARLY_TIMES, ...YEARLY_SERVICES],
      unpivot: { fields: YEARLY_SERVICES, label: 'Ancillary Type', value: 'MCPC' },
      dateFormat: '%m/%d/%Y',
      time: YEARLY_TIME,
      map: { ancillary_type: 'Ancillary Type', mcpc_usd_per_mw: 'MCPC' },
    },
    {
      epoch: 'api',
      format: 'ercot-api-json',
      header: ['deliveryDate', 'hourEnding', 'ancillaryType', 'MCPC', 'DSTFlag'],
      dateFormat: '%Y-%m-%d',
      time: { kind: 'hour-ending', date: 'deliveryDate', hour: 'hourEnding', flag: 'DSTFlag' },
      map: { ancillary_type: 'ancillaryType', mcpc_usd_per_mw: 'MCPC' },
    },
    ...rollupWires({ minutes: 60, map: { ancillary_type: 'Ancillary Type', mcpc_usd_per_mw: 'MCPC' } }),
  ],
  bindings: [
    { via: 'mis', product: 'NP4-188-CD', reportTypeId: 12329, friendlyName: /_csv(xhr)?$/i, retention: 'P31D' },
    {
      via: 'yearly',
      product: 'NP4-181-ER',
      reportTypeId: 13091,
      friendlyName: /^DAMASMCPC_(?<year>\d{4})$/,
      retention: 'P20Y',
    },
    { via: 'api', product: 'NP4-188-CD', path: 'np4-188-cd/dam_clear_price_for_cap', retention: 'P7Y' },
  ],
  parserVersion: 1,
})
