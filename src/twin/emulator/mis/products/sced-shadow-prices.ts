import { ercotScedShadowPrices } from '../../../../datasets/ercot/sced-shadow-prices.ts'
import { CLEARING_MS } from '../../../grid/grid.ts'
import { type ActiveConstraint, listActive } from '../../../market/active-constraint.ts'
import { scedRunMs } from '../../../market/sced-run.ts'
import { formatNumber, roundTo } from '../../../render/format-number.ts'
import type { WireRow } from '../../../render/render-row.ts'
import { defineMisProduct, QUARTER_MS } from '../product.ts'

const HOUR_MS = 4 * QUARTER_MS
const DAY_MS = 24 * HOUR_MS
const RUNS_PER_HOUR = HOUR_MS / CLEARING_MS

/** NP6-86-CD: five minutes past each hour, the constraints of the hour before, newest SCED run first. */
export const scedShadowPricesProduct = defineMisProduct(ercotScedShadowPrices, {
  code: 4,
  stem: 'SCEDBTCNP686',
  reportName: 'SCED Shadow Prices and Binding Transmission Constraints',
  nameStyle: 'constant',
  spanMs: HOUR_MS,
  isCorrectable: false,
  spell: { shadow_price_usd_per_mwh: (price) => formatNumber(Number(price), 5) },
  sizeBytes: { from: 5000, to: 5400 },
  schedule: (_, quarter) => {
    if (quarter % 4 !== 0) return []
    const startMs = quarter * QUARTER_MS
    return [{ aboutMs: startMs - HOUR_MS, publishedMs: startMs + 301_000 + (quarter % 700) }]
  },
  rows: ({ aboutMs }, { grid, readWallClock }) =>
    Array.from({ length: RUNS_PER_HOUR }, (_, back) => {
      const runMs = scedRunMs(grid.seed, aboutMs / CLEARING_MS + RUNS_PER_HOUR - 1 - back)
      const day = Math.floor(readWallClock(runMs).wallMs / DAY_MS)
      const active = listActive(grid.seed, day, grid.constraints, grid.clearedAt(runMs).solution)
      return active.map((each) => toRow(runMs, each))
    }).flat(),
})

function toRow(runMs: number, { constraint, id, shadowPriceUsdPerMw, flowMw }: ActiveConstraint): WireRow {
  const { name, contingency, fromStation, toStation, stationKv, limitMw } = constraint
  const valueMw = roundTo(flowMw, 1)
  return {
    startMs: runMs,
    values: {
      constraint_id: id,
      constraint_name: name,
      contingency_name: contingency,
      shadow_price_usd_per_mwh: shadowPriceUsdPerMw,
      max_shadow_price_usd_per_mwh: constraint.maxShadowPriceUsdPerMw,
      limit_mw: limitMw,
      value_mw: valueMw,
      violated_mw: roundTo(valueMw - limitMw, 1),
      from_station: fromStation,
      to_station: toStation,
      from_station_kv: stationKv,
      to_station_kv: stationKv,
      // Interfaces and the strong grid have many sellers on either side.
      cct_status: stationKv === 138 ? 'NONCOMP' : 'COMP',
    },
  }
}
