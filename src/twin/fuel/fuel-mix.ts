import { PLANTS, type PlantKind } from '../grid/plant.ts'
import type { FleetOutput } from './fleet-output.ts'

/** The fuels of the fuel mix dashboard, in its order. */
export const MIX_FUELS = [
  'Coal and Lignite',
  'Hydro',
  'Nuclear',
  'Other',
  'Power Storage',
  'Solar',
  'Wind',
  'Natural Gas',
] as const

export type MixFuel = (typeof MIX_FUELS)[number]

/** Output by fuel, MW. The grid has no dams; `Other` is what answers prices beside the plants. */
export function toFuelMix(output: FleetOutput): Readonly<Record<MixFuel, number>> {
  return {
    'Coal and Lignite': output.coal,
    Hydro: 0,
    Nuclear: output.nuclear,
    Other: output.response,
    'Power Storage': output.charging + output.discharging,
    Solar: output.solar,
    Wind: output.wind,
    'Natural Gas': output.combinedCycle + output.otherGas,
  }
}

const capacityOf = (...kinds: readonly PlantKind[]) =>
  PLANTS.reduce((sum, { kind, capacityMw }) => (kinds.includes(kind) ? sum + capacityMw : sum), 0)

/** Installed capacity by fuel, MW, in the dashboard's own order of this table. */
export const MIX_CAPACITY_MW: Readonly<Record<MixFuel, number>> = Object.freeze({
  'Power Storage': capacityOf('battery'),
  Solar: capacityOf('solar'),
  Wind: capacityOf('wind'),
  Hydro: 0,
  Other: 0,
  'Natural Gas': capacityOf('combined-cycle', 'gas-turbine', 'gas-steam'),
  'Coal and Lignite': capacityOf('coal'),
  Nuclear: capacityOf('nuclear'),
})
