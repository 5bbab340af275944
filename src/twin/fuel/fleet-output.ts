import type { ClearedInterval } from '../grid/clear-interval.ts'
import { PLANTS } from '../grid/plant.ts'

/** What the fleet made at a moment, MW. */
export interface FleetOutput {
  coal: number
  nuclear: number
  wind: number
  solar: number
  combinedCycle: number
  /** Gas turbines and gas steam. */
  otherGas: number
  /** Batteries that sell. */
  discharging: number
  /** Batteries that buy, negative. */
  charging: number
  /** Load that answers prices, emergency response and reserves: what the dispatch took beside the plants. */
  response: number
}

/** Sums a dispatch up: all of it together is the load less what the ties bring. */
export function readFleetOutput({ solution }: Pick<ClearedInterval, 'solution'>): FleetOutput {
  const output: FleetOutput = {
    coal: 0,
    nuclear: 0,
    wind: 0,
    solar: 0,
    combinedCycle: 0,
    otherGas: 0,
    discharging: 0,
    charging: 0,
    response: 0,
  }
  solution.powerMw.forEach((mw, index) => {
    output[fieldOf(PLANTS[index]?.kind, mw)] += mw
  })
  return output
}

function fieldOf(kind: (typeof PLANTS)[number]['kind'] | undefined, mw: number): keyof FleetOutput {
  switch (kind) {
    case undefined:
      return 'response'
    case 'battery':
      return mw < 0 ? 'charging' : 'discharging'
    case 'combined-cycle':
      return 'combinedCycle'
    case 'gas-turbine':
    case 'gas-steam':
      return 'otherGas'
    default:
      return kind
  }
}
