import { averageHourOfEach } from '../average-hour.ts'
import type { Grid } from '../grid/grid.ts'
import { keepRecent } from '../keep-recent.ts'
import { sumByRegion } from './wind-region.ts'

export const HOUR_MS = 3_600_000

/** Hourly averages of the grid's wind by region, MW. */
export interface WindHours {
  /** What was generated, curtailment taken off; needs the hour's dispatch. */
  generationMw(hour: number): Float64Array
  /** What the weather allowed: the high sustained limit. */
  availableMw(hour: number): Float64Array
}

// Two weeks of postings, two days back and a week ahead.
const KEPT_HOURS = 24 * 24

/** Reads hours (whole hours since 1970) off the grid. */
export function createWindHours(grid: Grid): WindHours {
  return {
    generationMw: keepRecent(KEPT_HOURS, (hour) =>
      averageHourOfEach(hour, (ms) => sumByRegion(grid.clearedAt(ms).solution.powerMw)),
    ),
    availableMw: keepRecent(KEPT_HOURS, (hour) => averageHourOfEach(hour, (ms) => sumByRegion(grid.offersAt(ms).high))),
  }
}
