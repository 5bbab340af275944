import { ercotRtPriceAdders } from '../../../../datasets/ercot/rt-price-adders.ts'
import { cappedLambda } from '../../../grid/price-points.ts'
import { CO_OPTIMIZATION_MS } from '../../../market/co-optimization.ts'
import { readDeploymentAdders } from '../../../market/price-adders.ts'
import { sumFleet } from '../../../market/sum-fleet.ts'
import { formatNumber } from '../../../render/format-number.ts'
import { defineMisProduct } from '../product.ts'
import { postEachRun } from '../sced-schedule.ts'

const CODE = 7

/** Fixed decimals but for the lambda: `34.8972,0.00,0.00`. */
const spell = Object.fromEntries(
  ercotRtPriceAdders.columns.map(({ name }) => [
    name,
    name === 'system_lambda_usd_per_mwh'
      ? (lambda: string | number) => formatNumber(Number(lambda), 4)
      : (value: string | number) => Number(value).toFixed(2),
  ]),
)

/** NP6-323-CD since co-optimization: what reliability deployments add to prices. */
export const rtPriceAddersProduct = defineMisProduct(ercotRtPriceAdders, {
  code: CODE,
  stem: 'RTSCEDpriceAdderNP6323',
  reportName: 'Real-Time Price Adders by SCED Interval',
  nameStyle: 'sced-stamp',
  spanMs: 0,
  isCorrectable: false,
  spell,
  sizeBytes: { from: 620, to: 640 },
  schedule: postEachRun(CODE, { fromMs: CO_OPTIMIZATION_MS }),
  rows: ({ aboutMs }, { grid }) => {
    const { solution, offers } = grid.clearedAt(aboutMs)
    const adders = readDeploymentAdders(grid, aboutMs)
    const nothing = ercotRtPriceAdders.columns.map(({ name }) => [name, 0] as const)
    const values = {
      ...Object.fromEntries(nothing),
      system_lambda_usd_per_mwh: cappedLambda(solution),
      rtrdpa_usd_per_mwh: adders.energyUsdPerMwh,
      rtrdparus_usd_per_mw: adders.reserveUsdPerMw.REGUP,
      rtrdpards_usd_per_mw: adders.reserveUsdPerMw.REGDN,
      rtrdparrs_usd_per_mw: adders.reserveUsdPerMw.RRS,
      rtrdpaecrs_usd_per_mw: adders.reserveUsdPerMw.ECRS,
      rtrdpanss_usd_per_mw: adders.reserveUsdPerMw.NSPIN,
      rtrruc_mw: adders.committedMw,
      rtders_mw: adders.emergencyResponseMw,
      rtollsl_mw: sumFleet(offers.low),
      rtolhsl_mw: sumFleet(offers.high),
      rtdll_mw: adders.loadShedMw,
    }
    return [{ startMs: aboutMs, values }]
  },
})
