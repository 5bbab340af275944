import { ercotRtOrdcPriceAdders } from '../../../../datasets/ercot/rt-ordc-price-adders.ts'
import { CLEARING_MS } from '../../../grid/grid.ts'
import { cappedLambda } from '../../../grid/price-points.ts'
import { CO_OPTIMIZATION_MS } from '../../../market/co-optimization.ts'
import { readDeploymentAdders, readReserveAdders } from '../../../market/price-adders.ts'
import { sumFleet } from '../../../market/sum-fleet.ts'
import { formatNumber } from '../../../render/format-number.ts'
import { defineMisProduct } from '../product.ts'
import { postEachRun } from '../sced-schedule.ts'

const CODE = 8
const RESPONSIVE_LOAD_MW = 1310.02

/** The wire of the last years, in which NP6-323-CD told reserves and deployments alike. */
const wire = ercotRtOrdcPriceAdders.wire.at(-1)
if (wire === undefined) throw new Error('NP6-323-CD has no wire')

const FOUR_DECIMALS = new Set(['system_lambda_usd_per_mwh', 'rtorpa_usd_per_mwh', 'rtoffpa_usd_per_mwh'])

/** Batch numbers are bare, prices of reserves have four decimals, quantities two: `3913022,31.3914,4244.76,0.0033`. */
const spell = Object.fromEntries(
  ercotRtOrdcPriceAdders.columns.map(({ name }) => [
    name,
    (value: string | number) => {
      if (name === 'batch_id') return String(value)
      return FOUR_DECIMALS.has(name) ? formatNumber(Number(value), 4) : Number(value).toFixed(2)
    },
  ]),
)

/** NP6-323-CD until co-optimization: reserves and what their demand curve adds to prices. */
export const rtOrdcPriceAddersProduct = defineMisProduct(ercotRtOrdcPriceAdders, {
  code: CODE,
  wire,
  stem: 'RTORDCRELDEPpriceAdderNP6323',
  reportName: 'Real-Time ORDC and Reliability Deployment Price Adders and Reserves by SCED Interval',
  nameStyle: 'sced-stamp',
  spanMs: 0,
  isCorrectable: false,
  spell,
  sizeBytes: { from: 840, to: 880 },
  schedule: postEachRun(CODE, { untilMs: CO_OPTIMIZATION_MS }),
  rows: ({ aboutMs }, { grid }) => {
    const { solution, offers } = grid.clearedAt(aboutMs)
    const reserves = readReserveAdders(grid, aboutMs)
    const deployed = readDeploymentAdders(grid, aboutMs)
    const nothing = Object.keys(wire.map).map((name) => [name, 0] as const)
    const values = {
      ...Object.fromEntries(nothing),
      batch_id: Math.floor(aboutMs / CLEARING_MS),
      system_lambda_usd_per_mwh: cappedLambda(solution),
      prc_mw: reserves.responsiveMw,
      rtorpa_usd_per_mwh: reserves.onlineUsdPerMwh,
      rtoffpa_usd_per_mwh: reserves.offlineUsdPerMwh,
      rtolcap_mw: reserves.onlineMw,
      rtoffcap_mw: reserves.offlineMw,
      rtolhsl_mw: sumFleet(offers.high),
      rtbp_mw: sumFleet(solution.powerMw),
      rtnclrrrs_mw: RESPONSIVE_LOAD_MW,
      rtordpa_usd_per_mwh: deployed.energyUsdPerMwh,
      rtrruc_mw: deployed.committedMw,
      rtders_mw: deployed.emergencyResponseMw,
    }
    return [{ startMs: aboutMs, values }]
  },
})
