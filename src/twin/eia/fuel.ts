/** EIA's fuel types of the twin, with EIA's own names. */
export const FUEL_NAMES = Object.freeze({
  BAT: 'Battery storage',
  COL: 'Coal',
  GEO: 'Geothermal',
  NG: 'Natural Gas',
  NUC: 'Nuclear',
  OIL: 'Petroleum',
  OTH: 'Other',
  SUN: 'Solar',
  WAT: 'Hydro',
  WND: 'Wind',
})

export type Fuel = keyof typeof FUEL_NAMES

/** What an authority's plants are, MW of capacity; `swing` is the fuel that follows its load. */
export interface Fleet {
  swing: 'NG' | 'WAT'
  capacityMw: Readonly<Partial<Record<Fuel, number>>>
}

const gas = (capacityMw: Fleet['capacityMw']): Fleet => ({ swing: 'NG', capacityMw })

/** The fleets, sized so that the swing fuel usually has room. ERCO's is the grid's. */
export const FLEETS: Readonly<Record<string, Fleet>> = Object.freeze({
  AZPS: gas({ BAT: 400, COL: 900, NUC: 1150, SUN: 1300, WND: 400 }),
  BANC: gas({ SUN: 400, WAT: 1000 }),
  BPAT: { swing: 'WAT', capacityMw: { NG: 500, NUC: 1150, WND: 2800 } },
  CISO: gas({ BAT: 7000, GEO: 900, NUC: 2240, OTH: 500, SUN: 18_500, WAT: 2500, WND: 6000 }),
  DUK: gas({ COL: 2000, NUC: 5500, SUN: 1200, WAT: 500 }),
  ERCO: gas({ BAT: 1, COL: 1, NUC: 1, OTH: 1, SUN: 1, WAT: 1, WND: 1 }),
  FPL: gas({ BAT: 400, NUC: 2900, OTH: 150, SUN: 4500 }),
  ISNE: gas({ NUC: 3300, OIL: 60, OTH: 700, SUN: 600, WAT: 900, WND: 1100 }),
  LDWP: gas({ COL: 300, NUC: 150, SUN: 700, WAT: 200, WND: 250 }),
  MISO: gas({ BAT: 400, COL: 24_000, NUC: 11_000, OTH: 1200, SUN: 9000, WAT: 1000, WND: 26_000 }),
  NEVP: gas({ BAT: 900, COL: 250, GEO: 450, SUN: 2600 }),
  NYIS: gas({ NUC: 3300, OIL: 100, OTH: 250, SUN: 400, WAT: 3100, WND: 1600 }),
  PACE: gas({ COL: 3000, SUN: 1900, WAT: 150, WND: 2800 }),
  PACW: gas({ OTH: 30, SUN: 250, WAT: 300, WND: 500 }),
  PJM: gas({ BAT: 200, COL: 22_000, NUC: 32_000, OIL: 200, OTH: 900, SUN: 11_000, WAT: 2000, WND: 10_000 }),
  PSCO: gas({ BAT: 400, COL: 2000, SUN: 1800, WAT: 80, WND: 4200 }),
  SOCO: gas({ COL: 5500, NUC: 8000, OTH: 300, SUN: 4500, WAT: 1400 }),
  SRP: gas({ BAT: 700, COL: 1100, NUC: 1600, SUN: 1400, WAT: 80 }),
  SWPP: gas({ COL: 11_000, NUC: 1900, OTH: 100, SUN: 900, WAT: 1500, WND: 26_000 }),
  TVA: gas({ COL: 3500, NUC: 7800, SUN: 900, WAT: 2800 }),
})

/** The fuels an authority reports, by code. */
export function fuelsOf(authority: string): readonly Fuel[] {
  const fleet = FLEETS[authority]
  if (fleet === undefined) throw new Error(`${authority} has no fleet`)
  return [...(Object.keys(fleet.capacityMw) as Fuel[]), fleet.swing].sort()
}
