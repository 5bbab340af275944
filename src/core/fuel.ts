/**
 * What electricity is generated from, in the order in which it is stacked: what runs through below, what follows above.
 * `battery` is all storage, batteries and pumped hydro alike; it is negative while it charges.
 */
export const FUELS = Object.freeze([
  'nuclear',
  'coal',
  'oil',
  'gas',
  'geothermal',
  'biomass',
  'hydro',
  'wind',
  'solar',
  'battery',
  'other',
] as const)

export type Fuel = (typeof FUELS)[number]

/** As people read them. */
export const FUEL_NAMES: Readonly<Record<Fuel, string>> = Object.freeze({
  nuclear: 'Nuclear',
  coal: 'Coal',
  oil: 'Oil',
  gas: 'Natural gas',
  geothermal: 'Geothermal',
  biomass: 'Biomass',
  hydro: 'Hydro',
  wind: 'Wind',
  solar: 'Solar',
  battery: 'Storage',
  other: 'Other',
})

/** Energy sources that are renewed as fast as they are used. Storage is none: it gives back what others made. */
export const RENEWABLE_FUELS: readonly Fuel[] = Object.freeze(['geothermal', 'biomass', 'hydro', 'wind', 'solar'])

const EIA_CODES: Readonly<Record<string, Fuel>> = Object.freeze({
  NUC: 'nuclear',
  COL: 'coal',
  OIL: 'oil',
  NG: 'gas',
  GEO: 'geothermal',
  BIO: 'biomass',
  WAT: 'hydro',
  WND: 'wind',
  // Wind and solar plants with batteries of their own count as what they run on.
  WNB: 'wind',
  SUN: 'solar',
  SNB: 'solar',
  BAT: 'battery',
  PS: 'battery',
  OES: 'battery',
  UES: 'battery',
  OTH: 'other',
  UNK: 'other',
})

/** The fuel of one of EIA-930's energy source codes; of codes to come `other`. */
export const fuelOfEiaCode = (code: string): Fuel => EIA_CODES[code.trim().toUpperCase()] ?? 'other'

/** The codes that EIA-930 has for a fuel, for questions to its datasets. */
export const eiaCodesOf = (fuel: Fuel): readonly string[] =>
  Object.keys(EIA_CODES).filter((code) => EIA_CODES[code] === fuel)
