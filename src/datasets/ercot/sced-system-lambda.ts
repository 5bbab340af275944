import { defineDataset } from '../dataset.ts'

export const ercotScedSystemLambda = defineDataset({
  id: 'ercot.sced_system_lambda',
  title: 'ERCOT SCED system lambda',
  description:
    'Price of the power balance of each SCED run: the energy part that every locational price of the run shares (NP6-322-CD).',
  kind: 'fact',
  zone: 'America/Chicago',
  columns: [
    {
      name: 'system_lambda_usd_per_mwh',
      type: 'double',
      unit: 'USD/MWh',
      meaning: 'System lambda; the capped one where the document has both.',
    },
    {
      name: 'uncapped_system_lambda_usd_per_mwh',
      type: 'double',
      unit: 'USD/MWh',
      meaning: 'System lambda before the cap; empty where the document does not tell the two apart.',
      nullable: true,
    },
  ],
  key: ['interval_start'],
  scope: 'interval',
  cadence: 'PT5M',
  lag: 'PT1M',
  fileNames: /NP6-?322(?!\d)|SCEDSYSLAMBDA|\.0*13114\./i,
  wire: [
    {
      epoch: 'capped',
      format: 'csv',
      seen: 'postings of 2026-09-29 and 2026-10-03',
      header: ['SCEDTimeStamp', 'RepeatedHourFlag', 'CappedSystemLambda', 'UncappedSystemLambda'],
      time: { kind: 'wall-stamp', stamp: 'SCEDTimeStamp', format: 'us', flag: 'RepeatedHourFlag' },
      map: {
        system_lambda_usd_per_mwh: 'CappedSystemLambda',
        uncapped_system_lambda_usd_per_mwh: 'UncappedSystemLambda',
      },
    },
    {
      epoch: '2025-08',
      format: 'csv',
      header: ['SCEDTimeStamp', 'RepeatedHourFlag', 'SystemLambda'],
      time: { kind: 'wall-stamp', stamp: 'SCEDTimeStamp', format: 'us', flag: 'RepeatedHourFlag' },
      map: { system_lambda_usd_per_mwh: 'SystemLambda' },
    },
    {
      epoch: '2013-12',
      format: 'csv',
      seen: 'posting of 2014-05-01',
      header: ['SCEDTimestamp', 'RepeatedHourFlag', 'SystemLambda'],
      time: { kind: 'wall-stamp', stamp: 'SCEDTimestamp', format: 'us', flag: 'RepeatedHourFlag' },
      map: { system_lambda_usd_per_mwh: 'SystemLambda' },
    },
    {
      epoch: 'api-capped',
      format: 'ercot-api-json',
      seen: 'page of 2026-09-05',
      header: ['SCEDTimestamp', 'repeatedHourFlag', 'cappedSystemLambda', 'uncappedSystemLambda'],
      time: { kind: 'wall-stamp', stamp: 'SCEDTimestamp', format: 'iso', flag: 'repeatedHourFlag' },
      map: {
        system_lambda_usd_per_mwh: 'cappedSystemLambda',
        uncapped_system_lambda_usd_per_mwh: 'uncappedSystemLambda',
      },
    },
    {
      epoch: 'api-2026-01',
      format: 'ercot-api-json',
      header: ['SCEDTimestamp', 'repeatHourFlag', 'systemLambda'],
      time: { kind: 'wall-stamp', stamp: 'SCEDTimestamp', format: 'iso', flag: 'repeatHourFlag' },
      map: { system_lambda_usd_per_mwh: 'systemLambda' },
    },
  ],
  bindings: [
    { via: 'mis', product: 'NP6-322-CD', reportTypeId: 13114, friendlyName: /_csv(xhr)?$/i, retention: 'P5D' },
    { via: 'api', product: 'NP6-322-CD', path: 'np6-322-cd/sced_system_lambda', retention: 'P7Y' },
  ],
  parserVersion: 1,
})
