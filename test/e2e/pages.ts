/** A page that every test of all pages opens. */
export interface PageCase {
  name: string
  path: string
  /** Its first heading. */
  heading: RegExp
  /** What stands in it without JavaScript. */
  noScript: readonly (string | RegExp)[]
}

/** Every page, with the forms of its address that may differ: add yours. */
export const PAGES: readonly PageCase[] = [
  {
    name: 'pulse',
    path: '/ba/ERCO',
    heading: /grid/i,
    noScript: ['Simulated data', /as of/i],
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
    noScript: ['Why this score', '25 hours', '01:00 CST'],
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
]
