import { type Grid, QUARTER_MS } from '../grid/grid.ts'
import { stationLoads, zoneLoadsAt } from '../grid/load.ts'
import { STATIONS } from '../grid/station.ts'
import { weatherAt } from '../grid/weather.ts'
import { keepRecent } from '../keep-recent.ts'
import { createWallClock } from '../wall-clock.ts'

const HOUR_MS = 3_600_000
const QUARTERS = 4
// A week ahead and two weeks of postings.
const KEPT_HOURS = 24 * 24

/** A reader of the load of each station (the order of STATIONS), MW averaged over an hour (whole hours since 1970). */
export function createLoadHours({ seed }: Pick<Grid, 'seed'>): (hour: number) => Float64Array {
  const readWallClock = createWallClock('America/Chicago')
  return keepRecent(KEPT_HOURS, (hour) => {
    const quarters = Array.from({ length: QUARTERS }, (_, quarter) => {
      const ms = hour * HOUR_MS + quarter * QUARTER_MS
      return stationLoads(zoneLoadsAt(seed, ms, weatherAt(seed, ms), readWallClock(ms)))
    })
    return Float64Array.from(
      STATIONS,
      (_, station) => quarters.reduce((sum, loads) => sum + (loads[station] as number), 0) / QUARTERS,
    )
  })
}
