import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { systemViews } from '../../../src/engine/system-views.ts'
import { ingestFiles } from '../../../src/ingest/ingest-files.ts'
import { readPrices } from '../../jobs/rollup/read-prices.ts'
import { openTempLake, type TempLake } from '../../support/temp-lake.ts'

/** Ingests the rows of `sql` as a Parquet file. */
async function take(temp: TempLake, name: string, sql: string) {
  const path = join(temp.directory, name)
  using session = await temp.database.connect()
  await session.run(`COPY (${sql}) TO '${path}' (FORMAT parquet)`)
  const [report] = await Array.fromAsync(ingestFiles(temp.lake, [path]))
  return report
}

/** A day of labels on the wall clock, as pandas has them: nanoseconds, no zone. */
const labels = (day: string, minutes: number) =>
  `SELECT t::TIMESTAMP_NS AS datetime_ts, (row_number() OVER ())::DOUBLE AS "HB_NORTH" FROM generate_series(TIMESTAMP '${day} 00:00', TIMESTAMP '${day} 23:59', INTERVAL ${minutes} MINUTE) s(t)`

const reasons = async (temp: TempLake): Promise<string[]> => {
  const view = (await systemViews(temp.lake)).find(({ name }) => name === 'gridlake.quarantine')
  using session = await temp.lake.database.connect()
  return (await session.rows<{ reason: string }>(`SELECT DISTINCT reason FROM (${view?.sql}) ORDER BY reason`)).map(
    ({ reason }) => reason,
  )
}

describe("the price service's own files", () => {
  it('have each label of the repeated hour once: that is the first pass', async () => {
    await using temp = await openTempLake()
    expect(await take(temp, 'DA_prices_2025.parquet', labels('2025-11-02', 60))).toMatchObject({
      status: 'committed',
      rowsRead: 24,
      rowsCommitted: 24,
    })
    const prices = await readPrices(temp.lake, 'ercot.dam_spp')
    expect(prices.slice(0, 3).map(([start, , , price]) => [start, price])).toEqual([
      ['2025-11-02T05:00Z', 1],
      ['2025-11-02T06:00Z', 2],
      ['2025-11-02T08:00Z', 3],
    ])
  })

  it('tell both passes by their order where a label comes twice', async () => {
    await using temp = await openTempLake()
    const sql = `SELECT * FROM (VALUES (TIMESTAMP '2025-11-02 00:00', 1.0), ('2025-11-02 01:00', 2.0), ('2025-11-02 01:00', 3.0), ('2025-11-02 02:00', 4.0)) v(datetime, "HB_NORTH")`
    expect(await take(temp, 'DA_prices_2025.parquet', sql)).toMatchObject({ rowsCommitted: 4, rowsQuarantined: 0 })
    expect((await readPrices(temp.lake, 'ercot.dam_spp')).map(([start, , , price]) => [start, price])).toEqual([
      ['2025-11-02T05:00Z', 1],
      ['2025-11-02T06:00Z', 2],
      ['2025-11-02T07:00Z', 3],
      ['2025-11-02T08:00Z', 4],
    ])
  })

  it('have no hour that spring skips, and no label twice on any other day', async () => {
    await using temp = await openTempLake()
    expect(await take(temp, 'DA_prices_2026.parquet', labels('2026-03-08', 60))).toMatchObject({
      rowsCommitted: 23,
      rowsQuarantined: 1,
    })
    const twice = `${labels('2026-04-01', 60)} UNION ALL SELECT TIMESTAMP_NS '2026-04-01 01:00', 99`
    expect(await take(temp, 'DA_prices_2026.parquet', twice)).toMatchObject({ rowsCommitted: 23, rowsQuarantined: 2 })
    expect(await reasons(temp)).toEqual([
      'the document holds this key more than once, with different values',
      'the hour is skipped by the change to daylight saving time',
    ])
  })

  it('lose the prices of 23:00 to the labels of 00:00: these are set aside, not taken for the wrong hour', async () => {
    await using temp = await openTempLake()
    const rows = `SELECT * FROM (${labels('2026-02-01', 15)}) WHERE hour(datetime_ts) < 23`
    expect(await take(temp, 'RT_prices_15min_2026.parquet', rows)).toMatchObject({
      rowsRead: 92,
      rowsCommitted: 88,
      rowsQuarantined: 4,
    })
    const [first] = await readPrices(temp.lake, 'ercot.rt_spp')
    expect(first).toEqual(['2026-02-01T07:00Z', 'HB_NORTH', 'HU', 5])
    expect(await reasons(temp)).toEqual(['The hour is not certain'])
  })

  it('are whole where they have the 23:00', async () => {
    await using temp = await openTempLake()
    expect(await take(temp, 'RT_prices_15min_2026.parquet', labels('2026-02-01', 15))).toMatchObject({
      rowsCommitted: 96,
      rowsQuarantined: 0,
    })
  })

  it('are refused where real-time prices are hourly means, or stand between quarter hours', async () => {
    await using temp = await openTempLake()
    expect(await take(temp, 'RT_prices_2026.parquet', labels('2026-02-01', 60))).toMatchObject({
      dataset: 'ercot.rt_spp',
      status: 'quarantined',
      code: 'source.schema_drift',
      reason: expect.stringContaining('hourly means'),
    })
    expect(await take(temp, 'RT_prices_15min_2026.parquet', labels('2026-02-01', 5))).toMatchObject({
      status: 'quarantined',
      reason: '192 rows that do not begin on a whole quarter hour',
    })
  })

  it('give each hourly price once, and set aside what differs within an hour', async () => {
    await using temp = await openTempLake()
    const sql = `SELECT datetime_ts AS datetime, 1::BIGINT AS "DeliveryInterval", "HB_NORTH" AS "RT_HB_NORTH",
      CASE WHEN hour(datetime_ts) = 5 THEN "HB_NORTH" ELSE hour(datetime_ts) END::DOUBLE AS "DA_HB_NORTH" FROM (${labels('2026-02-01', 15)})`
    expect(await take(temp, 'DA_AS_RT_15min_combined_2026.parquet', sql)).toMatchObject({
      dataset: 'ercot.dam_spp, ercot.rt_spp',
      rowsCommitted: 23 + 96,
      rowsQuarantined: 4,
    })
  })
})

describe('cells', () => {
  it('that are empty or no number make no row; infinite ones are set aside', async () => {
    await using temp = await openTempLake()
    const sql = `SELECT TIMESTAMP '2026-02-01 00:00' + INTERVAL (i) HOUR AS datetime,
      (['1.5', NULL, 'nan', 'inf'])[i + 1]::DOUBLE AS "HB_NORTH", 23.49::FLOAT AS "LZ_WEST", 7 AS "DC_E" FROM range(4) r(i)`
    expect(await take(temp, 'DA_prices_2026.parquet', sql)).toMatchObject({
      rowsRead: 4,
      rowsCommitted: 9,
      rowsQuarantined: 1,
    })
    const prices = await readPrices(temp.lake, 'ercot.dam_spp')
    expect(prices.map(([, name, , price]) => `${name} ${price}`).slice(0, 3)).toEqual([
      'DC_E 7',
      'HB_NORTH 1.5',
      'LZ_WEST 23.49',
    ])
  })
})

describe('a Parquet file that is no price file', () => {
  it('is unknown, or quarantined where its name promises prices', async () => {
    await using temp = await openTempLake()
    expect(await take(temp, 'weather.parquet', 'SELECT now() AS datetime, 1.0 AS temperature')).toMatchObject({
      status: 'unknown',
      code: 'data.unknown_file',
    })
    expect(await take(temp, 'DA_prices_2026.parquet', `SELECT 'x' AS "Name"`)).toMatchObject({
      status: 'quarantined',
      dataset: 'ercot.dam_spp',
      code: 'source.schema_drift',
    })
    expect(await take(temp, 'DA_prices_2026.parquet', `${labels('2026-02-01', 60)} LIMIT 0`)).toMatchObject({
      status: 'quarantined',
      code: 'source.empty',
    })
    expect(
      await take(temp, 'DA_prices_2026.parquet', `SELECT NULL::TIMESTAMP AS datetime, 1.0 AS "HB_NORTH"`),
    ).toMatchObject({ status: 'quarantined', reason: '1 rows without a time' })
  })

  it('is told as unreadable where it is cut off or scrambled', async () => {
    await using temp = await openTempLake()
    await take(temp, 'DA_prices_2026.parquet', labels('2026-02-01', 60))
    const whole = await readFile(join(temp.directory, 'DA_prices_2026.parquet'))
    const scrambled = Buffer.from(whole).fill(0x55, 8, whole.length - 200)
    for (const [name, bytes] of [
      ['DA_prices_2025.parquet', whole.subarray(0, whole.length / 2)],
      ['AS_prices_2025.parquet', scrambled],
      ['other.parquet', Buffer.from('PAR1')],
    ] as const) {
      const path = join(temp.directory, name)
      await writeFile(path, bytes)
      const [report] = await Array.fromAsync(ingestFiles(temp.lake, [path]))
      expect(report).toMatchObject({ status: name === 'other.parquet' ? 'unknown' : 'quarantined', rowsCommitted: 0 })
      expect(report?.reason).not.toContain(join(temp.directory, 'tmp'))
    }
  })
})
