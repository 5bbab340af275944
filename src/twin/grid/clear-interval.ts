import type { WallTime } from '../wall-clock.ts'
import type { Constraint } from './constraint.ts'
import { DC_TIES, tieImportsAt } from './dc-tie.ts'
import { type DispatchProblem, type DispatchSolution, solveDispatch } from './dispatch.ts'
import { stationLoads, zoneLoadsAt } from './load.ts'
import { busOf } from './network.ts'
import { type FleetOffers, offersAt } from './offer.ts'
import { PLANTS } from './plant.ts'
import { SCARCITY } from './scarcity.ts'
import { STATIONS } from './station.ts'
import { weatherAt } from './weather.ts'

/** A quarter hour as the grid lived it. Arrays by plant run over PLANTS and then the scarcity resources. */
export interface ClearedInterval {
  startMs: number
  zoneLoadMw: Float64Array
  tieImportMw: Float64Array
  offers: FleetOffers
  solution: DispatchSolution
}

/** The part of every interval's problem that never changes. */
export interface Clearing {
  constraints: readonly Constraint[]
  limitMw: Float64Array
  maxShadowPrice: Float64Array
  sensitivity: readonly Float64Array[]
}

/** Prepares the sensitivities of the fleet; scarcity answers at the reference, where they are 0. */
export function prepareClearing(constraints: readonly Constraint[]): Clearing {
  return {
    constraints,
    limitMw: Float64Array.from(constraints, (constraint) => constraint.limitMw),
    maxShadowPrice: Float64Array.from(constraints, (constraint) => constraint.maxShadowPriceUsdPerMw),
    sensitivity: constraints.map((constraint) => {
      const row = new Float64Array(PLANTS.length + SCARCITY.a.length)
      row.set(constraint.shiftFactors.subarray(STATIONS.length, STATIONS.length + PLANTS.length))
      return row
    }),
  }
}

const TIE_BUSES = DC_TIES.map((tie) => busOf(tie.station))

/** Clears one quarter hour of `seed`. Pure. */
export function clearInterval(clearing: Clearing, seed: number, startMs: number, wall: WallTime): ClearedInterval {
  const { problem, ...inputs } = stateInterval(clearing, seed, startMs, wall)
  return { startMs, ...inputs, solution: solveDispatch(problem) }
}

/** The dispatch problem of one quarter hour, with what it was made of. */
export function stateInterval(clearing: Clearing, seed: number, startMs: number, wall: WallTime) {
  const weather = weatherAt(seed, startMs)
  const zoneLoadMw = zoneLoadsAt(seed, startMs, weather, wall)
  const tieImportMw = tieImportsAt(seed, startMs)
  const offers = joinOffers(offersAt(seed, startMs, weather, wall), SCARCITY)
  const withdrawn = stationLoads(zoneLoadMw)
  tieImportMw.forEach((importMw, index) => {
    const bus = TIE_BUSES[index] as number
    withdrawn[bus] = (withdrawn[bus] as number) - importMw
  })
  const problem: DispatchProblem = {
    ...offers,
    demandMw: withdrawn.reduce((sum, mw) => sum + mw, 0),
    baseFlowMw: Float64Array.from(clearing.constraints, ({ shiftFactors }) => {
      let flow = 0
      for (let bus = 0; bus < withdrawn.length; bus++)
        flow -= (shiftFactors[bus] as number) * (withdrawn[bus] as number)
      return flow
    }),
    limitMw: clearing.limitMw,
    maxShadowPrice: clearing.maxShadowPrice,
    sensitivity: clearing.sensitivity,
  }
  return { problem, zoneLoadMw, tieImportMw, offers }
}

function joinOffers(fleet: FleetOffers, more: FleetOffers): FleetOffers {
  const join = (left: Float64Array, right: Float64Array) => {
    const joined = new Float64Array(left.length + right.length)
    joined.set(left)
    joined.set(right, left.length)
    return joined
  }
  return {
    a: join(fleet.a, more.a),
    b: join(fleet.b, more.b),
    low: join(fleet.low, more.low),
    high: join(fleet.high, more.high),
  }
}
