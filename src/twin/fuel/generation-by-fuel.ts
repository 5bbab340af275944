import { CLEARING_MS, type Grid, QUARTER_MS } from '../grid/grid.ts'
import { type FleetOutput, readFleetOutput } from './fleet-output.ts'

/** The fuels of the Interval Generation by Fuel report, in the order of its rows. WSL is what storage buys, negative. */
export const SETTLED_FUELS = [
  'Biomass',
  'Coal',
  'Gas',
  'Gas-CC',
  'Hydro',
  'Nuclear',
  'Other',
  'Solar',
  'WSL',
  'Wind',
] as const

export type SettledFuel = (typeof SETTLED_FUELS)[number]

const CLEARINGS = QUARTER_MS / CLEARING_MS

/** Energy by fuel of the quarter hour that starts at `startMs`, MWh: a quarter of its mean output. */
export function readSettledEnergy(
  grid: Pick<Grid, 'clearedAt'>,
  startMs: number,
): Readonly<Record<SettledFuel, number>> {
  const outputs = Array.from({ length: CLEARINGS }, (_, index) =>
    readFleetOutput(grid.clearedAt(startMs + index * CLEARING_MS)),
  )
  const energy = (read: (output: FleetOutput) => number) =>
    outputs.reduce((sum, output) => sum + read(output), 0) / CLEARINGS / 4
  return {
    Biomass: 0,
    Coal: energy(({ coal }) => coal),
    Gas: energy(({ otherGas }) => otherGas),
    'Gas-CC': energy(({ combinedCycle }) => combinedCycle),
    Hydro: 0,
    Nuclear: energy(({ nuclear }) => nuclear),
    // The report has no storage of its own: what it sells is Other.
    Other: energy(({ discharging, response }) => discharging + response),
    Solar: energy(({ solar }) => solar),
    WSL: energy(({ charging }) => charging),
    Wind: energy(({ wind }) => wind),
  }
}
