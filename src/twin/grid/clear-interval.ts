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

/** Five minutes as the grid lived them. Arrays by plant run over PLANTS and then the scarcity resources. */
export interface ClearedInterval {
  startMs: number
  zoneLoadMw: Float64Array
  tieImportMw: Float64Array
  /** Between what the fleet could make, MW. */
  offers: Pick<FleetOffers, 'low' | 'high'>
  solution: DispatchSolution
}

/** What a dispatch is made of, beside the network. */
export interface ClearingInputs {
  /** In the order of STATIONS. */
  stationLoadMw: Float64Array
  tieImportMw: Float64Array
  fleet: FleetOffers
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

/** Clears the five minutes of `seed` from `startMs`. Pure. */
export function clearInterval(clearing: Clearing, seed: number, startMs: number, wall: WallTime): ClearedInterval {
  const { zoneLoadMw, ...inputs } = readInputs(seed, startMs, wall)
  const problem = stateProblem(clearing, inputs)
  return {
    startMs,
    zoneLoadMw,
    tieImportMw: inputs.tieImportMw,
    offers: { low: problem.low, high: problem.high },
    solution: solveDispatch(problem),
  }
}

/** What weather, clock and chance bring at a moment. */
export function readInputs(
  seed: number,
  epochMs: number,
  wall: WallTime,
): ClearingInputs & Pick<ClearedInterval, 'zoneLoadMw'> {
  const weather = weatherAt(seed, epochMs)
  const zoneLoadMw = zoneLoadsAt(seed, epochMs, weather, wall)
  return {
    zoneLoadMw,
    stationLoadMw: stationLoads(zoneLoadMw),
    tieImportMw: tieImportsAt(seed, epochMs),
    fleet: offersAt(seed, epochMs, weather, wall),
  }
}

/** The dispatch problem that the inputs make on the grid's network. */
export function stateProblem(
  clearing: Clearing,
  { stationLoadMw, tieImportMw, fleet }: ClearingInputs,
): DispatchProblem {
  const withdrawn = stationLoadMw.slice()
  tieImportMw.forEach((importMw, index) => {
    const bus = TIE_BUSES[index] as number
    withdrawn[bus] = (withdrawn[bus] as number) - importMw
  })
  return {
    ...joinOffers(fleet, SCARCITY),
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
