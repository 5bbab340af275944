import { type Grid, QUARTER_MS } from '../grid/grid.ts'
import { SETTLEMENT_POINTS, type SettlementPointType } from '../grid/settlement-point.ts'
import { roundTo } from '../render/format-number.ts'
import { energyAdderAt } from './price-adders.ts'
import { runsInForce } from './sced-run.ts'

/**
 * Settlement prices of the quarter hour from `startMs`, $/MWh, not yet rounded, in the order of SETTLEMENT_POINTS: the
 * time-weighted mean of the LMPs and adders that the SCED runs in force have published.
 */
export function settlePrices(grid: Grid, startMs: number): Float64Array {
  const prices = new Float64Array(SETTLEMENT_POINTS.length)
  for (const { runMs, share } of runsInForce(grid.seed, startMs)) {
    const adder = energyAdderAt(grid, runMs)
    grid.pricesAt(runMs).forEach((lmp, point) => {
      prices[point] = (prices[point] as number) + share * (roundTo(lmp, 2) + adder)
    })
  }
  return prices
}

/** What a quarter hour settled at. */
export interface SettlementTruth {
  intervalStart: Temporal.Instant
  prices: readonly { name: string; type: SettlementPointType; priceUsdPerMwh: number }[]
}

/** The settlement of the quarter hour that contains `instant`. */
export function readSettlement(grid: Grid, instant: Temporal.Instant): SettlementTruth {
  const startMs = Math.floor(instant.epochMilliseconds / QUARTER_MS) * QUARTER_MS
  const prices = settlePrices(grid, startMs)
  return {
    intervalStart: Temporal.Instant.fromEpochMilliseconds(startMs),
    prices: SETTLEMENT_POINTS.map(({ name, type }, index) => ({ name, type, priceUsdPerMwh: prices[index] as number })),
  }
}
