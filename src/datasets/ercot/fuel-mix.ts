import { defineDataset } from '../dataset.ts'

export const ercotFuelMix = defineDataset({
  id: 'ercot.fuel_mix',
  title: 'ERCOT fuel mix: five-minute generation by fuel',
  description:
    'Telemetered generation by fuel of yesterday and today, from the fuel mix dashboard. Upstream keeps no older day; what was not captured is lost.',
  kind: 'snapshot',
  zone: 'America/Chicago',
  columns: [
    { name: 'fuel', type: 'string', meaning: 'Fuel as the dashboard names it: `Coal and Lignite`, `Power Storage`.' },
    {
      name: 'gen_mw',
      type: 'double',
      unit: 'MW',
      meaning: 'Output at the moment; negative for storage that charges.',
    },
    {
      name: 'hsl_mw',
      type: 'double',
      unit: 'MW',
      meaning: 'High sustained limit at the moment (documents before 2025 only).',
      nullable: true,
    },
    {
      name: 'seasonal_capacity_mw',
      type: 'double',
      unit: 'MW',
      meaning: 'Seasonal capacity of the fuel (documents before 2025 only).',
      nullable: true,
    },
    {
      name: 'reported_at',
      type: 'string',
      // Stamps stood at :04:57 in 2024 and at :04:56 in 2025; since 2026 they are exact.
      meaning: 'The stamp as printed; interval_start is the multiple of five minutes nearest to it.',
    },
  ],
  key: ['fuel', 'interval_start'],
  location: 'fuel',
  // A hole in a later capture is a hole in the feed: what was read at a moment is not taken back.
  scope: 'none',
  cadence: 'PT5M',
  lag: 'PT1M',
  fileNames: /fuel[-_ ]?mix/i,
  wire: [
    {
      epoch: '2024',
      format: 'ercot-fuel-mix-json',
      seen: 'fuel-mix.json as captured on 2024-11-24, 2025-10-09 and 2026-09-06',
      header: ['timestamp', 'fuel', 'gen', 'hsl', 'seasonalCapacity', 'reported'],
      optional: ['hsl', 'seasonalCapacity'],
      time: { kind: 'offset-stamp', stamp: 'timestamp', minutes: 0 },
      map: {
        fuel: 'fuel',
        gen_mw: 'gen',
        hsl_mw: 'hsl',
        seasonal_capacity_mw: 'seasonalCapacity',
        reported_at: 'reported',
      },
    },
  ],
  bindings: [{ via: 'dashboard', product: 'fuel-mix', name: 'fuel-mix', retention: 'P2D' }],
  parserVersion: 1,
})
