import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BLOCKS, type Block, blockOf } from '../../src/core/time/block.ts'
import { hoursInDay } from '../../src/core/time/market-days.ts'
import { openEngine } from '../../src/engine/engine.ts'
import type { Answer, Engine } from '../../src/engine/question.ts'
import { ingestDocuments } from '../../src/ingest/ingest-documents.ts'
import { priceCsv } from '../support/price-document.ts'
import { openTempLake, type TempLake } from '../support/temp-lake.ts'
import { windPosting } from '../support/wind-posting.ts'

/** Sunday of autumn, a Tuesday, Thanksgiving, and the Sunday of spring. */
const DAYS = ['2025-11-02', '2025-11-04', '2025-11-27', '2026-03-08']
const CHICAGO = 'America/Chicago'

let temp: TempLake
let engine: Engine

/** The first quarter of every hour of those days, priced by the hour that ends; the repeated hour at 2.5. */
beforeAll(async () => {
  temp = await openTempLake()
  engine = openEngine(temp.lake, { timeoutMs: 20_000 })
  const documents = DAYS.flatMap((day) => {
    const date = Temporal.PlainDate.from(day)
    return Array.from({ length: hoursInDay(CHICAGO, date) }, (_, index) => {
      const start = date.toZonedDateTime(CHICAGO).add({ hours: index })
      const again = start.subtract({ hours: 1 }).hour === start.hour
      const us = `${String(date.month).padStart(2, '0')}/${String(date.day).padStart(2, '0')}/${date.year}`
      const price = start.hour + 1 + (again ? 0.5 : 0)
      const published = start.add({ minutes: 16 }).toInstant().toString()
      return {
        ...windPosting(published, {}),
        dataset: 'ercot.rt_spp',
        bytes: Buffer.from(priceCsv(us, start.hour + 1, 1, [['HB_NORTH', 'HU', price]], again ? 'Y' : 'N')),
      }
    })
  })
  for (const { status } of await ingestDocuments(temp.lake, documents)) expect(status).toBe('committed')
})
afterAll(async () => {
  await engine.close()
  await temp[Symbol.asyncDispose]()
})

const read = async ({ body }: Answer): Promise<Record<string, unknown>[]> =>
  Buffer.concat(await Array.fromAsync(body))
    .toString('utf8')
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Record<string, unknown>]))
const sql = async (text: string) => read(await engine.sql({ sql: text }, 'ndjson'))

/** Blocks, and how many hours of each of those days they hold. */
const COUNTS: [Block[], number[]][] = [
  [['5x16'], [0, 16, 0, 0]],
  [['2x16'], [16, 0, 16, 16]],
  [['7x8'], [9, 8, 8, 7]],
  [
    ['2x16', '5x16'],
    [16, 16, 16, 16],
  ],
  [
    ['5x16', '2x16', '7x8'],
    [25, 24, 24, 23],
  ],
]

describe('rows by block', () => {
  it.each(COUNTS)(
    '%j: so many hours on a Sunday of autumn, a Tuesday, Thanksgiving, a Sunday of spring',
    async (blocks, counts) => {
      const columns = ['operating_date', 'price_usd_per_mwh', 'interval_start']
      const question = { dataset: 'ercot.rt_spp', blocks, columns }
      const answer = await engine.rows(question, 'ndjson')
      expect(answer.meta.rows).toBe(counts.reduce((sum, count) => sum + count, 0))
      const rows = await read(answer)
      expect(DAYS.map((day) => rows.filter((row) => row['operating_date'] === day).length)).toEqual(counts)
      for (const row of rows)
        expect(blocks).toContain(blockOf(Temporal.Instant.from(String(row['interval_start'])), CHICAGO))
    },
  )
})

describe('functions of SQL', () => {
  it('tell blocks, on-peak hours, hours and local time', async () => {
    const rows = await sql(
      `select interval_start, block(interval_start) as block, is_on_peak(interval_start) as peak, hour_ending(interval_start) as ending,
         local_time(interval_start) as local, hour_ending, interval_start_local from ercot.rt_spp`,
    )
    expect(rows).toHaveLength(96)
    for (const row of rows) {
      const start = Temporal.Instant.from(String(row['interval_start']))
      const block = blockOf(start, CHICAGO)
      const local = start.toZonedDateTimeISO(CHICAGO)
      const text = local.toString({ timeZoneName: 'never', smallestUnit: 'second' })
      expect(row).toMatchObject({ block, peak: block === '5x16', ending: local.hour + 1, local: text })
      expect(row).toMatchObject({ hour_ending: local.hour + 1, interval_start_local: text })
    }
    expect(new Set(rows.map(({ block }) => block))).toEqual(new Set(BLOCKS))
  })

  it('take a zone, and times beyond those of the views', async () => {
    expect(
      await sql(
        `select distinct block(t, 'America/New_York') as block, hour_ending(t, 'America/New_York') as he, local_time(t, 'UTC') as utc, local_time(t) as local
         from (values (timestamptz '2031-07-04 10:30:00+00'), (timestamptz '1999-07-06 10:30:00+00')) as v(t), ercot.rt_spp order by utc`,
      ),
    ).toEqual([
      { block: '5x16', he: 7, utc: '1999-07-06T10:30:00+00:00', local: '1999-07-06T05:30:00-05:00' },
      { block: '2x16', he: 7, utc: '2031-07-04T10:30:00+00:00', local: '2031-07-04T05:30:00-05:00' },
    ])
    expect(
      await sql(
        `select is_nerc_holiday(DATE '2026-07-04') as july, is_nerc_holiday('2026-11-26') as november, is_nerc_holiday(DATE '2026-11-25') as eve, block(null) as nothing`,
      ),
    ).toEqual([{ july: true, november: true, eve: false, nothing: null }])
  })

  it('group and filter', async () => {
    expect(
      await sql(
        `select block(interval_start) as block, count(*) as hours from ercot.rt_spp where not is_nerc_holiday(operating_date) group by all order by all`,
      ),
    ).toEqual([
      { block: '2x16', hours: 32 },
      { block: '5x16', hours: 16 },
      { block: '7x8', hours: 24 },
    ])
  })
})
