import { averageHour } from '../average-hour.ts'
import type { Grid } from '../grid/grid.ts'
import { PLANTS } from '../grid/plant.ts'
import { STATIONS } from '../grid/station.ts'
import { weatherAt } from '../grid/weather.ts'
import { keepRecent } from '../keep-recent.ts'

// Two weeks of postings, two days back and a week ahead.
const KEPT_HOURS = 24 * 24

/** Hourly averages of the grid's sun power, MW, system wide. Hours are whole hours since 1970. */
export interface SolarHours {
  /** What was generated, curtailment taken off; needs the hour's dispatch. */
  generationMw(hour: number): number
  /** What the weather allowed: the high sustained limit. */
  availableMw(hour: number): number
  /** What a cloudless sky would have allowed; 0 at night. */
  clearSkyMw(hour: number): number
}

const SOLAR_PLANTS = PLANTS.flatMap((plant, index) => {
  const area = STATIONS.find(({ name }) => name === plant.stations[0])?.area
  return plant.kind === 'solar' && area !== undefined ? [{ index, area, capacityMw: plant.capacityMw }] : []
})

/** Reads hours off the grid. */
export function createSolarHours(grid: Grid): SolarHours {
  const average = (read: (epochMs: number) => number) => keepRecent(KEPT_HOURS, (hour) => averageHour(hour, read))
  return {
    generationMw: average((ms) => sumSolar(grid.clearedAt(ms).solution.powerMw)),
    availableMw: average((ms) => sumSolar(grid.offersAt(ms).high)),
    clearSkyMw: average((ms) => {
      const { clearSky } = weatherAt(grid.seed, ms)
      return SOLAR_PLANTS.reduce((sum, { area, capacityMw }) => sum + clearSky[area] * capacityMw, 0)
    }),
  }
}

function sumSolar(byPlant: Float64Array): number {
  return SOLAR_PLANTS.reduce((sum, { index }) => sum + (byPlant[index] as number), 0)
}
