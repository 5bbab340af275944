import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ercotRtLmp } from '../../src/datasets/ercot/rt-lmp.ts'
import type { Arrival } from '../../src/ingest/batch.ts'
import { parseBatch } from '../../src/ingest/parse-batch.ts'
import { readTables } from '../../src/ingest/read-tables.ts'
import { openTempLake, type TempLake } from '../support/temp-lake.ts'

const [wire] = ercotRtLmp.wire
const HEADER = wire.header.join(',')

/** A posting of one SCED run: `stamp` and `flag` as they stand in the document. */
async function arrival(index: number, stamp: string, flag: string): Promise<Arrival> {
  const bytes = Buffer.from(
    `${HEADER}\n${stamp},${flag},HB_NORTH,       30.72\n${stamp},${flag},LZ_WEST,      -38.25\n`,
  )
  const tables = await readTables('NP6-788-CD.csv', bytes, [ercotRtLmp])
  if ('code' in tables) throw new Error(tables.reason)
  const [text] = tables
  if (!text) throw new Error('no table')
  const publishedAt = Temporal.Instant.from('2026-11-05T00:00:00Z').add({ minutes: index })
  const document = {
    dataset: ercotRtLmp.id,
    source: 'test',
    product: 'NP6-788-CD',
    id: `${index}`,
    name: `${index}.csv`,
    bytes,
    publishedAt,
    publishedAtBasis: 'document' as const,
    obtainedAt: publishedAt,
    origin: 'test',
  }
  return { document, receipt: `receipt${index}`, sha256: '', rawPath: '', text }
}

interface Parsed {
  receipt: string
  interval_start: string
  operating_date: string
}

async function parse(temp: TempLake, arrivals: readonly Arrival[]): Promise<{ parsed: Parsed[]; reasons: unknown[] }> {
  using session = await temp.database.connect()
  await parseBatch(session, { dataset: ercotRtLmp, wire, arrivals }, join(temp.directory, 'tmp', 'parse'))
  return {
    parsed: await session.rows<Parsed>(
      `SELECT DISTINCT receipt::VARCHAR AS receipt, strftime(interval_start, '%Y-%m-%dT%H:%M:%SZ') AS interval_start, operating_date::VARCHAR AS operating_date
       FROM parsed ORDER BY ALL`,
    ),
    reasons: await session.rows(
      'SELECT DISTINCT receipt::VARCHAR AS receipt FROM rejected JOIN docs USING (doc) ORDER BY ALL',
    ),
  }
}

const GOOD = '11/04/2026 12:00:15'
const CASES: readonly (readonly [stamp: string, flag: string, start: string | undefined])[] = [
  [GOOD, 'N', '2026-11-04T18:00:15Z'],
  ['11/01/2026 01:05:09', 'N', '2026-11-01T06:05:09Z'],
  ['11/01/2026 01:05:09', 'Y', '2026-11-01T07:05:09Z'],
  ['11/01/2026 02:05:09', 'N', '2026-11-01T08:05:09Z'],
  ['03/08/2026 01:55:09', 'N', '2026-03-08T07:55:09Z'],
  ['03/08/2026 03:00:09', 'N', '2026-03-08T08:00:09Z'],
  ['03/08/2026 02:30:09', 'N', undefined],
  [' 11/04/2026 12:00:15 ', 'N', '2026-11-04T18:00:15Z'],
  ['1/4/2026 9:00:15', 'N', '2026-01-04T15:00:15Z'],
  ['11/04/2026 24:00:00', 'N', undefined],
  ['11/04/2026 12:00', 'N', undefined],
  ['11/04/26 12:00:15', 'N', undefined],
  ['02/30/2026 12:00:15', 'N', undefined],
  ['11/04/2026 12:00:15', 'Y', undefined],
  ['05/01/2014 00:05:19', 'N', '2014-05-01T05:05:19Z'],
]

describe('stamps of SCED runs', () => {
  let temp: TempLake
  beforeAll(async () => {
    temp = await openTempLake()
  })
  afterAll(() => temp[Symbol.asyncDispose]())

  for (const [stamp, flag, start] of CASES) {
    it(`${JSON.stringify(stamp)} ${flag} reads among others as alone`, async () => {
      const others = await Promise.all(Array.from({ length: 9 }, (_, index) => arrival(index, GOOD, 'N')))
      const asked = await arrival(10, stamp, flag)
      const alone = await parse(temp, [asked])
      const together = await parse(temp, [...others.slice(0, 6), asked, ...others.slice(6)])
      expect(alone.parsed.map(({ interval_start }) => interval_start)).toEqual(start ? [start] : [])
      expect(together.parsed.filter(({ receipt }) => receipt === asked.receipt)).toEqual(alone.parsed)
      expect(together.parsed).toHaveLength(others.length + alone.parsed.length)
      expect(together.reasons).toEqual(alone.reasons)
      expect(alone.reasons).toHaveLength(start ? 0 : 1)
    })
  }
})
