import { PLANTS } from '../grid/plant.ts'

/** Adds the plants' values up, without the scarcity resources that follow them. */
export function sumFleet(byUnit: Float64Array): number {
  return byUnit.subarray(0, PLANTS.length).reduce((sum, mw) => sum + mw, 0)
}
