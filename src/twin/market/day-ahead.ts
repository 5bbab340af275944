import { type ClearingInputs, readInputs, stateProblem } from '../grid/clear-interval.ts'
import { type DispatchSolution, solveDispatch } from '../grid/dispatch.ts'
import type { Grid } from '../grid/grid.ts'
import { offersAt } from '../grid/offer.ts'
import { PLANTS } from '../grid/plant.ts'
import { pricePoints } from '../grid/price-points.ts'
import { STATIONS } from '../grid/station.ts'
import { weatherAt } from '../grid/weather.ts'
import { keepRecent } from '../keep-recent.ts'
import { forecastLoad, modelInUse } from '../load/load-forecast.ts'
import { forecastSolar } from '../solar/solar-forecast.ts'
import type { ReadWallClock } from '../wall-clock.ts'
import { forecastWind } from '../wind/wind-forecast.ts'
import { REGION_OF_PLANT, sumByRegion } from '../wind/wind-region.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Bids close at ten o'clock on the day before. */
const BIDS_CLOSE_MS = 10 * HOUR_MS
const KEPT_HOURS = 24 * 24

/** The day-ahead market: hours (whole since 1970) cleared on the grid's network against what was forecast the day before. */
export interface DayAhead {
  clearedAt(hour: number): DispatchSolution
  /** Prices of the hour, $/MWh, unrounded, in the order of SETTLEMENT_POINTS. */
  pricesAt(hour: number): Float64Array
}

export function createDayAhead(grid: Grid, read: ReadWallClock): DayAhead {
  const clearedAt = keepRecent(KEPT_HOURS, (hour) =>
    solveDispatch(stateProblem(grid.clearing, foresee(grid.seed, hour, read))),
  )
  return { clearedAt, pricesAt: (hour) => pricePoints(clearedAt(hour), grid.pointShiftFactors) }
}

/** What was known of the middle of the hour when bids closed: sudden trips were not. */
function foresee(seed: number, hour: number, read: ReadWallClock): ClearingInputs {
  const middleMs = (hour + 0.5) * HOUR_MS
  const wall = read(middleMs)
  const madeAtHour = (middleMs - (wall.wallMs % DAY_MS) - DAY_MS + BIDS_CLOSE_MS) / HOUR_MS
  const weather = weatherAt(seed, middleMs)
  const { stationLoadMw, tieImportMw } = readInputs(seed, middleMs, wall)
  const fleet = offersAt(seed, middleMs, weather, wall, { foreseen: true })
  const regions = sumByRegion(fleet.high)
  const windFactor = regions.map((mw, region) => divide(forecastWind(seed, region, hour, madeAtHour, mw).stwpfMw, mw))
  const sun = {
    availableMw: sumSolar(fleet.high),
    clearSkyMw: sumSolar(CAPACITY.map((mw, plant) => mw * weather.clearSky[AREA[plant] ?? 'north'])),
  }
  const sunFactor = divide(forecastSolar(seed, hour, madeAtHour, sun).stppfMw, sun.availableMw)
  return {
    stationLoadMw: forecastLoad(seed, modelInUse(seed, madeAtHour), hour, madeAtHour, stationLoadMw),
    tieImportMw,
    fleet: {
      ...fleet,
      high: fleet.high.map((mw, plant) => {
        const region = REGION_OF_PLANT[plant] as number
        if (region >= 0) return Math.min(CAPACITY[plant] as number, mw * (windFactor[region] as number))
        return PLANTS[plant]?.kind === 'solar' ? Math.min(CAPACITY[plant] as number, mw * sunFactor) : mw
      }),
    },
  }
}

const CAPACITY = Float64Array.from(PLANTS, ({ capacityMw }) => capacityMw)
const AREA = PLANTS.map((plant) => STATIONS.find(({ name }) => name === plant.stations[0])?.area)

function sumSolar(byPlant: Float64Array): number {
  return byPlant.reduce((sum, mw, plant) => (PLANTS[plant]?.kind === 'solar' ? sum + mw : sum), 0)
}

const divide = (forecastMw: number, availableMw: number) => (availableMw < 1 ? 1 : forecastMw / availableMw)
