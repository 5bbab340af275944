import { defineDataset } from '../dataset.ts'
import { rollupWires } from './rollup-wires.ts'

export const ercotDamSpp = defineDataset({
  id: 'ercot.dam_spp',
  title: 'ERCOT day-ahead settlement point prices',
  description:
    'Hourly day-ahead prices of every resource node, hub and load zone, one document for each operating day (NP4-190-CD); hubs and load zones of whole years since 2010 (NP4-180-ER).',
  kind: 'fact',
  zone: 'America/Chicago',
  columns: [
    { name: 'settlement_point', type: 'string', meaning: 'Name of the settlement point, `HB_HOUSTON`.' },
    { name: 'price_usd_per_mwh', type: 'double', unit: 'USD/MWh', meaning: 'Day-ahead settlement point price.' },
  ],
  key: ['settlement_point', 'interval_start'],
  location: 'settlement_point',
  scope: 'interval',
  cadence: 'P1D',
  // Posted about 12:35 on the day before: at least half a day ahead of the first hour's end.
  lag: '-PT12H',
  fileNames: /NP4-?1[89]0(?!\d)|DAMLZHBSPP|\.0*(12331|13060)\./i,
  wire: [
    {
      epoch: '2010-12',
      format: 'csv',
      seen: 'posting for 2026-09-29',
      header: ['DeliveryDate', 'HourEnding', 'SettlementPoint', 'SettlementPointPrice', 'DSTFlag'],
      dateFormat: '%m/%d/%Y',
      time: { kind: 'hour-ending', date: 'DeliveryDate', hour: 'HourEnding', flag: 'DSTFlag' },
      map: { settlement_point: 'SettlementPoint', price_usd_per_mwh: 'SettlementPointPrice' },
    },
    {
      epoch: 'yearly',
      format: 'xlsx',
      rows: 'inferred',
      seen: 'DAMLZHBSPP_2015, written 2016-01-01',
      header: ['Delivery Date', 'Hour Ending', 'Repeated Hour Flag', 'Settlement Point', 'Settlement Point Price'],
      dateFormat: '%m/%d/%Y',
      time: { kind: 'hour-ending', date: 'Delivery Date', hour: 'Hour Ending', flag: 'Repeated Hour Flag' },
      map: { settlement_point: 'Settlement Point', price_usd_per_mwh: 'Settlement Point Price' },
    },
    {
      epoch: 'api',
      format: 'ercot-api-json',
      header: ['deliveryDate', 'hourEnding', 'settlementPoint', 'settlementPointPrice', 'DSTFlag'],
      dateFormat: '%Y-%m-%d',
      time: { kind: 'hour-ending', date: 'deliveryDate', hour: 'hourEnding', flag: 'DSTFlag' },
      map: { settlement_point: 'settlementPoint', price_usd_per_mwh: 'settlementPointPrice' },
    },
    ...rollupWires({
      minutes: 60,
      map: { settlement_point: 'Settlement Point', price_usd_per_mwh: 'Settlement Point Price' },
    }),
  ],
  bindings: [
    { via: 'mis', product: 'NP4-190-CD', reportTypeId: 12331, friendlyName: /_csv(xhr)?$/i, retention: 'P31D' },
    {
      via: 'yearly',
      product: 'NP4-180-ER',
      reportTypeId: 13060,
      friendlyName: /^DAMLZHBSPP_(?<year>\d{4})$/,
      retention: 'P20Y',
    },
    { via: 'api', product: 'NP4-190-CD', path: 'np4-190-cd/dam_stlmnt_pnt_prices', retention: 'P7Y' },
  ],
  parserVersion: 1,
})
