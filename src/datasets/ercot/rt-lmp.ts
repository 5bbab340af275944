import { defineDataset } from '../dataset.ts'

export const ercotRtLmp = defineDataset({
  id: 'ercot.rt_lmp',
  title: 'ERCOT real-time locational marginal prices',
  description:
    'Locational marginal price of every resource node, hub and load zone for each SCED run, normally every five minutes (NP6-788-CD).',
  kind: 'fact',
  zone: 'America/Chicago',
  columns: [
    { name: 'settlement_point', type: 'string', meaning: 'Name of the settlement point, `HB_HOUSTON`.' },
    {
      name: 'lmp_usd_per_mwh',
      type: 'double',
      unit: 'USD/MWh',
      meaning: 'Locational marginal price of the SCED run, adders not included.',
    },
  ],
  key: ['settlement_point', 'interval_start'],
  location: 'settlement_point',
  scope: 'interval',
  cadence: 'PT5M',
  lag: 'PT1M',
  fileNames: /NP6-?788(?!\d)|LMPSROSNODE|\.0*12300\./i,
  wire: [
    {
      epoch: '2010-12',
      format: 'csv',
      seen: 'postings of 2014-05-01, 2026-06-25 and 2026-09-29',
      header: ['SCEDTimestamp', 'RepeatedHourFlag', 'SettlementPoint', 'LMP'],
      time: { kind: 'wall-stamp', stamp: 'SCEDTimestamp', format: 'us', flag: 'RepeatedHourFlag' },
      map: { settlement_point: 'SettlementPoint', lmp_usd_per_mwh: 'LMP' },
    },
    {
      epoch: 'api-2026-01',
      format: 'ercot-api-json',
      header: ['SCEDTimestamp', 'repeatHourFlag', 'settlementPoint', 'LMP'],
      time: { kind: 'wall-stamp', stamp: 'SCEDTimestamp', format: 'iso', flag: 'repeatHourFlag' },
      map: { settlement_point: 'settlementPoint', lmp_usd_per_mwh: 'LMP' },
    },
  ],
  bindings: [
    { via: 'mis', product: 'NP6-788-CD', reportTypeId: 12300, friendlyName: /_csv(xhr)?$/i, retention: 'P5D' },
    { via: 'api', product: 'NP6-788-CD', path: 'np6-788-cd/lmp_node_zone_hub', retention: 'P7Y' },
  ],
  parserVersion: 1,
})
