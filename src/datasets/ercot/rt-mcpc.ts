import { defineDataset } from '../dataset.ts'

export const ercotRtMcpc = defineDataset({
  id: 'ercot.rt_mcpc',
  title: 'ERCOT real-time clearing prices for capacity by settlement interval',
  description:
    'Real-time market clearing prices of the ancillary services for each 15-minute settlement interval, adders included (NP6-331-CD, since RTC+B, 2025-12-05).',
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
      meaning: 'Time-weighted average of the clearing prices for capacity of the SCED runs and their adders.',
    },
  ],
  key: ['ancillary_type', 'interval_start'],
  location: 'ancillary_type',
  scope: 'interval',
  cadence: 'PT15M',
  lag: 'PT2M',
  fileNames: /NP6-?331(?!\d)|\.0*24898\./i,
  wire: [
    {
      epoch: '2025-12',
      format: 'csv',
      seen: 'postings of 2026-09-07 and 2026-09-29',
      header: ['DeliveryDate', 'DeliveryHour', 'DeliveryInterval', 'RepeatedHourFlag', 'ASType', 'MCPC'],
      dateFormat: '%m/%d/%Y',
      time: {
        kind: 'quarter-ending',
        date: 'DeliveryDate',
        hour: 'DeliveryHour',
        quarter: 'DeliveryInterval',
        flag: 'RepeatedHourFlag',
      },
      map: { ancillary_type: 'ASType', mcpc_usd_per_mw: 'MCPC' },
    },
    {
      epoch: 'api-2026-01',
      format: 'ercot-api-json',
      header: ['deliveryDate', 'deliveryHour', 'deliveryInt', 'repeatHourFlag', 'ASType', 'MCPC'],
      dateFormat: '%Y-%m-%d',
      time: {
        kind: 'quarter-ending',
        date: 'deliveryDate',
        hour: 'deliveryHour',
        quarter: 'deliveryInt',
        flag: 'repeatHourFlag',
      },
      map: { ancillary_type: 'ASType', mcpc_usd_per_mw: 'MCPC' },
    },
  ],
  bindings: [
    { via: 'mis', product: 'NP6-331-CD', reportTypeId: 24898, friendlyName: /_csv(xhr)?$/i, retention: 'P7D' },
    { via: 'api', product: 'NP6-331-CD', path: 'np6-331-cd/rt_clear_price_cap', retention: 'P7Y' },
  ],
  parserVersion: 1,
})
