import { PLANTS } from '../grid/plant.ts'
import { STATIONS } from '../grid/station.ts'

/** The regions of NP4-732-CD, in the order of its columns; the panhandle belongs to the west. */
export const WIND_REGIONS = ['south_houston', 'west', 'north'] as const

/** For each plant of the fleet, the index of its wind region, or −1 where it is no wind plant. */
export const REGION_OF_PLANT: readonly number[] = Object.freeze(
  PLANTS.map((plant) => {
    if (plant.kind !== 'wind') return -1
    const zone = STATIONS.find((station) => station.name === plant.stations[0])?.zone
    if (zone === 'LZ_WEST') return 1
    return zone === 'LZ_NORTH' || zone === 'LZ_RAYBN' ? 2 : 0
  }),
)

/** Installed wind capacity of each region, MW. */
export const REGION_CAPACITY_MW: readonly number[] = Object.freeze(
  WIND_REGIONS.map((_, region) =>
    PLANTS.reduce((sum, plant, index) => sum + (REGION_OF_PLANT[index] === region ? plant.capacityMw : 0), 0),
  ),
)

/** Adds the wind plants' values up by region. */
export function sumByRegion(byPlant: Float64Array): Float64Array {
  const sums = new Float64Array(WIND_REGIONS.length)
  for (let plant = 0; plant < REGION_OF_PLANT.length; plant++) {
    const region = REGION_OF_PLANT[plant] as number
    if (region >= 0) sums[region] = (sums[region] as number) + (byPlant[plant] as number)
  }
  return sums
}
