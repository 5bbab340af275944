import { defineDataset } from '../dataset.ts'

export const ercotScedMcpc = defineDataset({
  id: 'ercot.sced_mcpc',
  title: 'ERCOT real-time clearing prices for capacity by SCED run',
  description:
    'Real-time market clearing prices of the ancillary services for each SCED run, normally every five minutes (NP6-332-CD, since RTC+B, 2025-12-05).',
  kind: 'fact',
  zone: 'America/Chicago',
  columns: [
    {
      name: 'ancillary_type',
      type: 'string',
      meaning:
        'REGUP regulation up, REGDN regulation down, RRS responsive reserve, NSPIN non-spinning reserve, ECRS contingency reserve.',
    },
    {
      name: 'mcpc_usd_per_mw',
      type: 'double',
      unit: 'USD/MW',
      meaning: 'Market clearing price for capacity; the capped one where the document has both.',
    },
    {
      name: 'uncapped_mcpc_usd_per_mw',
      type: 'double',
      unit: 'USD/MW',
      meaning: 'The price before the cap; empty where the document does not tell the two apart.',
      nullable: true,
    },
  ],
  key: ['ancillary_type', 'interval_start'],
  location: 'ancillary_type',
  scope: 'interval',
  cadence: 'PT5M',
  lag: 'PT1M',
  fileNames: /NP6-?332(?!\d)|\.0*24891\./i,
  wire: [
    {
      epoch: 'capped',
      format: 'csv',
      seen: 'posting of 2026-10-03',
      header: ['SCEDTimestamp', 'RepeatedHourFlag', 'ASType', 'CappedMCPC', 'UncappedMCPC'],
      time: { kind: 'wall-stamp', stamp: 'SCEDTimestamp', format: 'us', flag: 'RepeatedHourFlag' },
      map: { ancillary_type: 'ASType', mcpc_usd_per_mw: 'CappedMCPC', uncapped_mcpc_usd_per_mw: 'UncappedMCPC' },
    },
    {
      epoch: '2025-12',
      format: 'csv',
      header: ['SCEDTimestamp', 'RepeatedHourFlag', 'ASType', 'MCPC'],
      time: { kind: 'wall-stamp', stamp: 'SCEDTimestamp', format: 'us', flag: 'RepeatedHourFlag' },
      map: { ancillary_type: 'ASType', mcpc_usd_per_mw: 'MCPC' },
    },
    {
      epoch: 'api-2026-01',
      format: 'ercot-api-json',
      header: ['SCEDTimestamp', 'repeatHourFlag', 'ASType', 'MCPC'],
      time: { kind: 'wall-stamp', stamp: 'SCEDTimestamp', format: 'iso', flag: 'repeatHourFlag' },
      map: { ancillary_type: 'ASType', mcpc_usd_per_mw: 'MCPC' },
    },
  ],
  bindings: [
    { via: 'mis', product: 'NP6-332-CD', reportTypeId: 24891, friendlyName: /_csv(xhr)?$/i, retention: 'P7D' },
    { via: 'api', product: 'NP6-332-CD', path: 'np6-332-cd/rt_clear_price_cap_sced', retention: 'P7Y' },
  ],
  parserVersion: 1,
})
