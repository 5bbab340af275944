import { ercotRtLmp } from '../../../../datasets/ercot/rt-lmp.ts'
import { LISTED_POINTS } from '../../../market/listed-point.ts'
import { roundTo } from '../../../render/format-number.ts'
import { defineMisProduct } from '../product.ts'
import { postEachRun } from '../sced-schedule.ts'

const CODE = 3

/** NP6-788-CD: the LMPs of each SCED run, right-aligned in twelve characters. */
export const rtLmpProduct = defineMisProduct(ercotRtLmp, {
  code: CODE,
  stem: 'LMPSROSNODENP6788',
  reportName: 'LMPs by Resource Nodes, Load Zones and Trading Hubs',
  nameStyle: 'sced-stamp',
  spanMs: 0,
  isCorrectable: false,
  spell: { lmp_usd_per_mwh: (price) => Number(price).toFixed(2).padStart(12) },
  sizeBytes: { from: 2400, to: 2500 },
  schedule: postEachRun(CODE),
  rows: ({ aboutMs }, { grid }) => {
    const prices = grid.pricesAt(aboutMs)
    return LISTED_POINTS.map(({ name, index }) => ({
      startMs: aboutMs,
      values: { settlement_point: name, lmp_usd_per_mwh: roundTo(prices[index] as number, 2) },
    }))
  },
})
