import { defineDataset } from '../dataset.ts'
import { rollupWires } from './rollup-wires.ts'

export const ercotRtSpp = defineDataset({
  id: 'ercot.rt_spp',
  title: 'ERCOT real-time settlement point prices',
  description:
    'Settlement point prices of every resource node, hub and load zone, one document for each 15-minute settlement interval (NP6-905-CD).',
  kind: 'fact',
  zone: 'America/Chicago',
  columns: [
    { name: 'settlement_point', type: 'string', meaning: 'Name of the settlement point, `HB_HOUSTON`.' },
    {
      name: 'settlement_point_type',
      type: 'string',
      // LZ_AEN is listed twice, as LZ and as LZEW, at different prices.
      meaning:
        'RN resource node, HU hub, SH hub average of buses, AH hub average, LZ load zone, LZEW load zone, energy weighted.',
    },
    { name: 'price_usd_per_mwh', type: 'double', unit: 'USD/MWh', meaning: 'Settlement point price, adders included.' },
  ],
  key: ['settlement_point', 'settlement_point_type', 'interval_start'],
  location: 'settlement_point',
  scope: 'interval',
  cadence: 'PT15M',
  lag: 'PT2M',
  fileNames: /NP6-?905|SPPHLZ|\.0*12301\./i,
  wire: [
    {
      epoch: '2010-12',
      format: 'csv',
      seen: 'posting of 2026-09-29',
      header: [
        'DeliveryDate',
        'DeliveryHour',
        'DeliveryInterval',
        'SettlementPointName',
        'SettlementPointType',
        'SettlementPointPrice',
        'DSTFlag',
      ],
      dateFormat: '%m/%d/%Y',
      time: {
        kind: 'quarter-ending',
        date: 'DeliveryDate',
        hour: 'DeliveryHour',
        quarter: 'DeliveryInterval',
        flag: 'DSTFlag',
      },
      map: {
        settlement_point: 'SettlementPointName',
        settlement_point_type: 'SettlementPointType',
        price_usd_per_mwh: 'SettlementPointPrice',
      },
    },
    {
      epoch: 'api-2026-01',
      format: 'ercot-api-json',
      header: [
        'deliveryDate',
        'deliveryHour',
        'deliveryInterval',
        'settlementPoint',
        'settlementPointType',
        'settlementPointPrice',
        'DSTFlag',
      ],
      dateFormat: '%Y-%m-%d',
      time: {
        kind: 'quarter-ending',
        date: 'deliveryDate',
        hour: 'deliveryHour',
        quarter: 'deliveryInterval',
        flag: 'DSTFlag',
      },
      map: {
        settlement_point: 'settlementPoint',
        settlement_point_type: 'settlementPointType',
        price_usd_per_mwh: 'settlementPointPrice',
      },
    },
    ...rollupWires({
      minutes: 15,
      map: {
        settlement_point: 'Settlement Point',
        // By the point's name, and never an energy weighted one.
        settlement_point_type: 'Settlement Point Type',
        price_usd_per_mwh: 'Settlement Point Price',
      },
    }),
  ],
  bindings: [
    { via: 'mis', product: 'NP6-905-CD', reportTypeId: 12301, friendlyName: /_csv(xhr)?$/i, retention: 'P7D' },
    { via: 'api', product: 'NP6-905-CD', path: 'np6-905-cd/spp_node_zone_hub', retention: 'P7Y' },
  ],
  parserVersion: 1,
})
