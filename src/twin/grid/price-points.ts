import type { DispatchSolution } from './dispatch.ts'
import { OFFER_CAP_USD_PER_MWH } from './scarcity.ts'
import { SETTLEMENT_POINTS } from './settlement-point.ts'

/** The system lambda that prices are made of: shedding's own slope above the cap is not paid. */
export function cappedLambda({ lambda }: Pick<DispatchSolution, 'lambda'>): number {
  return Math.min(lambda, OFFER_CAP_USD_PER_MWH)
}

/** LMP = λ − Σ SF·μ at every settlement point, $/MWh, unrounded. */
export function pricePoints(
  solution: Pick<DispatchSolution, 'lambda' | 'binding'>,
  pointShiftFactors: readonly Float64Array[],
): Float64Array {
  const prices = new Float64Array(SETTLEMENT_POINTS.length).fill(cappedLambda(solution))
  for (const { constraint, mu } of solution.binding) {
    const row = pointShiftFactors[constraint] as Float64Array
    for (let point = 0; point < prices.length; point++) {
      prices[point] = (prices[point] as number) - mu * (row[point] as number)
    }
  }
  return prices
}
