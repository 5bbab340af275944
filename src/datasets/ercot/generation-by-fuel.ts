import { defineDataset } from '../dataset.ts'

/** `0:15` .. `23:45`, then `0:00`, the day's end. */
const QUARTERS = Array.from({ length: 96 }, (_, index) => {
  const minute = ((index + 1) * 15) % 1440
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
})

/** The second pass of the repeated hour; only the sheet of November has these columns. */
const REPEATED_QUARTERS = ['01:15 (DST)', '01:30 (DST)', '01:45 (DST)', '02:00 (DST)']

export const ercotGenerationByFuel = defineDataset({
  id: 'ercot.generation_by_fuel',
  title: 'ERCOT interval generation by fuel',
  description:
    'Settled energy by fuel of every quarter hour, from the yearly workbooks of the Interval Generation by Fuel report (IntGenbyFuel). Each workbook is rewritten while its year is settled; ERCOT lists them on its site only, so they are ingested as files.',
  kind: 'fact',
  zone: 'America/Chicago',
  columns: [
    {
      name: 'fuel',
      type: 'string',
      meaning:
        'Primary fuel: Biomass, Coal, Gas, Gas-CC (combined cycle), Hydro, Nuclear, Other, Solar, WSL (wholesale storage load), Wind and others to come.',
    },
    {
      name: 'settlement_type',
      type: 'string',
      meaning: 'The settlement that the value comes from, `INITIAL` or `FINAL`.',
    },
    {
      name: 'generation_mwh',
      type: 'double',
      unit: 'MWh',
      meaning: 'Energy of the quarter hour; negative for wholesale storage load.',
    },
  ],
  key: ['fuel', 'interval_start'],
  location: 'fuel',
  scope: 'interval',
  // Values of a month become final two months after its end, at the latest 93 days after an interval.
  cadence: 'P31D',
  lag: 'P93D',
  fileNames: /IntGen(eration)?[-_ ]?by[-_ ]?Fuel/i,
  wire: [
    {
      epoch: '2018',
      format: 'xlsx',
      seen: 'IntGenbyFuel2024.xlsx',
      header: ['Date', 'Fuel', 'Settlement Type', 'Total', ...QUARTERS, ...REPEATED_QUARTERS],
      optional: REPEATED_QUARTERS,
      otherSheets: /^(Disclaimer|Summary|data_Summary.*)$/i,
      unpivot: { fields: [...QUARTERS, ...REPEATED_QUARTERS], label: 'Quarter', value: 'Energy' },
      rows: 'inferred',
      dateFormat: '%Y-%m-%d',
      time: { kind: 'quarter-label', date: 'Date', label: 'Quarter' },
      map: { fuel: 'Fuel', settlement_type: 'Settlement Type', generation_mwh: 'Energy' },
      ignore: ['Total'],
    },
  ],
  bindings: [],
  parserVersion: 1,
})
