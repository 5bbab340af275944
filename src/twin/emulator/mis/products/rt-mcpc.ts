import { ercotRtMcpc } from '../../../../datasets/ercot/rt-mcpc.ts'
import { cappedLambda } from '../../../grid/price-points.ts'
import { ANCILLARY_SERVICES, priceAncillary } from '../../../market/ancillary-price.ts'
import { CO_OPTIMIZATION_MS } from '../../../market/co-optimization.ts'
import { readDeploymentAdders } from '../../../market/price-adders.ts'
import { averageRuns } from '../../../market/sced-run.ts'
import { hash32, hashText } from '../../../noise/hash.ts'
import { roundTo } from '../../../render/format-number.ts'
import { defineMisProduct, QUARTER_MS } from '../product.ts'

const CHANNEL = hashText('mis-rt-mcpc')

/** NP6-331-CD: two minutes after each quarter hour, the mean of its runs' capped prices and their adders. */
export const rtMcpcProduct = defineMisProduct(ercotRtMcpc, {
  code: 10,
  stem: 'RTMCPCNP6331',
  reportName: 'Real-Time Clearing Prices for Capacity by 15-Minute Settlement Interval',
  nameStyle: 'interval-end',
  spanMs: QUARTER_MS,
  isCorrectable: false,
  sizeBytes: { from: 450, to: 480 },
  schedule: (seed, quarter) => {
    const aboutMs = (quarter - 1) * QUARTER_MS
    if (aboutMs < CO_OPTIMIZATION_MS) return []
    return [{ aboutMs, publishedMs: quarter * QUARTER_MS + 124_000 + (hash32(seed, CHANNEL, quarter) % 9000) }]
  },
  rows: ({ aboutMs }, { grid }) =>
    ANCILLARY_SERVICES.map((service) => {
      const price = averageRuns(grid.seed, aboutMs, (runMs) => {
        const lambda = cappedLambda(grid.clearedAt(runMs).solution)
        const { cappedUsdPerMw } = priceAncillary(grid.seed, 'real-time', service, runMs, lambda)
        return cappedUsdPerMw + readDeploymentAdders(grid, runMs).reserveUsdPerMw[service]
      })
      return { startMs: aboutMs, values: { ancillary_type: service, mcpc_usd_per_mw: roundTo(price, 2) } }
    }),
})
