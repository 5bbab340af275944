import { averageHourOfEach } from '../average-hour.ts'
import type { Grid } from '../grid/grid.ts'
import { stationLoads, zoneLoadsAt } from '../grid/load.ts'
import { weatherAt } from '../grid/weather.ts'
import { keepRecent } from '../keep-recent.ts'
import { createWallClock } from '../wall-clock.ts'

// A week ahead and two weeks of postings.
const KEPT_HOURS = 24 * 24

/** A reader of the load of each station (the order of STATIONS), MW averaged over an hour (whole hours since 1970). */
export function createLoadHours({ seed }: Pick<Grid, 'seed'>): (hour: number) => Float64Array {
  const readWallClock = createWallClock('America/Chicago')
  return keepRecent(KEPT_HOURS, (hour) =>
    averageHourOfEach(hour, (ms) => stationLoads(zoneLoadsAt(seed, ms, weatherAt(seed, ms), readWallClock(ms)))),
  )
}
