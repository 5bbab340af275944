import { ercotSolar } from '../../../../datasets/ercot/solar.ts'
import { postHourly } from '../hourly-schedule.ts'
import { defineMisProduct, QUARTER_MS } from '../product.ts'

const CODE = 23

/** NP4-737-CD: every hour, five minutes before the full one and some seconds. */
export const solarProduct = defineMisProduct(ercotSolar, {
  code: CODE,
  stem: 'PVGRHRLYAVGACTNP4737',
  reportName: 'Solar Power Production - Hourly Averaged Actual and Forecasted Values',
  nameStyle: 'constant',
  spanMs: 4 * QUARTER_MS,
  isCorrectable: false,
  hourStyle: 'HH',
  sizeBytes: { from: 5000, to: 5200 },
  schedule: postHourly(CODE, 55 * 60_000 + 20_000, 19_000),
  rows: ({ publishedMs }, { solarRows }) => solarRows(publishedMs),
})
