import { defineDataset } from '../dataset.ts'

/** Dataset column, prefix in the CSV, prefix in the public API, meaning. */
const KINDS = [
  [
    'total_resource',
    'TotalResourceMW',
    'totalResourceMW',
    'Outaged capacity of resources, IRRs and new equipment aside,',
  ],
  ['total_irr', 'TotalIRRMW', 'totalIRRMW', 'Outaged capacity of intermittent renewable resources (IRRs)'],
  [
    'total_new_equip',
    'TotalNewEquipResourceMW',
    'totalNewEquipResourceMW',
    'Outaged capacity of resources with new equipment being energized',
  ],
] as const

const ZONES = [
  ['south', 'South'],
  ['north', 'North'],
  ['west', 'West'],
  ['houston', 'Houston'],
] as const

const BY_ZONE = KINDS.flatMap(([kind, csv, api, meaning]) =>
  ZONES.map(([zone, place]) => ({
    name: `${kind}_${zone}_mw` as const,
    csv: `${csv}Zone${place}`,
    api: `${api}Zone${place}`,
    meaning: `${meaning} in load zone ${place}.`,
  })),
)

export const ercotOutageCapacity = defineDataset({
  id: 'ercot.outage_capacity',
  title: 'ERCOT hourly resource outage capacity',
  description:
    'Each hourly posting holds the capacity of approved and accepted resource outages of the next 168 hours, from the Outage Scheduler (NP3-233-CD). It has no repeated-hour flag: of the hour that autumn repeats one row stands for the first, daylight time pass, and where a document lists it twice with different values both rows are set aside.',
  kind: 'forecast',
  zone: 'America/Chicago',
  columns: [
    ...BY_ZONE,
    {
      name: 'total_resource_mw' as const,
      meaning: 'Outaged capacity of resources, system wide (documents before the split by zone).',
    },
    {
      name: 'total_irr_mw' as const,
      meaning:
        'Outaged capacity of intermittent renewable resources, system wide (documents before the split by zone).',
    },
  ].map(({ name, meaning }) => ({
    name,
    type: 'double' as const,
    unit: 'MW' as const,
    meaning,
    nullable: true as const,
  })),
  key: ['interval_start'],
  scope: 'interval',
  cadence: 'PT1H',
  lag: 'PT5M',
  fileNames: /NP3-?233|HRLYRESOUTCAP|\.0*13103\./i,
  wire: [
    {
      epoch: 'zones',
      format: 'csv',
      seen: 'NP3-233-CD posting of 2026-09',
      header: ['Date', 'HourEnding', ...BY_ZONE.map(({ csv }) => csv)],
      dateFormat: '%m/%d/%Y',
      time: { kind: 'hour-ending', date: 'Date', hour: 'HourEnding' },
      map: Object.fromEntries(BY_ZONE.map(({ name, csv }) => [name, csv])),
    },
    {
      epoch: '2014',
      format: 'csv',
      seen: 'NP3-233-CD posting of 2014-05',
      header: ['Date', 'HourEnding', 'TotalResourceMW', 'TotalIRRMW'],
      dateFormat: '%m/%d/%Y',
      time: { kind: 'hour-ending', date: 'Date', hour: 'HourEnding' },
      map: { total_resource_mw: 'TotalResourceMW', total_irr_mw: 'TotalIRRMW' },
    },
    {
      epoch: 'api',
      format: 'ercot-api-json',
      header: ['postedDatetime', 'operatingDate', 'hourEnding', ...BY_ZONE.map(({ api }) => api)],
      posted: 'postedDatetime',
      dateFormat: '%Y-%m-%d',
      time: { kind: 'hour-ending', date: 'operatingDate', hour: 'hourEnding' },
      map: Object.fromEntries(BY_ZONE.map(({ name, api }) => [name, api])),
    },
  ],
  bindings: [
    { via: 'mis', product: 'NP3-233-CD', reportTypeId: 13103, friendlyName: /_csv(xhr)?$/i, retention: 'P31D' },
    { via: 'api', product: 'NP3-233-CD', path: 'np3-233-cd/hourly_res_outage_cap', retention: 'P7Y' },
  ],
  parserVersion: 1,
})
