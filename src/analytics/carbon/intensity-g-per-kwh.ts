import type { Fuel } from '../../core/fuel.ts'
import type { CarbonFactors } from './carbon-factors.ts'

/** Where fuels that make more than this share of the generation are not published for an hour, the hour has no intensity. */
const MISSING_SHARE_LIMIT = 0.05

/**
 * Average carbon intensity of the generation of each hour, g/kWh: `Σ g·EF / Σ g` over the fuels that generate (what is generated
 * here, not what is used here; an average, never the marginal rate). `fuelsMwh`: hours by fuel, NaN where none is published. Negative
 * net generation counts as none. Storage counts in neither sum, charging or discharging: its energy was counted when it was generated.
 * NaN: nothing generates, or fuels are missing that make more than 5 % of the generation of the hours given.
 */
export function intensityGPerKwh(
  fuelsMwh: ReadonlyMap<Fuel, ArrayLike<number>>,
  { rows }: Pick<CarbonFactors, 'rows'>,
): Float64Array {
  const fuels = rows.flatMap(({ fuel, gPerKwh }) => {
    const mwh = fuelsMwh.get(fuel)
    return mwh ? [{ mwh, gPerKwh, sharePart: sumPositive(mwh) }] : []
  })
  const count = fuels.reduce((longest, { mwh }) => Math.max(longest, mwh.length), 0)
  const all = fuels.reduce((sum, { sharePart }) => sum + sharePart, 0)
  return Float64Array.from({ length: count }, (_, hour) => {
    let [generation, emissions, missing] = [0, 0, 0]
    for (const { mwh, gPerKwh, sharePart } of fuels) {
      const value = mwh[hour] ?? Number.NaN
      if (Number.isNaN(value)) missing += sharePart
      else if (value > 0) {
        generation += value
        emissions += value * gPerKwh
      }
    }
    return generation > 0 && missing <= MISSING_SHARE_LIMIT * all ? emissions / generation : Number.NaN
  })
}

function sumPositive(values: ArrayLike<number>): number {
  let sum = 0
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? 0
    if (value > 0) sum += value
  }
  return sum
}
