import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ingestFiles } from '../../../src/ingest/ingest-files.ts'
import { exportRollup, type RollupQuestion } from '../../../src/jobs/export-rollup.ts'
import type { Lake } from '../../../src/lake/lake.ts'
import { openTempLake, type TempLake } from '../../support/temp-lake.ts'
import { openPriceLake } from './price-lake.ts'

async function write(lake: Lake, question: RollupQuestion) {
  const steps = exportRollup(lake, question)
  const files = []
  for (let step = await steps.next(); ; step = await steps.next()) {
    if (step.done) return { files, report: step.value }
    files.push(step.value)
  }
}

async function query<Row = Record<string, unknown>>(temp: TempLake, sql: string): Promise<Row[]> {
  using session = await temp.database.connect()
  return await session.rows<Row>(sql)
}

const parquet = (...path: string[]) => `read_parquet('${join(...path)}')`
const LEAD = ['datetime', 'DeliveryDate', 'DeliveryDateStr', 'datetime_ts']
const HUBS =
  'DC_E DC_L DC_N DC_R DC_S HB_BUSAVG HB_HOUSTON HB_HUBAVG HB_NORTH HB_PAN HB_SOUTH HB_WEST LZ_AEN LZ_CPS LZ_HOUSTON LZ_LCRA LZ_NORTH LZ_RAYBN LZ_SOUTH LZ_WEST'.split(
    ' ',
  )
const SERVICES = 'ECRS NSPIN REGDN REGUP RRS'.split(' ')
const prefixed = (prefix: string, names: readonly string[]) => names.map((name) => `${prefix}_${name}`)

describe('wide price files', () => {
  it('have the names, columns and types of the layout', async () => {
    await using temp = await openPriceLake()
    const to = join(temp.directory, 'out')
    const { files } = await write(temp.lake, { to, days: { from: Temporal.PlainDate.from('2026-11-01') } })
    expect(files.filter(({ status }) => status === 'written').map(({ path, rows }) => [path, rows])).toEqual([
      ['flattened/DA_prices_2026.parquet', 72],
      ['flattened/RT_prices_15min_2026.parquet', 288],
      ['flattened/AS_prices_2026.parquet', 72],
      ['combined/DA_AS_combined_2026.parquet', 72],
      ['combined/monthly/DA_AS_combined/DA_AS_combined_2026_11.parquet', 25],
      ['combined/DA_AS_RT_combined_2026.parquet', 72],
      ['combined/monthly/DA_AS_RT_combined/DA_AS_RT_combined_2026_11.parquet', 25],
      ['combined/DA_AS_RT_15min_combined_2026.parquet', 288],
      ['combined/monthly/DA_AS_RT_15min_combined/DA_AS_RT_15min_combined_2026_11.parquet', 100],
    ])
    const columns = async (path: string) => {
      const rows = await query<{ column_name: string; column_type: string }>(
        temp,
        `DESCRIBE SELECT * FROM ${parquet(to, path)}`,
      )
      return {
        names: rows.map(({ column_name }) => column_name),
        types: [...new Set(rows.map(({ column_type }) => column_type))],
      }
    }
    const times = ['TIMESTAMP WITH TIME ZONE', 'DATE', 'VARCHAR', 'TIMESTAMP']
    expect(await columns('flattened/DA_prices_2026.parquet')).toEqual({
      names: [...LEAD, ...HUBS],
      types: [...times, 'DOUBLE'],
    })
    expect(await columns('flattened/RT_prices_15min_2026.parquet')).toEqual({
      names: [...LEAD, 'DeliveryInterval', ...HUBS],
      types: [...times, 'BIGINT', 'DOUBLE'],
    })
    expect((await columns('flattened/AS_prices_2026.parquet')).names).toEqual([...LEAD, ...SERVICES])
    expect((await columns('combined/DA_AS_combined_2026.parquet')).names).toEqual([...LEAD, ...HUBS, ...SERVICES])
    expect((await columns('combined/DA_AS_RT_combined_2026.parquet')).names).toEqual([
      ...LEAD,
      ...prefixed('DA', HUBS),
      ...prefixed('AS', SERVICES),
      ...prefixed('RT', HUBS),
    ])
    expect((await columns('combined/DA_AS_RT_15min_combined_2026.parquet')).names).toEqual([
      ...LEAD,
      'DeliveryInterval',
      ...prefixed('AS', SERVICES),
      ...prefixed('DA', HUBS),
      ...prefixed('RT', HUBS),
    ])
  })

  it('lose no repeated hour, make no skipped one, and cut years at market midnight', async () => {
    await using temp = await openPriceLake()
    const to = join(temp.directory, 'out')
    await write(temp.lake, { to })
    const rows = await query(
      temp,
      `SELECT datetime::VARCHAR AS utc, "DeliveryDate"::VARCHAR AS day, "DeliveryDateStr" AS text, datetime_ts::VARCHAR AS wall, "DeliveryInterval"::INTEGER AS quarter
       FROM ${parquet(to, 'flattened/RT_prices_15min_2026.parquet')} WHERE datetime_ts IN ('2026-11-01 01:15', '2026-03-08 01:45', '2026-03-08 03:00')`,
    )
    expect(rows).toEqual([
      {
        utc: '2026-03-08 07:45:00+00',
        day: '2026-03-08',
        text: '2026-03-08T01:45:00-06:00',
        wall: '2026-03-08 01:45:00',
        quarter: 4,
      },
      {
        utc: '2026-03-08 08:00:00+00',
        day: '2026-03-08',
        text: '2026-03-08T03:00:00-05:00',
        wall: '2026-03-08 03:00:00',
        quarter: 1,
      },
      {
        utc: '2026-11-01 06:15:00+00',
        day: '2026-11-01',
        text: '2026-11-01T01:15:00-05:00',
        wall: '2026-11-01 01:15:00',
        quarter: 2,
      },
      {
        utc: '2026-11-01 07:15:00+00',
        day: '2026-11-01',
        text: '2026-11-01T01:15:00-06:00',
        wall: '2026-11-01 01:15:00',
        quarter: 2,
      },
    ])
    const ends = async (year: number) =>
      query(
        temp,
        `SELECT min(datetime)::VARCHAR AS first, max(datetime)::VARCHAR AS last FROM ${parquet(to, `flattened/RT_prices_15min_${year}.parquet`)}`,
      )
    expect(await ends(2025)).toEqual([{ first: '2025-12-31 06:00:00+00', last: '2026-01-01 05:45:00+00' }])
    expect(await ends(2026)).toEqual([{ first: '2026-01-01 06:00:00+00', last: '2026-11-02 05:45:00+00' }])
  })

  it('keep what has no price empty, hourly prices in each quarter hour, and means of what there is', async () => {
    await using temp = await openPriceLake(['2026-11-01'])
    const to = join(temp.directory, 'out')
    await write(temp.lake, { to })
    // Steps are numbered 30500 and on: a point lacks a price where (number + its place) % 11 is 3.
    const quarters = await query(
      temp,
      `SELECT "RT_HB_NORTH" AS rt, "RT_LZ_AEN" AS aen, "DA_HB_NORTH" AS da, "DA_HB_PAN" AS pan, "AS_RRS" AS rrs
       FROM ${parquet(to, 'combined/DA_AS_RT_15min_combined_2026.parquet')} LIMIT 8`,
    )
    // 30500 % 11 = 8.
    const rt = [30500, 30501, 30502, 30503, 30504, 30505, null, 30507]
    const aen = [30500.03, 30501.03, 30502.03, null, 30504.03, 30505.03, 30506.03, 30507.03]
    expect(quarters).toEqual(
      rt.map((price, index) => ({
        rt: price,
        aen: aen[index],
        da: index < 4 ? -30500 : -30504,
        pan: null,
        rrs: index < 4 ? 34.5 : 4 + 30.504,
      })),
    )
    const hours = await query(
      temp,
      `SELECT "RT_HB_NORTH" AS rt, "DA_HB_NORTH" AS da FROM ${parquet(to, 'combined/DA_AS_RT_combined_2026.parquet')} LIMIT 2`,
    )
    expect(hours).toEqual([
      { rt: 30501.5, da: -30500 },
      { rt: (30504 + 30505 + 30507) / 3, da: -30504 },
    ])
  })

  it('tell the truth of a moment, and say so', async () => {
    await using temp = await openPriceLake(['2026-11-01'])
    const to = join(temp.directory, 'out')
    const path = join(temp.directory, 'cdr.00012331.0000000000000000.20261103.120000.DAMSPNP4190.csv')
    await writeFile(
      path,
      'DeliveryDate,HourEnding,SettlementPoint,SettlementPointPrice,DSTFlag\n11/01/2026,04:00,HB_NORTH,7.5,N\n',
    )
    await Array.fromAsync(ingestFiles(temp.lake, [path]))
    const asOf = Temporal.Instant.from('2026-11-03T00:00:00Z')
    const north = async (question: Partial<RollupQuestion>) => {
      await write(temp.lake, { to, ...question })
      const file = join(to, 'flattened/DA_prices_2026.parquet')
      const [row] = await query<{ price: number }>(
        temp,
        `SELECT "HB_NORTH" AS price FROM ${parquet(file)} WHERE datetime = TIMESTAMPTZ '2026-11-01 09:00:00Z'`,
      )
      const said = await query<{ key: string; value: string }>(
        temp,
        `SELECT decode(key) AS key, decode(value) AS value FROM parquet_kv_metadata('${file}')`,
      )
      return { price: row?.price, said: Object.fromEntries(said.map(({ key, value }) => [key, value])) }
    }
    expect(await north({ asOf, basis: 'recorded' })).toEqual({
      price: -30516,
      said: {
        'gridlake.rollup': 'DA_prices',
        'gridlake.services': 'ECRS,NSPIN,REGDN,REGUP,RRS',
        'gridlake.told_at': '2026-11-03T00:00:00Z',
        'gridlake.as_of': '2026-11-03T00:00:00Z',
        'gridlake.basis': 'recorded',
        'gridlake.versions': '{"ercot.dam_spp":1,"ercot.rt_spp":0,"ercot.dam_mcpc":0}',
        'gridlake.exported_at': '2026-11-15T00:00:00Z',
      },
    })
    expect(await north({})).toMatchObject({ price: 7.5, said: { 'gridlake.told_at': '2026-11-15T00:00:00Z' } })
    expect((await readdir(join(to, 'flattened'))).filter((name) => name.includes('part'))).toEqual([])
  })
})

describe('an export is refused', () => {
  it('where nothing was ever ingested, saying what to do', async () => {
    await using temp = await openTempLake()
    await expect(write(temp.lake, { to: temp.directory })).rejects.toMatchObject({
      code: 'data.not_ingested',
      hint: expect.stringContaining('gridlake ingest ercot.dam_spp'),
    })
  })

  it('of days, points and folders that there are none of', async () => {
    await using temp = await openPriceLake(['2026-11-01'])
    const to = join(temp.directory, 'out')
    const from = Temporal.PlainDate.from('2027-01-01')
    await expect(write(temp.lake, { to, days: { from } })).rejects.toMatchObject({
      code: 'data.not_ingested',
      message: expect.stringContaining('2026-11-01 to 2026-11-01'),
    })
    await expect(write(temp.lake, { to, locations: ['HB_NRTH'] })).rejects.toMatchObject({
      code: 'location.unknown',
      hint: 'did you mean HB_NORTH?',
    })
    await expect(write(temp.lake, { to, locations: ['RT_X'] })).rejects.toMatchObject({
      code: 'usage.invalid_argument',
    })
    const file = join(temp.directory, 'file')
    await writeFile(file, '')
    await expect(write(temp.lake, { to: file })).rejects.toMatchObject({ code: 'usage.invalid_argument' })
  })

  it('when it is stopped, with whole files left', async () => {
    await using temp = await openPriceLake(['2026-11-01'])
    const to = join(temp.directory, 'out')
    const stop = new AbortController()
    const steps = exportRollup(temp.lake, { to }, stop.signal)
    await steps.next()
    stop.abort()
    await expect(steps.next()).rejects.toMatchObject({ code: 'cancelled' })
    expect(await readdir(join(to, 'flattened'))).toEqual(['DA_prices_2026.parquet'])
  })
})
