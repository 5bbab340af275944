/** A page that every test of all pages opens. */
export interface PageCase {
  name: string
  path: string
  /** Its first heading. */
  heading: RegExp
  /** What stands in it without JavaScript. */
  noScript: readonly (string | RegExp)[]
}

/** The day of 25 hours, hour by hour. */
const SQL_OF_AUTUMN = `SELECT interval_start, max(value_mwh) AS demand_mwh FROM eia.region_data
WHERE respondent = 'ERCO' AND type = 'D' AND operating_date = '2024-11-03' GROUP BY ALL ORDER BY ALL`

/** Every page, with the forms of its address that may differ: add yours. */
export const PAGES: readonly PageCase[] = [
  {
    name: 'pulse',
    path: '/ba/ERCO',
    heading: /^ERCO demand so far was highest at /,
    noScript: ['Simulated data', 'The day in brief', /What changed: Tue, Jun 9/, 'Hub prices', 'Show the SQL'],
  },
  {
    name: 'pulse of a day of 23 hours',
    path: '/ba/ERCO?date=2024-03-10',
    heading: /^ERCO demand peaked at /,
    noScript: ['Sunday, March 10, 2024', 'The day in brief'],
  },
  {
    name: 'pulse of a day of 25 hours in UTC',
    path: '/ba/CISO?date=2024-11-03&tz=utc',
    heading: /^CISO demand peaked at /,
    noScript: ['Sunday, November 3, 2024', 'times in UTC'],
  },
  {
    name: 'fuel mix',
    path: '/fuel-mix',
    heading: /^Natural gas made [\d.]+ % of ERCO’s electricity in the last 7 days$/,
    noScript: ['Energy sources', 'Simulated data', 'Open in SQL'],
  },
  {
    name: 'fuel mix in shares around a change of clocks',
    path: '/fuel-mix?ba=CISO&from=2024-11-02&to=2024-11-04&view=share&hide=gas,other',
    heading: /made [\d.]+ % of CISO’s electricity/,
    noScript: ['Show all', /share of generation/],
  },
  {
    name: 'fuel mix every five minutes',
    path: '/fuel-mix?int=5m',
    heading: /made [\d.]+ % of ERCO’s electricity in the last 2 days$/,
    noScript: ['EIA-930, hourly', 'ERCOT, fuel mix dashboard', 'Open in SQL'],
  },
  {
    name: 'ducks',
    path: '/ducks?ba=CISO',
    heading: /^Duck days$/,
    noScript: ['The best 8', 'How a day is scored', /Reference window/, /CISO-\d{8}-\d{8}/],
  },
  {
    name: 'ducks of nobody',
    path: '/ducks?ba=BPAT',
    heading: /^Duck days$/,
    noScript: ['BPAT has no duck'],
  },
  {
    name: 'duck day of 23 hours',
    path: '/ducks/2024-03-10?ba=CISO',
    heading: /^Sun, Mar 10, 2024: a duck of /,
    noScript: ['Why this score', 'Net load, hour by hour', '23 hours'],
  },
  {
    name: 'duck day of 25 hours',
    path: '/ducks/2024-11-03?ba=ERCO',
    heading: /^Sun, Nov 3, 2024: a duck of /,
    noScript: ['Why this score', '25 hours', '01:00 comes twice: CDT, then CST'],
  },
  {
    name: 'clean hours',
    path: '/clean',
    heading: /^What’s powering ERCO/,
    noScript: [
      'Next clean window',
      /For a 3-hour load start/,
      /was off by \d+ g\/kWh/,
      'no marginal rate is shown',
      'EIA, FAQ 74',
      'Find',
    ],
  },
  {
    name: 'clean hours of a lifecycle',
    path: '/clean?ba=CISO&factors=lifecycle&hours=6&horizon=48',
    heading: /^What’s powering CISO/,
    noScript: [/For a 6-hour load start/, 'g CO2e/kWh', 'IPCC AR5', 'Seasonal naive'],
  },
  {
    name: 'clean hours around a day of 23 hours',
    path: '/clean?ba=ERCO&as_of=2024-03-12T06:30Z',
    heading: /^What’s powering ERCO/,
    noScript: ['At that moment', 'Mar 10'],
  },
  {
    name: 'clean hours around a day of 25 hours',
    path: '/clean?ba=ERCO&as_of=2024-11-04T20:00Z',
    heading: /^What’s powering ERCO/,
    noScript: ['At that moment'],
  },
  {
    name: 'search',
    path: '/search?q=north',
    heading: /^Found for “north”$/,
    noScript: ['HB_NORTH', 'Balancing authorities', 'Series'],
  },
  { name: 'help', path: '/help', heading: /^Keys and words$/, noScript: ['Net load', 'As of'] },
  {
    name: 'status',
    path: '/status',
    heading: /^Status$/,
    noScript: [
      'ercot.rt_spp',
      /every 15 minutes/,
      'Gap calendar of ercot.rt_spp',
      /hours of America\/Chicago/,
      'Quarantine',
    ],
  },
  {
    name: 'status of a day of 23 hours',
    path: '/status?s=ercot.rt_spp&from=2024-03-09&to=2024-03-11',
    heading: /^Status$/,
    noScript: ['of 71 hours of America/Chicago'],
  },
  {
    name: 'status of a day of 25 hours',
    path: '/status?s=eia.region_data&from=2024-11-02&to=2024-11-04&tz=utc',
    heading: /^Status$/,
    noScript: ['of 73 hours of America/Chicago'],
  },
  {
    name: 'catalogue',
    path: '/catalog?q=price',
    heading: /^Catalogue$/,
    noScript: ['ercot.rt_spp', 'datasets with “price”', 'every 15 minutes'],
  },
  {
    name: 'dataset',
    path: '/catalog/ercot.rt_spp?tz=utc',
    heading: /^ercot\.rt_spp$/,
    noScript: ['price_usd_per_mwh', 'USD/MWh', 'verified by posting of 2026-09-29', 'read_parquet', 'SHA-256'],
  },
  {
    name: 'sql',
    path: `/sql?sql=${encodeURIComponent(SQL_OF_AUTUMN)}`,
    heading: /^SQL$/,
    noScript: ['25 rows', '2024-11-03 01:00 −05:00', '2024-11-03 01:00 −06:00', 'Hub prices today'],
  },
  {
    name: 'prices',
    path: '/prices?s=HB_NORTH,LZ_WEST',
    heading: /^Prices$/,
    noScript: ['Prices of HB_NORTH, LZ_WEST', 'Real-time less day-ahead', 'In numbers', 'View as table'],
  },
  {
    name: 'prices of 23 hours',
    path: '/prices?s=HB_NORTH&view=table&from=2024-03-10&to=2024-03-10',
    heading: /^Prices$/,
    noScript: ['(23 hours)', 'Sun, Mar 10, 03:00 CDT'],
  },
  {
    name: 'prices of 25 hours',
    path: '/prices?s=HB_NORTH&view=table&from=2024-11-03&to=2024-11-03&y=clamp',
    heading: /^Prices$/,
    noScript: ['(25 hours)', 'Sun, Nov 3, 01:00 CDT', 'Sun, Nov 3, 01:00 CST'],
  },
  {
    name: 'price heat map',
    path: '/prices/heatmap?s=LZ_WEST&from=2024-11-02&to=2024-11-04',
    heading: /^Price heat map$/,
    noScript: ['and below', 'and above', 'an hour that comes twice'],
  },
  {
    name: 'price duration',
    path: '/prices/duration?s=HB_NORTH,LZ_WEST&range=7d&above=25',
    heading: /^Price duration$/,
    noScript: [/HB_NORTH was above \$25\.00 for/, 'Below zero'],
  },
]
