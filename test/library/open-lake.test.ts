import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { tableFromIPC } from '@uwdata/flechette'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CATALOGUE } from '../../src/datasets/catalogue.ts'
import { type OpenedLake, openLake } from '../../src/library/gridlake.ts'
import { priceCsv, priceFileName } from '../support/price-document.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { settableClock } from '../support/temp-lake.ts'
import { windPosting } from '../support/wind-posting.ts'

const DAY_MS = 24 * 3_600_000

let folder: Awaited<ReturnType<typeof makeTempFolder>>
let lake: OpenedLake

/** Prices of one quarter hour; a forecast as said in both passes of 2026-11-01 01:10, the second taken in a day after the first. */
beforeAll(async () => {
  folder = await makeTempFolder()
  const files = {
    [priceFileName('20260610.113005')]: priceCsv('06/10/2026', 12, 2, [
      ['HB_HOUSTON', 'HU', 21.5],
      ['LZ_NORTH', 'LZ', -5.25],
    ]),
    'cdr.00013028.0000000000000000.20261101.011000.WPPHRLYAVGACTNP4732.csv': windPosting('2026-11-01T06:10:00Z', {
      7: 1,
    }).bytes,
    'cdr.00013028.0000000000000000.20261101.011000.WPPHRLYAVGACTNP4732xhr.csv': windPosting('2026-11-01T07:10:00Z', {
      7: 2,
    }).bytes,
  }
  const clock = settableClock('2026-11-02T00:00:00Z')
  lake = await openLake(join(folder.path, 'lake'), { clock })
  for (const [name, bytes] of Object.entries(files)) {
    const path = join(folder.path, name)
    await writeFile(path, bytes)
    const [report] = await Array.fromAsync(lake.ingestFiles(path))
    expect(report).toMatchObject({ name, status: 'committed', rowsQuarantined: 0 })
    clock.advance(DAY_MS)
  }
})
afterAll(async () => {
  await lake.close()
  await folder[Symbol.asyncDispose]()
})

describe('prices', () => {
  it('are typed by their market', async () => {
    const [row, ...others] = await lake.prices({
      market: 'spread',
      interval: 'PT15M',
      locations: ['LZ_NORTH'],
      from: '2026-06-10',
      to: '2026-06-11',
    })
    expect([row?.location_type, row?.rt_usd_per_mwh, row?.rt_minus_da_usd_per_mwh]).toEqual(['LZ', -5.25, null])
    expect(others).toEqual([])
    const asked = { market: 'rt', locations: ['LZ_NORHT'], from: '2026-06-10', to: '2026-06-11' } as const
    await expect(lake.prices(asked)).rejects.toMatchObject({ code: 'location.unknown' })
  })
})

describe('rows', () => {
  it('are plain values under the names of the catalogue', async () => {
    const rows = await lake.rows('ercot.rt_spp', { filter: { settlement_point: ['HB_HOUSTON'] } })
    expect(rows).toEqual([
      {
        interval_start: '2026-06-10T16:15:00Z',
        interval_end: '2026-06-10T16:30:00Z',
        interval_start_local: '2026-06-10T11:15:00-05:00',
        operating_date: '2026-06-10',
        hour_ending: 12,
        delivery_interval: 2,
        repeated_hour: false,
        settlement_point: 'HB_HOUSTON',
        settlement_point_type: 'HU',
        price_usd_per_mwh: 21.5,
        published_at: '2026-06-10T16:30:05Z',
        published_at_basis: 'document',
        ingested_at: '2026-11-02T00:00:00Z',
        receipt: expect.stringMatching(/^[0-9a-f]{16}$/),
        parser_version: 1,
      },
    ])
  })

  it('take market dates, columns and a limit', async () => {
    const columns = ['settlement_point', 'price_usd_per_mwh'] as const
    const of = (from: string, to: string) => lake.rows('ercot.rt_spp', { from, to, columns })
    expect(await of('2026-06-10', '2026-06-11')).toEqual([
      { settlement_point: 'HB_HOUSTON', price_usd_per_mwh: 21.5 },
      { settlement_point: 'LZ_NORTH', price_usd_per_mwh: -5.25 },
    ])
    expect(await of('2026-06-10T11:15', '2026-06-10T11:16')).toHaveLength(2)
    expect(await of('2026-06-10T11:16', '2026-06-10T23:00')).toEqual([])
    expect(await lake.rows('ercot.rt_spp', { limit: 1, columns: ['settlement_point'] })).toEqual([
      { settlement_point: 'HB_HOUSTON' },
    ])
  })

  it.each([
    ['2026-11-01T01:00', undefined],
    ['2026-11-01T01:10', 1],
    ['2026-11-01T01:30', 1],
    ['2026-11-01T01:30-05:00', 1],
    ['2026-11-01T01:09-06:00', 1],
    ['2026-11-01T01:30-06:00', 2],
    ['2026-11-01T07:10:00Z', 2],
    ['2026-11-01T02:00', 2],
  ])('as of %s', async (asOf, mw) => {
    const rows = await lake.rows('ercot.wind', { asOf, columns: ['stwpf_system_wide_mw'] })
    expect(rows).toEqual(mw === undefined ? [] : [{ stwpf_system_wide_mw: mw }])
    const sql = 'select stwpf_system_wide_mw from ercot.wind'
    expect(await lake.query(sql, { asOf })).toEqual(rows)
  })

  it('by what the lake held', async () => {
    const mw = async (knownAt: string) => (await lake.rows('ercot.wind', { knownAt }))[0]?.stwpf_system_wide_mw
    expect(await mw('2026-11-02T23:59:00Z')).toBeUndefined()
    expect(await mw('2026-11-03T00:00:00Z')).toBe(1)
    expect(await mw('2026-11-04')).toBe(2)
  })

  it.each([
    [
      () => lake.rows('ercot.rt_spp', { columns: ['nope' as 'receipt'] }),
      'usage.invalid_argument',
      'price_usd_per_mwh',
    ],
    [() => lake.rows('ercot.rt_spp', { columns: [] }), 'usage.invalid_argument', 'price_usd_per_mwh'],
    [() => lake.rows('ercot.rt_spp', { limit: 0.5 }), 'usage.invalid_argument', undefined],
    [() => lake.rows('ercot.rt_spp', { from: '10.6.2026' }), 'usage.invalid_argument', '2026-11-01'],
    [() => lake.rows('ercot.rt_spp', { filter: { hour_ending: ['noon'] } }), 'usage.invalid_argument', 'integer'],
    [() => lake.rows('ercot.nope' as 'ercot.wind'), 'dataset.unknown', 'ercot.rt_spp'],
    [() => lake.rows('eia.region_data'), 'data.not_ingested', 'gridlake ingest eia.region_data'],
    [() => Array.fromAsync(lake.ingestFiles()), 'usage.invalid_argument', undefined],
    [() => Array.fromAsync(lake.ingestFiles('/no/such/file.csv')), 'usage.invalid_argument', 'files'],
  ])('%s is refused', async (ask, code, hint) => {
    const refused = await ask().catch((error: unknown) => error)
    expect(refused).toMatchObject({ code, ...(hint ? { hint: expect.stringContaining(hint) } : {}) })
  })
})

describe('query', () => {
  it('answers with rows', async () => {
    const sql =
      'select settlement_point_type as type, sum(price_usd_per_mwh) as sum from ercot.rt_spp group by all order by all'
    expect(await lake.query<{ type: string; sum: number }>(sql)).toEqual([
      { type: 'HU', sum: 21.5 },
      { type: 'LZ', sum: -5.25 },
    ])
    expect(
      await lake.query('select dataset, status, rows_committed from gridlake.receipts order by published_at'),
    ).toEqual([
      { dataset: 'ercot.rt_spp', status: 'committed', rows_committed: 2 },
      { dataset: 'ercot.wind', status: 'committed', rows_committed: 1 },
      { dataset: 'ercot.wind', status: 'committed', rows_committed: 1 },
    ])
  })

  it.each([
    ["copy (select 1) to '/tmp/x'", 'query.forbidden', 'COPY'],
    ["select * from read_csv('/etc/passwd')", 'query.forbidden', 'read_csv'],
    ["select * from '/etc/passwd'", 'query.forbidden', '/etc/passwd'],
    ['select 1; select 2', 'query.forbidden', '2 statements'],
    ["set memory_limit = '9TB'", 'query.forbidden', 'SET'],
    ['selct 1', 'query.syntax', 'selct'],
    ['select * from ercot.fish', 'query.syntax', 'ercot.fish'],
    ['select fish from ercot.wind', 'query.syntax', 'fish'],
    ['', 'query.syntax', 'no SQL'],
    ['select * from eia.region_data', 'data.not_ingested', 'eia.region_data'],
    ['select * from "eia" . "region_data" -- not here', 'data.not_ingested', 'eia.region_data'],
  ])('%s is refused', async (sql, code, text) => {
    await expect(lake.query(sql)).rejects.toMatchObject({ code, message: expect.stringContaining(text) })
  })

  it('takes names in texts and comments for what they are', async () => {
    const sql = "select count(*) as n from gridlake.receipts where dataset = 'eia.region_data' -- eia.region_data"
    expect(await lake.query(sql)).toEqual([{ n: 0 }])
  })

  it('exports every format', async () => {
    const bytes = async (format: 'arrow' | 'csv' | 'parquet') =>
      Buffer.concat(
        await Array.fromAsync(await lake.export('select price_usd_per_mwh from ercot.rt_spp order by 1', format)),
      )
    expect((await bytes('csv')).toString()).toBe('price_usd_per_mwh\n-5.25\n21.5\n')
    expect(tableFromIPC(await bytes('arrow')).toArray()).toEqual([
      { price_usd_per_mwh: -5.25 },
      { price_usd_per_mwh: 21.5 },
    ])
    expect((await bytes('parquet')).subarray(0, 4).toString()).toBe('PAR1')
  })
})

describe('a lake', () => {
  it('tells its state, is parsed again and compacted without other answers', async () => {
    const before = await lake.rows('ercot.wind', { asOf: '2026-11-01T01:30' })
    expect(await lake.reprocess('ercot.wind')).toMatchObject({ documents: 2, rowsChanged: 0, missingOriginals: [] })
    const compacted = await lake.compact()
    expect(compacted.find(({ table }) => table === 'ercot.wind')).toMatchObject({
      partitions: 1,
      filesBefore: 2,
      filesAfter: 2,
      rows: 2,
    })
    expect(await lake.rows('ercot.wind', { asOf: '2026-11-01T01:30' })).toEqual(before)
    const statuses = await lake.status()
    expect(statuses.map(({ id }) => id)).toEqual(CATALOGUE.map(({ id }) => id))
    expect(statuses.filter(({ version }) => version !== undefined)).toEqual([
      expect.objectContaining({ id: 'ercot.rt_spp', rows: 2, lastInterval: '2026-06-10T16:15:00Z' }),
      expect.objectContaining({ id: 'ercot.wind', rows: 2, files: 2, lastPublishedAt: '2026-11-01T07:10:00Z' }),
    ])
  })

  it('closes once, however often it is told to, and says so afterwards', async () => {
    const other = await openLake(join(folder.path, 'lake'))
    expect(await other.query('select 1 as one')).toEqual([{ one: 1 }])
    await Promise.all([other.close(), other.close()])
    await other[Symbol.asyncDispose]()
    for (const ask of [
      () => other.status(),
      () => other.query('select 1'),
      () => other.rows('ercot.wind'),
      () => other.compact(),
    ])
      await expect(ask()).rejects.toMatchObject({ code: 'usage.invalid_argument', message: 'this lake is closed' })
  })

  it('can not be where a file is', async () => {
    await expect(openLake(join(folder.path, priceFileName('20260610.113005')))).rejects.toMatchObject({
      code: 'config.invalid',
    })
  })
})
