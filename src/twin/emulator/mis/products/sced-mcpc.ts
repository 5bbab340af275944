import { ercotScedMcpc } from '../../../../datasets/ercot/sced-mcpc.ts'
import { cappedLambda } from '../../../grid/price-points.ts'
import { ANCILLARY_SERVICES, priceAncillary } from '../../../market/ancillary-price.ts'
import { CO_OPTIMIZATION_MS } from '../../../market/co-optimization.ts'
import { defineMisProduct } from '../product.ts'
import { postEachRun } from '../sced-schedule.ts'

const CODE = 11

/** NP6-332-CD: the clearing prices for capacity of each SCED run, since co-optimization. */
export const scedMcpcProduct = defineMisProduct(ercotScedMcpc, {
  code: CODE,
  stem: 'SCEDMCPCNP6332',
  reportName: 'Real-Time Clearing Prices for Capacity by SCED Interval',
  nameStyle: 'constant',
  spanMs: 0,
  isCorrectable: false,
  sizeBytes: { from: 440, to: 470 },
  schedule: postEachRun(CODE, { fromMs: CO_OPTIMIZATION_MS }),
  rows: ({ aboutMs }, { grid }) => {
    const lambda = cappedLambda(grid.clearedAt(aboutMs).solution)
    return ANCILLARY_SERVICES.map((service) => {
      const price = priceAncillary(grid.seed, 'real-time', service, aboutMs, lambda)
      return {
        startMs: aboutMs,
        values: {
          ancillary_type: service,
          mcpc_usd_per_mw: price.cappedUsdPerMw,
          uncapped_mcpc_usd_per_mw: price.uncappedUsdPerMw,
        },
      }
    })
  },
})
