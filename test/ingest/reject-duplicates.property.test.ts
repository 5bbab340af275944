import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ercotRtSpp } from '../../src/datasets/ercot/rt-spp.ts'
import { rejectDuplicates } from '../../src/ingest/reject-duplicates.ts'
import { openTempLake } from '../support/temp-lake.ts'

interface Row {
  doc: number
  quarter: number
  point: string
  type: string
  price: number
}

/** Rows in any order of a few keys, so that most documents hold some key twice; sorted ones are among them. */
const rows = fc
  .array(
    fc.record({
      doc: fc.integer({ min: 0, max: 3 }),
      quarter: fc.integer({ min: 0, max: 2 }),
      point: fc.constantFrom('HB_NORTH', 'LZ_WEST', 'LZ_AEN'),
      type: fc.constantFrom('HU', 'LZ', 'LZEW'),
      price: fc.integer({ min: 1, max: 2 }),
    }),
    { maxLength: 24 },
  )
  .chain((found) =>
    fc.constantFrom(
      found,
      found.toSorted((a, b) => a.doc - b.doc),
      found.toSorted((a, b) => a.doc - b.doc || a.quarter - b.quarter || (a.point < b.point ? -1 : 1)),
    ),
  )

/** What must stay, by the words of the rule. */
function keep(all: readonly Row[]): Row[] {
  const groups = Map.groupBy(all, ({ doc, quarter, point, type }) => `${doc} ${quarter} ${point} ${type}`)
  return [...groups.values()].flatMap((group) =>
    new Set(group.map(({ price }) => price)).size > 1 ? [] : group.slice(0, 1),
  )
}

const sorted = (all: readonly Row[]) =>
  all.map(({ doc, quarter, point, type, price }) => `${doc} ${quarter} ${point} ${type} ${price}`).sort()

it('keeps a key once where its rows agree, and none where they differ, whatever the order of the rows', async () => {
  await using temp = await openTempLake()
  using session = await temp.database.connect()
  await fc.assert(
    fc.asyncProperty(rows, async (all) => {
      await session.run(
        `CREATE OR REPLACE TEMP TABLE given AS SELECT doc, point AS settlement_point, type AS settlement_point_type, price AS price_usd_per_mwh,
          make_timestamptz(quarter * 900000000) AS interval_start, make_timestamptz((quarter + 1) * 900000000) AS interval_end
          FROM (SELECT unnest(from_json($1, '[{"doc":"INTEGER","quarter":"BIGINT","point":"VARCHAR","type":"VARCHAR","price":"DOUBLE"}]'), recursive := true))`,
        [JSON.stringify(all)],
      )
      await session.run('CREATE OR REPLACE TEMP VIEW parsed AS SELECT * FROM given')
      await session.run(`CREATE OR REPLACE TEMP TABLE rejected (doc INTEGER, line UBIGINT, byte_offset UBIGINT,
        column_name VARCHAR, reason VARCHAR, row_text VARCHAR)`)
      await rejectDuplicates(session, ercotRtSpp)
      const left =
        await session.rows<Row>(`SELECT doc, (epoch_us(interval_start) // 900000000)::INTEGER AS quarter, settlement_point AS point,
        settlement_point_type AS type, price_usd_per_mwh::INTEGER AS price FROM parsed`)
      const [{ n } = { n: -1 }] = await session.rows<{ n: number }>('SELECT count(*)::INTEGER AS n FROM rejected')
      expect(sorted(left)).toEqual(sorted(keep(all)))
      expect(n).toBe(all.length - left.length)
    }),
    { numRuns: 60 },
  )
}, 30_000)
