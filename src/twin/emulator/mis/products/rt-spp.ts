import { ercotRtSpp } from '../../../../datasets/ercot/rt-spp.ts'
import { hash32, hashText } from '../../../noise/hash.ts'
import { correctedInterval, isMistaken } from '../correction-schedule.ts'
import { listPriceRows } from '../price-rows.ts'
import { defineMisProduct, QUARTER_MS, type ScheduledPosting } from '../product.ts'

const CHANNEL = hashText('mis-schedule')

/** NP6-905-CD: two minutes and some seconds after each quarter hour, and a correction now and then. */
export const rtSppProduct = defineMisProduct(ercotRtSpp, {
  code: 0,
  stem: 'SPPHLZNP6905',
  reportName: 'Settlement Point Prices at Resource Nodes, Hubs and Load Zones',
  nameStyle: 'interval-end',
  spanMs: QUARTER_MS,
  isCorrectable: true,
  hourStyle: 'H',
  sizeBytes: { from: 2900, to: 3100 },
  schedule: (seed, quarter) => {
    const startMs = quarter * QUARTER_MS
    const first: ScheduledPosting = {
      aboutMs: startMs - QUARTER_MS,
      edition: isMistaken(seed, quarter - 1) ? 'mistaken' : 'as-cleared',
      publishedMs: startMs + 120_500 + (hash32(seed, CHANNEL, quarter, 1) % 9000),
    }
    const corrected = correctedInterval(seed, quarter)
    if (corrected === undefined) return [first]
    const publishedMs = startMs + 420_000 + (hash32(seed, CHANNEL, quarter, 2) % 300_000)
    return [first, { aboutMs: corrected * QUARTER_MS, publishedMs, isCorrection: true }]
  },
  rows: ({ aboutMs, edition }, { grid }) => listPriceRows(grid, aboutMs, edition),
})
