import { ercotRtSpp } from '../../src/datasets/ercot/rt-spp.ts'
import { ercotWind } from '../../src/datasets/ercot/wind.ts'
import { ingestDocuments } from '../../src/ingest/ingest-documents.ts'
import { priceCsv } from '../support/price-document.ts'
import { openTempLake, type TempLake } from '../support/temp-lake.ts'
import { windPosting } from '../support/wind-posting.ts'

/** A lake of two postings of a forecast, the second of which takes an hour back, and of three quarter hours of prices, one corrected. */
export async function openSmallLake(): Promise<TempLake> {
  const temp = await openTempLake('2026-06-12T00:00:00Z')
  const prices = (publishedAt: string, quarter: number, ...rows: [string, string, number][]) => ({
    ...windPosting(publishedAt, { 1: 0 }),
    dataset: ercotRtSpp.id,
    bytes: Buffer.from(priceCsv('06/10/2026', 12, quarter, rows)),
  })
  await ingestDocuments(temp.lake, [
    { ...windPosting('2026-06-09T10:55:00Z', { 7: 70, 8: 80, 9: 90.125 }), dataset: ercotWind.id },
    windPosting('2026-06-10T10:55:00Z', { 7: 71, 9: 91 }),
    prices('2026-06-10T16:15:05Z', 1, ['HB_NORTH', 'HU', 20.5], ['HB_WEST', 'HU', -30], ['LZ_NORTH', 'LZ', 19]),
    prices('2026-06-10T16:30:05Z', 2, ['HB_NORTH', 'HU', 21.07], ['HB_WEST', 'HU', 31], ['LZ_NORTH', 'LZ', 19.99]),
    prices('2026-06-10T16:45:05Z', 3, ['HB_NORTH', 'HU', 5000], ['HB_WEST', 'HU', 0], ['LZ_NORTH', 'LZ', 1]),
    prices('2026-06-11T16:30:05Z', 2, ['HB_NORTH', 'HU', 22], ['HB_WEST', 'HU', 31], ['LZ_NORTH', 'LZ', 19.99]),
  ])
  return temp
}
