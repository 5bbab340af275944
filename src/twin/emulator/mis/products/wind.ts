import { ercotWind } from '../../../../datasets/ercot/wind.ts'
import { hash32, hashText } from '../../../noise/hash.ts'
import { defineMisProduct, QUARTER_MS } from '../product.ts'

const CHANNEL = hashText('mis-schedule')

/** NP4-732-CD: every hour, five minutes before the full one and some seconds. */
export const windProduct = defineMisProduct(ercotWind, {
  code: 1,
  stem: 'WPPHRLYAVGACTNP4732',
  reportName: 'Wind Power Production - Hourly Averaged Actual and Forecasted Values',
  nameStyle: 'constant',
  spanMs: 4 * QUARTER_MS,
  isCorrectable: false,
  hourStyle: 'HH',
  sizeBytes: { from: 13_500, to: 13_900 },
  schedule: (seed, quarter) => {
    if (quarter % 4 !== 3) return []
    const hourMs = (quarter - 3) * QUARTER_MS
    return [{ aboutMs: hourMs, publishedMs: hourMs + 55 * 60_000 + 8000 + (hash32(seed, CHANNEL, quarter, 3) % 4000) }]
  },
  rows: ({ publishedMs }, { windRows }) => windRows(publishedMs),
})
