import type { ClearedInterval } from './clear-interval.ts'
import type { Constraint } from './constraint.ts'
import { DC_TIES } from './dc-tie.ts'
import type { Grid } from './grid.ts'
import { CLEARING_MS } from './grid.ts'
import { PLANTS, type PlantKind } from './plant.ts'
import { cappedLambda } from './price-points.ts'
import { SETTLEMENT_POINTS, type SettlementPointType } from './settlement-point.ts'
import { LOAD_ZONES } from './station.ts'

/** What identifies a constraint, as NP6-86-CD and NP4-191-CD print it: the stations tell the flow's direction. */
export interface ConstraintIdentity {
  constraintName: string
  contingencyName: string
  fromStation: string
  toStation: string
}

/** A constraint that binds. */
export interface ShadowPrice extends ConstraintIdentity {
  shadowPriceUsdPerMw: number
  limitMw: number
  flowMw: number
}

/** What the grid really did in five minutes, unrounded: what estimators are scored against. */
export interface Truth {
  /** The full five minutes; the SCED run that published them is stamped some seconds later. */
  intervalStart: Temporal.Instant
  /** Capped, as prices are made of it. */
  lambdaUsdPerMwh: number
  uncappedLambdaUsdPerMwh: number
  shadowPrices: readonly ShadowPrice[]
  /** `lambda − Σ shift factor · shadow price`, by settlement point. */
  prices: readonly { name: string; type: SettlementPointType; priceUsdPerMwh: number }[]
  loadMw: Readonly<Record<string, number>>
  tieImportMw: Readonly<Record<string, number>>
  /** What each kind of plant made. */
  outputMw: Readonly<Record<PlantKind, number>>
  /** What wind and solar could have made. */
  availableMw: Readonly<Record<'wind' | 'solar', number>>
}

/**
 * The shift factors behind every price: rows by constraint, columns by settlement point, MW of flow per MW injected at the
 * point and withdrawn at the reference. `LMP = λ − Σ shift factor · shadow price`, real time and day ahead.
 */
export interface ShiftFactorTruth {
  constraints: readonly ConstraintIdentity[]
  points: readonly { name: string; type: SettlementPointType }[]
  shiftFactors: readonly Float64Array[]
}

/** The truth of the five minutes that contain `instant`. */
export function readTruth(grid: Grid, instant: Temporal.Instant): Truth {
  const interval = grid.clearedAt(instant.epochMilliseconds)
  const prices = grid.pricesAt(instant.epochMilliseconds)
  return {
    intervalStart: Temporal.Instant.fromEpochMilliseconds(
      Math.floor(instant.epochMilliseconds / CLEARING_MS) * CLEARING_MS,
    ),
    lambdaUsdPerMwh: cappedLambda(interval.solution),
    uncappedLambdaUsdPerMwh: interval.solution.lambda,
    shadowPrices: readShadowPrices(grid, interval),
    prices: SETTLEMENT_POINTS.map(({ name, type }, index) => ({ name, type, priceUsdPerMwh: prices[index] as number })),
    loadMw: Object.fromEntries(LOAD_ZONES.map((zone, index) => [zone, interval.zoneLoadMw[index] as number])),
    tieImportMw: Object.fromEntries(DC_TIES.map((tie, index) => [tie.name, interval.tieImportMw[index] as number])),
    outputMw: sumByKind(interval.solution.powerMw) as Record<PlantKind, number>,
    availableMw: pickRenewables(sumByKind(interval.offers.high)),
  }
}

export function readShiftFactors(grid: Grid): ShiftFactorTruth {
  return {
    constraints: grid.constraints.map(identify),
    points: SETTLEMENT_POINTS.map(({ name, type }) => ({ name, type })),
    shiftFactors: grid.pointShiftFactors,
  }
}

function identify({ name, contingency, fromStation, toStation }: Constraint): ConstraintIdentity {
  return { constraintName: name, contingencyName: contingency, fromStation, toStation }
}

function readShadowPrices(grid: Grid, { solution }: ClearedInterval): ShadowPrice[] {
  return solution.binding.flatMap(({ constraint: index, mu }) => {
    const constraint = grid.constraints[index]
    if (constraint === undefined) return []
    return {
      ...identify(constraint),
      shadowPriceUsdPerMw: mu,
      limitMw: constraint.limitMw,
      flowMw: solution.flowMw[index] as number,
    }
  })
}

function sumByKind(byPlantMw: Float64Array): Partial<Record<PlantKind, number>> {
  const sums: Partial<Record<PlantKind, number>> = {}
  PLANTS.forEach(({ kind }, index) => {
    sums[kind] = (sums[kind] ?? 0) + (byPlantMw[index] as number)
  })
  return sums
}

function pickRenewables(sums: Partial<Record<PlantKind, number>>) {
  return { wind: sums.wind ?? 0, solar: sums.solar ?? 0 }
}
