import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ercotRtSpp } from '../../src/datasets/ercot/rt-spp.ts'
import type { Arrival } from '../../src/ingest/batch.ts'
import { parseBatch } from '../../src/ingest/parse-batch.ts'
import { readTables } from '../../src/ingest/read-tables.ts'
import type { TableText } from '../../src/ingest/table-shape.ts'
import { openTempLake, type TempLake } from '../support/temp-lake.ts'

const [wire] = ercotRtSpp.wire
const HEADER = wire.header.join(',')

/** A document of 2026-06-01, hour ending `hour`, first quarter, with `lines` after its own two rows. */
async function arrival(hour: number, lines: string, end = '\n'): Promise<Arrival> {
  const rows = ['HB_NORTH,HU', 'LZ_WEST,LZ'].map((point, index) => `06/01/2026,${hour},1,${point},${hour}.${index},N`)
  const bytes = Buffer.from(`${[HEADER, ...rows].join('\n')}${lines}${end}`)
  const tables = await readTables('NP6-905-CD.csv', bytes, [ercotRtSpp])
  if ('code' in tables) throw new Error(tables.reason)
  const [text] = tables as [TableText]
  const publishedAt = Temporal.Instant.from('2026-06-02T00:00:00Z').add({ minutes: hour })
  return {
    document: {
      dataset: ercotRtSpp.id,
      source: 'test',
      product: 'NP6-905-CD',
      id: `${hour}`,
      name: `${hour}.csv`,
      bytes,
      publishedAt,
      publishedAtBasis: 'document',
      obtainedAt: publishedAt,
      origin: 'test',
    },
    receipt: `receipt${hour}`,
    sha256: '',
    rawPath: '',
    text,
  }
}

async function parse(
  temp: TempLake,
  arrivals: readonly Arrival[],
): Promise<{ parsed: unknown[]; rejected: unknown[] }> {
  using session = await temp.database.connect()
  await parseBatch(session, { dataset: ercotRtSpp, wire, arrivals }, join(temp.directory, 'tmp', 'parse'))
  const from = (table: string) =>
    session.rows(`SELECT docs.receipt, t.* EXCLUDE (doc) FROM ${table} t JOIN docs USING (doc) ORDER BY ALL`)
  return { parsed: await from('parsed'), rejected: await from('rejected') }
}

const CASES: Record<string, [lines: string, end?: string]> = {
  'nothing else': [''],
  'no line feed at the end': ['', ''],
  'two line feeds at the end': ['', '\n\n'],
  'an empty line between': ['\n\n06/01/2026,1,2,HB_WEST,HU,7,N'],
  'a blank around a text': ['\n06/01/2026,1,2, HB_WEST ,HU,7,N'],
  'a text of blanks': ['\n06/01/2026,1,2,  ,HU,7,N'],
  'an empty text': ['\n06/01/2026,1,2,,HU,7,N'],
  'a price in words': ['\n06/01/2026,1,2,HB_WEST,HU,dear,N'],
  'two faults in a row': ['\n06/41/2026,one,2,HB_WEST,HU,dear,N\n06/01/2026,1,3,HB_WEST,HU,4,N'],
  'a field too few': ['\n06/01/2026,1,2,HB_WEST,HU,7'],
  'a field too many': ['\n06/01/2026,1,2,HB_WEST,HU,7,N,8'],
  'an hour that is none': ['\n06/01/2026,25,2,HB_WEST,HU,7,N'],
  'a date far ahead': ['\n06/01/2028,1,2,HB_WEST,HU,7,N'],
  'a date before the calendar': ['\n06/01/1928,1,2,HB_WEST,HU,7,N'],
  'the same row twice': ['\n06/01/2026,1,2,HB_WEST,HU,7,N\n06/01/2026,1,2,HB_WEST,HU,7,N'],
  'a key twice': ['\n06/01/2026,1,2,HB_WEST,HU,7,N\n06/01/2026,1,2,HB_WEST,HU,8,N'],
  'a point of two types': ['\n06/01/2026,1,2,LZ_AEN,LZEW,7,N\n06/01/2026,1,2,LZ_AEN,LZ,8,N'],
  'a key twice, apart': [
    '\n06/01/2026,1,2,HB_WEST,HU,7,N\n06/01/2026,1,3,HB_WEST,HU,4,N\n06/01/2026,1,2,HB_WEST,HU,8,N',
  ],
  'the newest row first': ['\n06/01/2026,9,2,HB_WEST,HU,7,N\n06/01/2026,8,2,HB_WEST,HU,7,N'],
  'a quoted text': ['\n06/01/2026,1,2,"HB_WEST",HU,7,N'],
  'a quoted text with a comma and a line feed': ['\n06/01/2026,1,2,"HB,\nWEST",HU,7,N'],
  'a quote that never closes': ['\n06/01/2026,1,2,"HB_WEST,HU,7,N\n06/01/2026,1,3,HB_WEST,HU,4,N'],
  'carriage returns': ['\r\n06/01/2026,1,2,HB_WEST,HU,7,N', '\r\n'],
  'letters beyond ASCII': ['\n06/01/2026,1,2,HB_WÉST,HU,7,N'],
  'a header again': [`\n${HEADER}`],
}

describe('parseBatch', () => {
  let temp: TempLake
  beforeAll(async () => {
    temp = await openTempLake()
  })
  afterAll(() => temp[Symbol.asyncDispose]())

  for (const [name, [lines, end]] of Object.entries(CASES)) {
    it(`reads a document with ${name} among others as it reads it alone`, async () => {
      // Eight and more are read together.
      const arrivals = await Promise.all(
        Array.from({ length: 8 }, (_, index) => arrival(index + 1, index === 5 ? lines : '', end)),
      )
      const apart = [
        await parse(
          temp,
          arrivals.filter((_, index) => index !== 5),
        ),
        await parse(
          temp,
          arrivals.filter((_, index) => index === 5),
        ),
      ]
      const together = await parse(temp, arrivals)
      const byText = (rows: unknown[]) => rows.map((row) => JSON.stringify(row)).sort()
      expect(byText(together.parsed)).toEqual(byText(apart.flatMap(({ parsed }) => parsed)))
      expect(byText(together.rejected)).toEqual(byText(apart.flatMap(({ rejected }) => rejected)))
      expect(together.parsed.length).toBeGreaterThanOrEqual(16)
    })
  }
})
