import type { Fuel } from '../../core/fuel.ts'
import type { CarbonFactors } from '../carbon/carbon-factors.ts'

/** Fuels that run through, whatever the load. */
const STEADY: readonly Fuel[] = ['nuclear', 'hydro', 'geothermal', 'biomass']
/** Fuels that follow what wind and sun leave of the load. */
const FOLLOWING: readonly Fuel[] = ['coal', 'gas', 'oil', 'other']

/** What meets the load that wind and sun leave, as the recent hours had it. */
export interface ResidualMix {
  /** Mean hour of the fuels that run through, MWh. */
  steadyMwh: number
  steadyGPerKwh: number
  /** Of the fuels that follow the load. */
  followingGPerKwh: number
  windGPerKwh: number
  solarGPerKwh: number
}

/** The mix of the hours given. Undefined where no fuel of theirs follows the load. */
export function readResidualMix(
  fuelsMwh: ReadonlyMap<Fuel, ArrayLike<number>>,
  { rows }: Pick<CarbonFactors, 'rows'>,
): ResidualMix | undefined {
  const factorOf = (fuel: Fuel) => rows.find((row) => row.fuel === fuel)?.gPerKwh ?? 0
  const sumOf = (fuels: readonly Fuel[]) => {
    let [mwh, emissions, hours] = [0, 0, 0]
    for (const fuel of fuels) {
      const known = Array.from(fuelsMwh.get(fuel) ?? []).filter((value) => !Number.isNaN(value))
      const made = known.reduce((sum, value) => sum + Math.max(0, value), 0)
      hours = Math.max(hours, known.length)
      mwh += made
      emissions += made * factorOf(fuel)
    }
    return { meanMwh: hours === 0 ? 0 : mwh / hours, gPerKwh: mwh === 0 ? 0 : emissions / mwh }
  }
  const [steady, following] = [sumOf(STEADY), sumOf(FOLLOWING)]
  if (following.meanMwh === 0) return undefined
  return {
    steadyMwh: steady.meanMwh,
    steadyGPerKwh: steady.gPerKwh,
    followingGPerKwh: following.gPerKwh,
    windGPerKwh: factorOf('wind'),
    solarGPerKwh: factorOf('solar'),
  }
}

/** An hour's intensity, g/kWh, from load, wind and sun (MWh): `(Σ of what is made · its intensity) / what is made`. */
export function intensityOfResidual(mix: ResidualMix, loadMwh: number, windMwh: number, solarMwh: number): number {
  const [wind, solar] = [Math.max(0, windMwh), Math.max(0, solarMwh)]
  const residual = Math.max(0, loadMwh - wind - solar)
  const steady = Math.min(residual, mix.steadyMwh)
  const emissions =
    steady * mix.steadyGPerKwh +
    (residual - steady) * mix.followingGPerKwh +
    wind * mix.windGPerKwh +
    solar * mix.solarGPerKwh
  return emissions / (residual + wind + solar)
}
