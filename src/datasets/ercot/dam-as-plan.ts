import { defineDataset } from '../dataset.ts'

export const ercotDamAsPlan = defineDataset({
  id: 'ercot.dam_as_plan',
  title: 'ERCOT day-ahead ancillary service plan',
  description:
    'Each daily posting holds the ancillary services that ERCOT requires in each hour of today and the next six days (NP4-33-CD).',
  kind: 'forecast',
  zone: 'America/Chicago',
  columns: [
    {
      name: 'ancillary_type',
      type: 'string',
      meaning:
        'REGUP regulation up, REGDN regulation down, RRS responsive reserve, NSPIN non-spinning reserve, ECRS contingency reserve (since 2023-06-10).',
    },
    {
      name: 'quantity_mw',
      type: 'double',
      unit: 'MW',
      meaning: 'Capacity of the service that is required, held over the hour.',
    },
  ],
  key: ['ancillary_type', 'interval_start'],
  location: 'ancillary_type',
  scope: 'interval',
  cadence: 'P1D',
  // Posted by about 06:00: five hours after the end of today's first hour, six days ahead of the last.
  lag: 'PT5H',
  fileNames: /NP4-?33(?!\d)|\.0*12316\./i,
  wire: [
    {
      epoch: '2010-11',
      format: 'csv',
      header: ['DeliveryDate', 'HourEnding', 'AncillaryType', 'Quantity', 'DSTFlag'],
      dateFormat: '%m/%d/%Y',
      time: { kind: 'hour-ending', date: 'DeliveryDate', hour: 'HourEnding', flag: 'DSTFlag' },
      map: { ancillary_type: 'AncillaryType', quantity_mw: 'Quantity' },
    },
    {
      epoch: 'api',
      format: 'ercot-api-json',
      header: ['postedDatetime', 'deliveryDate', 'hourEnding', 'ancillaryType', 'quantity', 'DSTFlag'],
      posted: 'postedDatetime',
      dateFormat: '%Y-%m-%d',
      time: { kind: 'hour-ending', date: 'deliveryDate', hour: 'hourEnding', flag: 'DSTFlag' },
      map: { ancillary_type: 'ancillaryType', quantity_mw: 'quantity' },
    },
  ],
  bindings: [
    { via: 'mis', product: 'NP4-33-CD', reportTypeId: 12316, friendlyName: /_csv(xhr)?$/i, retention: 'P31D' },
    { via: 'api', product: 'NP4-33-CD', path: 'np4-33-cd/dam_as_plan', retention: 'P7Y' },
  ],
  parserVersion: 1,
})
