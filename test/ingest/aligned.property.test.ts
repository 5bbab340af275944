import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findDataset } from '../../src/datasets/catalogue.ts'
import { ercotRtSpp } from '../../src/datasets/ercot/rt-spp.ts'
import { readViewedRelation } from '../../src/engine/viewed-relation.ts'
import { ingestDocuments } from '../../src/ingest/ingest-documents.ts'
import { countKeyFields } from '../../src/ingest/key-fields.ts'
import { findSharedFields } from '../../src/ingest/shared-fields.ts'
import { type PriceRow, priceCsv, priceFileName } from '../support/price-document.ts'
import { openTempLake, type TempLake } from '../support/temp-lake.ts'

const ZONE = 'America/Chicago'

function posting(start: Temporal.ZonedDateTime, rows: readonly PriceRow[]) {
  const publishedAt = start.add({ minutes: 16 }).toInstant()
  const isRepeated = start.subtract({ hours: 1 }).hour === start.hour
  const wall = start
    .toPlainDate()
    .toString()
    .replace(/(\d+)-(\d+)-(\d+)/, '$2/$3/$1')
  return {
    dataset: ercotRtSpp.id,
    source: 'test',
    product: 'NP6-905-CD',
    id: start.toInstant().toString(),
    name: priceFileName('20261101.000000'),
    bytes: Buffer.from(priceCsv(wall, start.hour + 1, start.minute / 15 + 1, rows, isRepeated ? 'Y' : 'N')),
    publishedAt,
    publishedAtBasis: 'document' as const,
    obtainedAt: publishedAt,
    origin: 'test',
  }
}

async function rowsOf(temp: TempLake) {
  const relation = await readViewedRelation(temp.lake, ercotRtSpp, {})
  using session = await temp.database.connect()
  return session.rows(`SELECT interval_start::VARCHAR AS s, interval_end::VARCHAR AS e, operating_date::VARCHAR AS d, settlement_point AS p,
    settlement_point_type AS t, price_usd_per_mwh AS v, published_at::VARCHAR AS a, receipt AS r
    FROM (${relation?.sql ?? 'SELECT NULL WHERE false'}) ORDER BY ALL`)
}

/** Whether each file of the table has its rows in the order that it promises. */
async function isEveryFileSorted(temp: TempLake): Promise<boolean> {
  const table = temp.lake.table(ercotRtSpp)
  const files = [...((await table.snapshot())?.files.keys() ?? [])]
  using session = await temp.database.connect()
  for (const path of files) {
    const [{ breaks } = { breaks: -1 }] = await session.rows<{ breaks: number }>(
      `SELECT count(*)::INTEGER AS breaks FROM (SELECT (settlement_point, interval_start, published_at) < lag((settlement_point, interval_start, published_at)) OVER (ORDER BY file_row_number) AS b
        FROM read_parquet('${temp.lake.store.address(`${table.folder}/${path}`)}', file_row_number = true)) WHERE b`,
    )
    if (breaks !== 0) return false
  }
  return files.length > 0
}

const point = fc.constantFrom('HB_WEST', 'LZ_WEST', 'AA_1', 'zz', 'LZ_AEN', 'Ä_RN')
const type = fc.constantFrom('LZ', 'LZEW', 'RN')
const key = fc.tuple(point, type)
const keys = fc.uniqueArray(key, { minLength: 1, maxLength: 8, selector: (of) => of.join() })
/** What makes a document unlike the others. */
const oddity = fc.constantFrom('fewer', 'turned', 'twice', 'blank', 'no number')

function rowsWith(points: readonly (readonly [string, string])[], prices: readonly number[], odd: string): PriceRow[] {
  const rows = points.map(([name, kind], at): PriceRow => [name, kind, (prices[at] ?? 0) / 100])
  const [first = ['X', 'RN', 1] satisfies PriceRow] = rows
  if (odd === 'fewer') return rows.slice(1)
  if (odd === 'turned') return rows.toReversed()
  if (odd === 'twice') return [...rows, [first[0], first[1], 7]]
  if (odd === 'blank') return [[`${first[0]} `, first[1], first[2]], ...rows.slice(1)]
  if (odd === 'no number') return [...rows.slice(0, -1), [first[0], 'SH', 'n/a']]
  return rows
}

describe('documents that hold the same keys', () => {
  it.each(['2026-03-08T00:00', '2026-11-01T00:00'])(
    'read together from %s are what they are read one by one, whatever is odd about some, and stand sorted',
    async (midnight) => {
      const start = Temporal.PlainDateTime.from(midnight).toZonedDateTime(ZONE)
      const prices = fc.array(fc.integer({ min: -30_000, max: 500_000 }), { minLength: 8, maxLength: 8 })
      const documents = fc.array(prices, { minLength: 16, maxLength: 20 })
      const odd = fc.option(fc.record({ at: fc.nat(15), kind: oddity }), { freq: 2 })
      await fc.assert(
        fc.asyncProperty(keys, documents, odd, async (points, priced, other) => {
          const postings = priced.map((of, at) =>
            posting(start.add({ minutes: 15 * at }), rowsWith(points, of, other?.at === at ? other.kind : 'none')),
          )
          await using together = await openTempLake('2026-12-01T00:00:00Z')
          const reports = await ingestDocuments(together.lake, postings)
          await using apart = await openTempLake('2026-12-01T00:00:00Z')
          const oneByOne = []
          // So few that they are not put together.
          for (let at = 0; at < postings.length; at += 7)
            oneByOne.push(...(await ingestDocuments(apart.lake, postings.slice(at, at + 7))))
          expect(reports.map(({ status }) => status)).toEqual(oneByOne.map(({ status }) => status))
          expect(await rowsOf(together)).toEqual(await rowsOf(apart))
          if (reports.some(({ status }) => status === 'committed')) expect(await isEveryFileSorted(together)).toBe(true)
        }),
        { numRuns: 4, endOnFailure: true },
      )
    },
  )
})

it('so many rows that they are written unsorted stand sorted all the same', async () => {
  const start = Temporal.PlainDateTime.from('2026-11-01T00:00').toZonedDateTime(ZONE)
  const points = Array.from({ length: 700 }, (_, at) => [`P_${(at * 7919) % 701}`, at % 7 === 0 ? 'LZ' : 'RN'] as const)
  const twins = [['P_3', 'LZEW'], ...points] as const
  const postings = Array.from({ length: 160 }, (_, at) =>
    posting(
      start.add({ minutes: 15 * at }),
      twins.map(([name, kind], place): PriceRow => [name, kind, at + place / 1000]),
    ),
  )
  await using temp = await openTempLake('2026-12-01T00:00:00Z')
  await ingestDocuments(temp.lake, postings)
  expect(await isEveryFileSorted(temp)).toBe(true)
  const rows = await rowsOf(temp)
  expect(rows.length).toBe(701 * 160)
})

describe('the key of a bare line', () => {
  const fieldsOf = (id: string) => {
    const dataset = findDataset(id)
    const [wire] = dataset.wire
    const common = wire && findSharedFields(wire)
    return wire && common && countKeyFields(dataset, wire, common)
  }

  it('is counted where the location leads and only texts belong to it', () => {
    expect(fieldsOf('ercot.rt_spp')).toBe(2)
    expect(fieldsOf('ercot.rt_lmp')).toBe(1)
    expect(fieldsOf('ercot.sced_system_lambda')).toBeUndefined()
  })
})
