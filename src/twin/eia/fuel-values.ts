import { averageHourOfEach } from '../average-hour.ts'
import { readFleetOutput } from '../fuel/fleet-output.ts'
import type { Grid } from '../grid/grid.ts'
import { keepRecent } from '../keep-recent.ts'
import { AUTHORITIES, type Authority } from './authority.ts'
import { FLEETS, type Fleet, type Fuel } from './fuel.ts'
import { fuelShareAt } from './fuel-shape.ts'

const HOUR_MS = 3_600_000
const KEPT_HOURS = 24 * 45

/** Net generation by fuel of an authority's hour, whole MWh; it sums to `generationMwh`, the authority's NG. */
export type FuelHour = Readonly<Partial<Record<Fuel, number>>>

/** What gives way where more is made than is wanted, first to last. */
const CURTAILED: readonly Fuel[] = ['WND', 'SUN', 'COL', 'WAT', 'OIL', 'GEO', 'NUC', 'OTH']

/**
 * A reader of generation by fuel (authority: its place in AUTHORITIES; hours: whole hours since 1970): ERCO from the
 * grid's dispatch, the others from their fleets; the swing fuel takes what the others leave of `generationMwh`.
 */
export function createFuelValues(grid: Grid): (authority: number, hour: number, generationMwh: number) => FuelHour {
  const dispatched = keepRecent(KEPT_HOURS, (hour) => readDispatch(grid, hour))
  return (index, hour, generationMwh) => {
    const authority = AUTHORITIES[index] as Authority
    const fleet = FLEETS[authority.code] as Fleet
    const made = authority.code === 'ERCO' ? dispatched(hour) : readShapes(grid.seed, authority, fleet, hour)
    return balance(made, fleet, generationMwh)
  }
}

function readDispatch(grid: Grid, hour: number): Partial<Record<Fuel, number>> {
  const [storage, coal, nuclear, response, solar, wind] = averageHourOfEach(hour, (ms) => {
    const output = readFleetOutput(grid.clearedAt(ms))
    const storage = output.charging + output.discharging
    return Float64Array.of(storage, output.coal, output.nuclear, output.response, output.solar, output.wind)
  }) as unknown as [number, number, number, number, number, number]
  return { BAT: storage, COL: coal, NUC: nuclear, OTH: response, SUN: solar, WAT: 0, WND: wind }
}

function readShapes(seed: number, authority: Authority, fleet: Fleet, hour: number): Partial<Record<Fuel, number>> {
  const made: Partial<Record<Fuel, number>> = {}
  for (const [fuel, capacityMw] of Object.entries(fleet.capacityMw) as [Fuel, number][]) {
    // Gas that is not the swing fuel runs through.
    const share = fuel === 'NG' ? 0.6 : fuelShareAt(seed, fuel, authority, hour * HOUR_MS)
    made[fuel] = capacityMw * share
  }
  return made
}

function balance(made: Partial<Record<Fuel, number>>, { swing }: Fleet, generationMwh: number): FuelHour {
  const whole: Partial<Record<Fuel, number>> = {}
  let left = generationMwh
  for (const [fuel, mw] of Object.entries(made) as [Fuel, number][]) {
    whole[fuel] = Math.round(mw) + 0
    left -= whole[fuel] as number
  }
  for (const fuel of CURTAILED) {
    const cut = Math.min(Math.max(0, whole[fuel] ?? 0), Math.max(0, -left))
    if (cut > 0) {
      whole[fuel] = (whole[fuel] as number) - cut
      left += cut
    }
  }
  whole[swing] = left
  return whole
}
