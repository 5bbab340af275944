import { keepRecent } from '../keep-recent.ts'
import { createWallClock } from '../wall-clock.ts'
import {
  type ClearedInterval,
  type Clearing,
  clearInterval,
  prepareClearing,
  readInputs,
  stateProblem,
} from './clear-interval.ts'
import { buildConstraints, type Constraint } from './constraint.ts'
import type { DispatchProblem } from './dispatch.ts'
import { zoneLoadsAt } from './load.ts'
import { buildNetwork } from './network.ts'
import { type FleetOffers, offersAt } from './offer.ts'
import { pricePoints } from './price-points.ts'
import { SETTLEMENT_POINTS } from './settlement-point.ts'
import { weatherAt } from './weather.ts'

export const QUARTER_MS = 900_000
/** The grid clears every five minutes, as SCED does. */
export const CLEARING_MS = 300_000

/** The grid of one seed. Every answer is a pure function of the five minutes; recent ones are remembered. */
export interface Grid {
  seed: number
  constraints: readonly Constraint[]
  /** By constraint, by settlement point (in the order of SETTLEMENT_POINTS). */
  pointShiftFactors: readonly Float64Array[]
  clearing: Clearing
  /** The five minutes that contain `epochMs`, counted from the full hour. */
  clearedAt(epochMs: number): ClearedInterval
  /** LMPs of those five minutes, $/MWh, unrounded, in the order of SETTLEMENT_POINTS. */
  pricesAt(epochMs: number): Float64Array
  /** What the fleet offers at that moment, no dispatch needed. */
  offersAt(epochMs: number): FleetOffers
  /** Load of the whole grid at that moment before any price response, MW; no dispatch needed. */
  loadMwAt(epochMs: number): number
  /** The dispatch problem that those five minutes solved. */
  problemAt(epochMs: number): DispatchProblem
}

// 17 days: two weeks of postings and the days their forecasts look back on; some 5 KB each.
const KEPT_INTERVALS = (17 * 24 * 3_600_000) / CLEARING_MS

/** Builds the grid of `seed`; about 30 ms, then a fraction of a millisecond per interval asked for. */
export function createGrid(seed: number): Grid {
  const constraints = buildConstraints(buildNetwork())
  const clearing = prepareClearing(constraints)
  const readWallClock = createWallClock('America/Chicago')
  const pointShiftFactors = constraints.map(({ shiftFactors }) =>
    Float64Array.from(SETTLEMENT_POINTS, (point) =>
      point.weights.reduce((sum, { bus, weight }) => sum + weight * (shiftFactors[bus] as number), 0),
    ),
  )
  const cleared = keepRecent(KEPT_INTERVALS, (slot) => {
    const startMs = slot * CLEARING_MS
    return clearInterval(clearing, seed, startMs, readWallClock(startMs))
  })
  const clearedAt = (epochMs: number) => cleared(Math.floor(epochMs / CLEARING_MS))
  return {
    seed,
    constraints,
    pointShiftFactors,
    clearing,
    clearedAt,
    pricesAt: (epochMs) => pricePoints(clearedAt(epochMs).solution, pointShiftFactors),
    offersAt: (epochMs) => offersAt(seed, epochMs, weatherAt(seed, epochMs), readWallClock(epochMs)),
    loadMwAt: (epochMs) =>
      zoneLoadsAt(seed, epochMs, weatherAt(seed, epochMs), readWallClock(epochMs)).reduce((sum, mw) => sum + mw, 0),
    problemAt: (epochMs) => {
      const startMs = Math.floor(epochMs / CLEARING_MS) * CLEARING_MS
      return stateProblem(clearing, readInputs(seed, startMs, readWallClock(startMs)))
    },
  }
}
