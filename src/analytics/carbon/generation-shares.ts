import type { Fuel } from '../../core/fuel.ts'
import type { CarbonFactors } from './carbon-factors.ts'

/** What part of the generation a fuel is, and what part of the emissions. */
export interface FuelShare {
  fuel: Fuel
  generationMwh: number
  /** 0 to 1, of what counts. */
  generationShare: number
  emissionsShare: number
}

export interface GenerationShares {
  fuels: readonly FuelShare[]
  /** Generation that counts, MWh. */
  generationMwh: number
  /** Of what counts: fuels whose factor is assumed. */
  assumedShare: number
  /** What storage gave, MWh: it counts in neither sum. */
  storageDischargeMwh: number
  storageChargeMwh: number
}

/** Who made the energy of the hours given, and who its emissions; largest first. Shares are 0 where nothing generates. */
export function generationShares(
  fuelsMwh: ReadonlyMap<Fuel, ArrayLike<number>>,
  { rows }: Pick<CarbonFactors, 'rows'>,
): GenerationShares {
  const counted = rows.map((row) => ({ ...row, mwh: sumOf(fuelsMwh.get(row.fuel), 1) })).filter(({ mwh }) => mwh > 0)
  const generationMwh = counted.reduce((sum, { mwh }) => sum + mwh, 0)
  const emissions = counted.reduce((sum, { mwh, gPerKwh }) => sum + mwh * gPerKwh, 0)
  return {
    fuels: counted
      .map(({ fuel, mwh, gPerKwh }) => ({
        fuel,
        generationMwh: mwh,
        generationShare: mwh / generationMwh,
        emissionsShare: emissions > 0 ? (mwh * gPerKwh) / emissions : 0,
      }))
      .sort((a, b) => b.generationMwh - a.generationMwh),
    generationMwh,
    assumedShare:
      generationMwh > 0
        ? counted.filter(({ assumed }) => assumed).reduce((sum, { mwh }) => sum + mwh, 0) / generationMwh
        : 0,
    storageDischargeMwh: sumOf(fuelsMwh.get('battery'), 1),
    storageChargeMwh: sumOf(fuelsMwh.get('battery'), -1),
  }
}

/** Sum of the values of one sign, as a positive number. */
const sumOf = (values: ArrayLike<number> | undefined, sign: 1 | -1): number =>
  Array.from(values ?? []).reduce((sum, value) => (value * sign > 0 ? sum + value * sign : sum), 0)
