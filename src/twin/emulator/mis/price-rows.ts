import type { Grid } from '../../grid/grid.ts'
import { SETTLEMENT_POINTS, type SettlementPoint } from '../../grid/settlement-point.ts'
import { settlePrices } from '../../market/settlement.ts'
import { hash32, hashText, uniform } from '../../noise/hash.ts'
import { roundTo } from '../../render/format-number.ts'
import type { WireRow } from '../../render/render-row.ts'
import type { PriceEdition } from './product.ts'

const CHANNEL = hashText('price-edition')

/** The rows of a price document: what the interval settled at, to the cent, changed as its edition says. */
export function listPriceRows(grid: Grid, startMs: number, edition: PriceEdition): WireRow[] {
  const prices = settlePrices(grid, startMs)
  const dropped = edition === 'withdrawn' ? withdrawnPoint(grid.seed, startMs) : undefined
  const quarter = startMs / 900_000
  return listingOrder(grid.seed, quarter).flatMap((index) => {
    if (index === dropped) return []
    const point = SETTLEMENT_POINTS[index] as SettlementPoint
    const price = (prices[index] as number) + deviation(grid.seed, quarter, index, edition)
    return {
      startMs,
      values: {
        settlement_point: point.name,
        settlement_point_type: point.type,
        price_usd_per_mwh: roundTo(price, 2),
      },
    }
  })
}

/** The resource node that the `withdrawn` edition of an interval lacks. */
function withdrawnPoint(seed: number, startMs: number): number {
  const nodes = SETTLEMENT_POINTS.flatMap((point, index) => (point.type === 'RN' ? index : []))
  return nodes[hash32(seed, CHANNEL, startMs / 900_000, -1) % nodes.length] as number
}

/** What a mistaken or corrected document adds to one price in sixteen; at least 10 cents, so that it shows. */
function deviation(seed: number, quarter: number, index: number, edition: PriceEdition): number {
  if (edition === 'as-cleared' || edition === 'withdrawn') return 0
  if (hash32(seed, CHANNEL, quarter, index, edition.length) % 16 !== quarter % 16) return 0
  const size = uniform(seed, CHANNEL, quarter, index)
  return (size < 0.5 ? -1 : 1) * (0.1 + 7 * Math.abs(size - 0.5))
}

/** By name; the two types of one name in an order that changes from document to document, as in NP6-905-CD. */
function listingOrder(seed: number, quarter: number): number[] {
  const order = SETTLEMENT_POINTS.map((_, index) => index)
  for (let at = 0; at + 1 < order.length; at++) {
    const isPair = SETTLEMENT_POINTS[at]?.name === SETTLEMENT_POINTS[at + 1]?.name
    if (isPair && hash32(seed, CHANNEL, quarter, at, 7) % 2 === 1) {
      order[at] = at + 1
      order[at + 1] = at
    }
  }
  return order
}
