import type { Fuel } from '../../core/fuel.ts'

/** `direct`: CO2 of the stack alone. `lifecycle`: CO2 equivalent of fuel, building and running as well. */
export type FactorBasis = 'direct' | 'lifecycle'

/** What a kWh of a fuel emits, and who says so. */
export interface CarbonFactor {
  fuel: Fuel
  /** g CO2 (direct) or g CO2e (lifecycle) per kWh of net generation. */
  gPerKwh: number
  basis: FactorBasis
  source: string
  url: string
  /** The year the factor is of. */
  year: number
  note: string
  /** No publication gives it for this fuel: it is taken from elsewhere. */
  assumed: boolean
}

/** A factor for every fuel that generates. Storage has none: what it gives back was counted when it was generated. */
export interface CarbonFactors {
  basis: FactorBasis
  title: string
  unit: 'g CO2/kWh' | 'g CO2e/kWh'
  rows: readonly CarbonFactor[]
}

const EIA = {
  basis: 'direct',
  source: 'EIA, FAQ 74: CO2 per kWh of U.S. electricity generation',
  url: 'https://www.eia.gov/tools/faqs/faq.php?id=74',
  year: 2023,
  assumed: false,
} as const

const IPCC = {
  basis: 'lifecycle',
  source: 'IPCC AR5 WG III (2014), annex III, table A.III.2: medians',
  url: 'https://www.ipcc.ch/site/assets/uploads/2018/02/ipcc_wg3_ar5_annex-iii.pdf',
  year: 2014,
  assumed: false,
} as const

const GRIDEMISSIONS = {
  source: 'de Chalendar, Taggart and Benson (2019), factors of gridemissions',
  url: 'https://doi.org/10.1073/pnas.1912950116',
  year: 2019,
  assumed: true,
} as const

/** EIA says pounds. */
const fromPounds = (poundsPerKwh: number): number => Math.round(poundsPerKwh * 453.592)

const zero = (fuel: Fuel, note: string): CarbonFactor => ({ ...EIA, fuel, gPerKwh: 0, note })
const neutral = 'Counted as zero: EIA considers it carbon neutral.'

const DIRECT: CarbonFactors = {
  basis: 'direct',
  title: 'Direct emissions, U.S. averages of 2023',
  unit: 'g CO2/kWh',
  rows: [
    zero('nuclear', 'Zero: nothing is burned.'),
    { ...EIA, fuel: 'coal', gPerKwh: fromPounds(2.31), note: '2.31 lb/kWh.' },
    {
      ...EIA,
      fuel: 'oil',
      gPerKwh: fromPounds(2.46),
      note: '2.46 lb/kWh: 20 million short tons over 16,233 GWh.',
    },
    { ...EIA, fuel: 'gas', gPerKwh: fromPounds(0.96), note: '0.96 lb/kWh, all kinds of gas plants.' },
    zero('geothermal', 'Counted as zero: some plants vent CO2, but EIA gives no factor.'),
    zero('biomass', neutral),
    zero('hydro', neutral),
    zero('wind', neutral),
    zero('solar', neutral),
    {
      ...GRIDEMISSIONS,
      basis: 'direct',
      fuel: 'other',
      gPerKwh: 439,
      note: 'Assumed: what burns under “other” is not told.',
    },
  ],
}

const LIFECYCLE: CarbonFactors = {
  basis: 'lifecycle',
  title: 'Lifecycle emissions, world medians of 2014',
  unit: 'g CO2e/kWh',
  rows: [
    { ...IPCC, fuel: 'nuclear', gPerKwh: 12, note: 'Nuclear.' },
    { ...IPCC, fuel: 'coal', gPerKwh: 820, note: 'Pulverised coal.' },
    { ...GRIDEMISSIONS, basis: 'lifecycle', fuel: 'oil', gPerKwh: 840, note: 'Assumed: IPCC gives none for oil.' },
    { ...IPCC, fuel: 'gas', gPerKwh: 490, note: 'Combined cycle; peaking plants emit more.' },
    { ...IPCC, fuel: 'geothermal', gPerKwh: 38, note: 'Geothermal.' },
    { ...IPCC, fuel: 'biomass', gPerKwh: 230, note: 'Dedicated biomass; cofired with coal 740.' },
    { ...IPCC, fuel: 'hydro', gPerKwh: 24, note: 'Hydropower; single reservoirs emit far more.' },
    { ...IPCC, fuel: 'wind', gPerKwh: 11, note: 'Onshore; offshore 12.' },
    { ...IPCC, fuel: 'solar', gPerKwh: 48, note: 'Photovoltaic, utility scale; concentrating 27.' },
    {
      ...GRIDEMISSIONS,
      basis: 'lifecycle',
      fuel: 'other',
      gPerKwh: 439,
      note: 'Assumed: what burns under “other” is not told.',
    },
  ],
}

/** The emission factors by basis, each row with its source and year. */
export const CARBON_FACTORS: Readonly<Record<FactorBasis, CarbonFactors>> = Object.freeze({
  direct: DIRECT,
  lifecycle: LIFECYCLE,
})
