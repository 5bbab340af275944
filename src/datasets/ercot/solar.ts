import { defineDataset } from '../dataset.ts'

/** Dataset column, name in the CSV, name in the public API, meaning. */
const QUANTITIES = [
  ['gen', 'SYSTEM_WIDE_GEN', 'genSystemWide', 'Hourly averaged actual generation'],
  ['cop_hsl', 'COP_HSL_SYSTEM_WIDE', 'COPHSLSystemWide', 'Sum of high sustained limits in current operating plans'],
  ['stppf', 'STPPF_SYSTEM_WIDE', 'STPPFSystemWide', 'Short-term photovoltaic power forecast (50 % exceedance)'],
  [
    'pvgrpp',
    'PVGRPP_SYSTEM_WIDE',
    'PVGRPPSystemWide',
    'Photovoltaic generation resource production potential (80 % exceedance)',
  ],
  ['hsl', 'SYSTEM_WIDE_HSL', 'HSLSystemWide', 'Hourly averaged telemetered high sustained limit'],
] as const

export const ercotSolar = defineDataset({
  id: 'ercot.solar',
  title: 'ERCOT solar power: hourly actual and forecast',
  description:
    'Each hourly posting holds 48 hours of actual solar generation and 168 hours of forecast, system wide (NP4-737-CD). Actuals of hours to come are empty.',
  kind: 'forecast',
  zone: 'America/Chicago',
  columns: QUANTITIES.map(([quantity, , , meaning]) => ({
    name: `${quantity}_system_wide_mw` as const,
    type: 'double' as const,
    unit: 'MW' as const,
    meaning: `${meaning}, system wide.`,
    nullable: true as const,
  })),
  key: ['interval_start'],
  scope: 'interval',
  cadence: 'PT1H',
  lag: 'PT55M',
  fileNames: /NP4-?737|PVGRHRLYAVGACT|\.0*13483\./i,
  wire: [
    {
      epoch: '2016-02',
      format: 'csv',
      seen: 'NP4-737-CD posting of 2026-09',
      header: ['DELIVERY_DATE', 'HOUR_ENDING', ...QUANTITIES.map(([, csv]) => csv), 'DSTFlag'],
      dateFormat: '%m/%d/%Y',
      time: { kind: 'hour-ending', date: 'DELIVERY_DATE', hour: 'HOUR_ENDING', flag: 'DSTFlag' },
      map: Object.fromEntries(QUANTITIES.map(([quantity, csv]) => [`${quantity}_system_wide_mw`, csv])),
    },
    {
      epoch: 'api',
      format: 'ercot-api-json',
      header: ['postedDatetime', 'deliveryDate', 'hourEnding', ...QUANTITIES.map(([, , api]) => api), 'DSTFlag'],
      posted: 'postedDatetime',
      dateFormat: '%Y-%m-%d',
      time: { kind: 'hour-ending', date: 'deliveryDate', hour: 'hourEnding', flag: 'DSTFlag' },
      map: Object.fromEntries(QUANTITIES.map(([quantity, , api]) => [`${quantity}_system_wide_mw`, api])),
    },
  ],
  bindings: [
    { via: 'mis', product: 'NP4-737-CD', reportTypeId: 13483, friendlyName: /_csv(xhr)?$/i, retention: 'P8D' },
    { via: 'api', product: 'NP4-737-CD', path: 'np4-737-cd/spp_hrly_avrg_actl_fcast', retention: 'P7Y' },
  ],
  parserVersion: 1,
})
