import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { tableFromIPC } from '@uwdata/flechette'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLake } from '../../src/library/open-lake.ts'
import { priceCsv, priceFileName } from '../support/price-document.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { openTempLake, settableClock } from '../support/temp-lake.ts'
import { windPosting } from '../support/wind-posting.ts'
import { type Finished, gridlake, gridlakeEach, printedCode } from './run-gridlake.ts'

let folder: Awaited<ReturnType<typeof makeTempFolder>>
let data: string

/** Prices of one quarter hour, and the forecast of 07:00 as two postings had it, the later one taken in a day after the first. */
beforeAll(async () => {
  folder = await makeTempFolder()
  data = join(folder.path, 'lake')
  const files = {
    [priceFileName('20260610.113005')]: priceCsv('06/10/2026', 12, 2, [
      ['HB_HOUSTON', 'HU', 21.5],
      ['LZ_NORTH', 'LZ', -5.25],
    ]),
    'cdr.00013028.0000000000000000.20260610.005509.WPPHRLYAVGACTNP4732.csv': windPosting('2026-06-10T05:55:09Z', {
      7: 12_000,
    }).bytes,
    'cdr.00013028.0000000000000000.20260610.015509.WPPHRLYAVGACTNP4732.csv': windPosting('2026-06-10T06:55:09Z', {
      7: 11_000,
    }).bytes,
  }
  const clock = settableClock('2026-06-11T00:00:00Z')
  await using lake = await openLake(data, { clock })
  for (const [name, bytes] of Object.entries(files)) {
    const path = join(folder.path, name)
    await writeFile(path, bytes)
    for await (const { status } of lake.ingestFiles(path)) expect(status).toBe('committed')
    clock.advance(24 * 3_600_000)
  }
})
afterAll(() => folder[Symbol.asyncDispose]())

const query = (sql: string, ...more: string[]): Promise<Finished> => gridlake(['query', sql, '--data', data, ...more])

const PRICES = 'select settlement_point, interval_start, price_usd_per_mwh from ercot.rt_spp order by all'
const FORECAST = 'select stwpf_system_wide_mw as mw from ercot.wind'

describe('query writes', () => {
  it('a table by default', async () => {
    expect(await query(PRICES)).toMatchObject({
      code: 0,
      stderr: '',
      stdout: [
        'settlement_point  interval_start        price_usd_per_mwh',
        '────────────────  ────────────────────  ─────────────────',
        'HB_HOUSTON        2026-06-10T16:15:00Z               21.5',
        'LZ_NORTH          2026-06-10T16:15:00Z              -5.25',
        '',
      ].join('\n'),
    })
  })

  it('CSV to a file', async () => {
    const csv =
      'settlement_point,interval_start,price_usd_per_mwh\nHB_HOUSTON,2026-06-10T16:15:00Z,21.5\nLZ_NORTH,2026-06-10T16:15:00Z,-5.25\n'
    const file = join(folder.path, 'prices.csv')
    const written = await query(PRICES, '--format', 'csv', '-o', file)
    expect(written).toMatchObject({ code: 0, stdout: '', stderr: `wrote ${file}\n` })
    expect(await readFile(file, 'utf8')).toBe(csv)
  })

  it('JSON with what it was made from', async () => {
    const json = await query(PRICES, '--json')
    expect(json).toMatchObject({ code: 0, stderr: '' })
    const data = [
      { settlement_point: 'HB_HOUSTON', interval_start: '2026-06-10T16:15:00Z', price_usd_per_mwh: 21.5 },
      { settlement_point: 'LZ_NORTH', interval_start: '2026-06-10T16:15:00Z', price_usd_per_mwh: -5.25 },
    ]
    expect(JSON.parse(json.stdout)).toEqual({
      meta: {
        versions: { 'ercot.rt_spp': 0 },
        as_of: null,
        known_at: null,
        basis: 'any',
        schema_epochs: { 'ercot.rt_spp': ['2010-12'] },
        columns: ['settlement_point', 'interval_start', 'price_usd_per_mwh'],
      },
      data,
    })
  })

  it('Arrow that flechette reads, and Parquet that DuckDB reads', async () => {
    const arrow = await query(PRICES, '--format', 'arrow')
    expect(arrow).toMatchObject({ code: 0, stderr: '' })
    expect(tableFromIPC(arrow.bytes).getChild('price_usd_per_mwh')?.toArray()).toEqual(Float64Array.of(21.5, -5.25))
    const file = join(folder.path, 'prices.parquet')
    expect((await query(PRICES, '--format', 'parquet', '-o', file)).code).toBe(0)
    await using temp = await openTempLake()
    using session = await temp.database.connect()
    expect(await session.rows(`SELECT * FROM '${file}'`)).toEqual([
      { settlement_point: 'HB_HOUSTON', interval_start: '2026-06-10T16:15:00.000Z', price_usd_per_mwh: 21.5 },
      { settlement_point: 'LZ_NORTH', interval_start: '2026-06-10T16:15:00.000Z', price_usd_per_mwh: -5.25 },
    ])
  })
})

describe('query asks for a truth', () => {
  it('by --as-of, --known-at and --basis', async () => {
    const cases = [
      [[], 11_000],
      [['--as-of', '2026-06-10T01:30'], 12_000],
      [['--as-of', '2026-06-10'], undefined],
      [['--known-at', '2026-06-12T12:00Z'], 12_000],
      [['--basis', 'recorded'], 11_000],
    ] as const
    const asked = await gridlakeEach(
      cases.map(([flags]) => ['query', FORECAST, '--data', data, '--format', 'ndjson', ...flags]),
    )
    expect(asked.map(({ code }) => code)).toEqual(cases.map(() => 0))
    expect(asked.map(({ stdout }) => stdout)).toEqual(cases.map(([, mw]) => (mw === undefined ? '' : `{"mw":${mw}}\n`)))
  })
})

describe('query refuses', () => {
  it.each([
    [
      'a dataset that was never ingested',
      'select * from eia.region_data',
      [],
      3,
      'data.not_ingested',
      'gridlake ingest',
    ],
    ['files of the machine', "select * from read_csv('/etc/passwd')", [], 65, 'query.forbidden', 'read_csv'],
    [
      'what takes too long',
      'select sum(a.range * b.range) from range(10000000) a, range(1000000) b',
      ['--timeout-ms', '300'],
      65,
      'query.timeout',
      '300 ms',
    ],
    ['a file in no folder', 'select 1', ['-o', '/no/such/folder/x.csv'], 2, 'usage.invalid_argument', 'no such folder'],
  ] as const)('%s', async (_what, sql, flags, code, errorCode, text) => {
    const refused = await query(sql, ...flags)
    expect(refused).toMatchObject({ code, stdout: '' })
    expect(printedCode(refused)).toBe(errorCode)
    expect(refused.stderr).toContain(text)
    expect(refused.stderr).not.toContain('    at ')
  })

  it('keeps a file as it was when the answer breaks off, and leaves nothing beside it', async () => {
    const file = join(folder.path, 'kept.csv')
    await writeFile(file, 'as it was')
    const sql = 'select * from range(2000000)'
    const refused = await query(sql, '--format', 'csv', '-o', file, '--max-rows', '900000', '--json')
    expect(refused).toMatchObject({ code: 65, stdout: '' })
    expect(JSON.parse(refused.stderr)).toMatchObject({
      error: { code: 'query.too_large', hint: expect.stringContaining('LIMIT'), context: { limit: 900_000 } },
    })
    expect(await readFile(file, 'utf8')).toBe('as it was')
    expect((await readdir(folder.path)).filter((name) => name.startsWith('kept.csv'))).toEqual(['kept.csv'])
  })
})
