import { expect, it } from 'vitest'
import { ercotRtSpp } from '../../src/datasets/ercot/rt-spp.ts'
import { readViewedRelation } from '../../src/engine/viewed-relation.ts'
import { ingestDocuments } from '../../src/ingest/ingest-documents.ts'
import { priceCsv, priceFileName } from '../support/price-document.ts'
import { openTempLake } from '../support/temp-lake.ts'

const ZONE = 'America/Chicago'
const QUARTER_MS = 900_000

/** Every posting of a market day, spelt as ERCOT does: the price is the quarter's number in the day. */
function dayOf(date: Temporal.PlainDate, quarters: number) {
  const midnight = date.toZonedDateTime({ timeZone: ZONE })
  return Array.from({ length: quarters }, (_, index) => {
    const start = midnight.add({ minutes: 15 * index })
    const repeated = start.subtract({ hours: 1 }).hour === start.hour
    const wall = date.toString().replace(/(\d+)-(\d+)-(\d+)/, '$2/$3/$1')
    const publishedAt = start.add({ minutes: 16 }).toInstant()
    const csv = priceCsv(
      wall,
      start.hour + 1,
      start.minute / 15 + 1,
      [
        ['HB_NORTH', 'HU', index],
        ['LZ_WEST', 'LZ', index],
      ],
      repeated ? 'Y' : 'N',
    )
    return {
      dataset: ercotRtSpp.id,
      source: 'test',
      product: 'NP6-905-CD',
      id: `${date}-${index}`,
      name: priceFileName('20261101.000000'),
      bytes: Buffer.from(csv),
      publishedAt,
      publishedAtBasis: 'document' as const,
      obtainedAt: publishedAt,
      origin: 'test',
    }
  })
}

it.each([
  ['2026-03-08', 92],
  ['2026-11-01', 100],
  ['2026-06-01', 96],
] as const)('the postings of %s, read together, are its %i quarter hours in a row', async (text, quarters) => {
  await using temp = await openTempLake('2026-12-01T00:00:00Z')
  const date = Temporal.PlainDate.from(text)
  const reports = await ingestDocuments(temp.lake, dayOf(date, quarters))
  expect(new Set(reports.map(({ status }) => status))).toEqual(new Set(['committed']))
  const relation = await readViewedRelation(temp.lake, ercotRtSpp, {})
  using session = await temp.database.connect()
  const rows = await session.rows<{ start: number; price: number }>(
    `SELECT epoch_ms(interval_start)::DOUBLE AS start, price_usd_per_mwh AS price FROM (${relation?.sql}) WHERE settlement_point = 'HB_NORTH' ORDER BY 1`,
  )
  const midnightMs = date.toZonedDateTime({ timeZone: ZONE }).epochMilliseconds
  expect(rows).toEqual(
    Array.from({ length: quarters }, (_, index) => ({ start: midnightMs + index * QUARTER_MS, price: index })),
  )
})
