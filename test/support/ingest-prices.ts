import { ercotRtSpp } from '../../src/datasets/ercot/rt-spp.ts'
import { ingestDocuments } from '../../src/ingest/ingest-documents.ts'
import type { Lake } from '../../src/lake/lake.ts'
import { priceCsv } from './price-document.ts'
import { windPosting } from './wind-posting.ts'

/** Ingests one posting of real-time prices: the quarter hour of 2026-06-10 that starts so many after 11:00 Central, of `points`. */
export async function ingestPrices(
  lake: Lake,
  quarter: number,
  usdPerMwh: number,
  points = ['HB_HOUSTON'],
): Promise<void> {
  const [hour, within] = [12 + Math.floor(quarter / 4), (quarter % 4) + 1]
  const minutes = 16 * 60 + 15 * (quarter + 1)
  const stamp = `2026-06-10T${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:05Z`
  await ingestDocuments(lake, [
    {
      ...windPosting(stamp, { 1: 0 }),
      dataset: ercotRtSpp.id,
      id: `prices-${quarter}-${usdPerMwh}`,
      bytes: Buffer.from(
        priceCsv(
          '06/10/2026',
          hour,
          within,
          points.map((point) => [point, 'HU', usdPerMwh]),
        ),
      ),
    },
  ])
}
