import type { ClearedInterval } from './clear-interval.ts'
import { DC_TIES } from './dc-tie.ts'
import type { Grid } from './grid.ts'
import { QUARTER_MS } from './grid.ts'
import { PLANTS, type PlantKind } from './plant.ts'
import { SETTLEMENT_POINTS, type SettlementPointType } from './settlement-point.ts'
import { LOAD_ZONES } from './station.ts'

/** A constraint that binds, with what identifies it. */
export interface ShadowPrice {
  constraint: string
  contingency: string
  direction: 'from-to' | 'to-from'
  shadowPriceUsdPerMw: number
  limitMw: number
  flowMw: number
}

/** What the grid really did in a quarter hour, unrounded: what estimators are scored against. */
export interface Truth {
  intervalStart: Temporal.Instant
  lambdaUsdPerMwh: number
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

/** The shift factors behind every price: rows by constraint, columns by settlement point. */
export interface ShiftFactorTruth {
  constraints: readonly { constraint: string; contingency: string; direction: 'from-to' | 'to-from' }[]
  points: readonly { name: string; type: SettlementPointType }[]
  shiftFactors: readonly Float64Array[]
}

/** The truth of the quarter hour that contains `instant`. */
export function readTruth(grid: Grid, instant: Temporal.Instant): Truth {
  const interval = grid.clearedAt(instant.epochMilliseconds)
  const prices = grid.pricesAt(instant.epochMilliseconds)
  return {
    intervalStart: Temporal.Instant.fromEpochMilliseconds(
      Math.floor(instant.epochMilliseconds / QUARTER_MS) * QUARTER_MS,
    ),
    lambdaUsdPerMwh: interval.solution.lambda,
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
    constraints: grid.constraints.map(({ name, contingency, direction }) => ({
      constraint: name,
      contingency,
      direction,
    })),
    points: SETTLEMENT_POINTS.map(({ name, type }) => ({ name, type })),
    shiftFactors: grid.pointShiftFactors,
  }
}

function readShadowPrices(grid: Grid, { solution }: ClearedInterval): ShadowPrice[] {
  return solution.binding.flatMap(({ constraint: index, mu }) => {
    const constraint = grid.constraints[index]
    if (constraint === undefined) return []
    return {
      constraint: constraint.name,
      contingency: constraint.contingency,
      direction: constraint.direction,
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
