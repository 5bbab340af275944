import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findDataset } from '../../../src/datasets/catalogue.ts'
import type { DocumentReport } from '../../../src/ingest/batch.ts'
import { ingestFiles } from '../../../src/ingest/ingest-files.ts'
import { reprocessDataset } from '../../../src/ingest/reprocess.ts'
import { checkLake } from '../../../src/jobs/check-lake.ts'
import { exportRollup } from '../../../src/jobs/export-rollup.ts'
import { openTempLake } from '../../support/temp-lake.ts'
import { openPriceLake } from './price-lake.ts'
import { type PriceKey, readPrices } from './read-prices.ts'

const POINTS = ['HB_NORTH', 'HB_HUBAVG', 'HB_BUSAVG', 'LZ_AEN', 'DC_E', 'NODE_1']
const of2026 = ([start]: PriceKey) => start >= '2026-01-01T06:00Z'
const ofMonth =
  (month: string) =>
  ([start]: PriceKey) =>
    start.startsWith(month)

describe('prices written as wide files and read into an empty lake', () => {
  it('are the same prices at the same instants, whichever files are taken', async () => {
    await using source = await openPriceLake()
    const to = join(source.directory, 'out')
    const files = await Array.fromAsync(exportRollup(source.lake, { to, locations: POINTS }))
    // Three families of months, eight of which have no prices.
    expect(files.filter(({ status }) => status === 'empty')).toHaveLength(24)
    // A wide file has one column for a name: energy weighted prices are not in it.
    const rt = (await readPrices(source.lake, 'ercot.rt_spp')).filter(([, , type]) => type !== 'LZEW')
    const da = await readPrices(source.lake, 'ercot.dam_spp')
    const as = await readPrices(source.lake, 'ercot.dam_mcpc')
    expect([rt.length, da.length, as.length]).toEqual([2094, 524, 480])
    const cases: readonly [path: string, rt: PriceKey[], da: PriceKey[], as: PriceKey[]][] = [
      ['flattened', rt, da, as],
      ['combined/DA_AS_RT_15min_combined_2026.parquet', rt.filter(of2026), da.filter(of2026), as.filter(of2026)],
      ['combined/DA_AS_RT_combined_2026.parquet', [], da.filter(of2026), as.filter(of2026)],
      [
        'combined/monthly/DA_AS_combined/DA_AS_combined_2026_03.parquet',
        [],
        da.filter(ofMonth('2026-03')),
        as.filter(ofMonth('2026-03')),
      ],
      ['combined/monthly/DA_AS_RT_15min_combined', rt, da, as],
    ]
    for (const [path, ...expected] of cases) {
      await using target = await openTempLake()
      const reports = await Array.fromAsync(ingestFiles(target.lake, [join(to, path)]))
      expect(new Set(reports.map(({ status }) => status))).toEqual(new Set(['committed']))
      expect(
        await Promise.all(['ercot.rt_spp', 'ercot.dam_spp', 'ercot.dam_mcpc'].map((id) => readPrices(target.lake, id))),
      ).toEqual(expected)
    }
  })

  it('are dropped where the lake has them recorded, and change nothing where files are read again', async () => {
    await using source = await openPriceLake(['2026-11-01'])
    const to = join(source.directory, 'out')
    await Array.fromAsync(exportRollup(source.lake, { to, locations: POINTS }))
    const before = await readPrices(source.lake, 'ercot.rt_spp')
    const statuses = async (): Promise<DocumentReport['status'][]> =>
      (await Array.fromAsync(ingestFiles(source.lake, [to]))).map(({ status }) => status)
    // The only month of the year is the year, byte for byte.
    expect(new Set(await statuses())).toEqual(new Set(['unchanged', 'seen']))
    expect(new Set(await statuses())).toEqual(new Set(['seen']))
    expect(await readPrices(source.lake, 'ercot.rt_spp')).toEqual(before)
  })

  it('can be parsed again from the kept originals', async () => {
    await using source = await openPriceLake(['2026-11-01'])
    const to = join(source.directory, 'out')
    await Array.fromAsync(exportRollup(source.lake, { to, locations: POINTS }))
    await using target = await openTempLake()
    for (const name of ['DA_AS_RT_15min_combined', 'DA_AS_RT_combined', 'DA_AS_combined']) {
      await Array.fromAsync(ingestFiles(target.lake, [join(to, 'combined', `${name}_2026.parquet`)]))
      target.clock.advance(1000)
    }
    for (const id of ['ercot.rt_spp', 'ercot.dam_spp', 'ercot.dam_mcpc'])
      expect(await reprocessDataset(target.lake, findDataset(id))).toMatchObject({
        rowsChanged: 0,
        missingOriginals: [],
      })
    expect(await checkLake(target.lake, { originals: true })).toMatchObject({ problems: [] })
  })

  it('correct other values from the moment whose truth they tell, never later ones', async () => {
    await using source = await openPriceLake(['2026-11-01'])
    const to = join(source.directory, 'out')
    const asOf = Temporal.Instant.from('2026-11-03T00:00:00Z')
    await Array.fromAsync(exportRollup(source.lake, { to, asOf }))
    await using target = await openTempLake()
    const name = (stamp: string) => join(target.directory, `cdr.00012331.0000000000000000.${stamp}.DAMSPNP4190.csv`)
    const rows = (price: number, hour: string) =>
      `DeliveryDate,HourEnding,SettlementPoint,SettlementPointPrice,DSTFlag\n11/01/2026,${hour},HB_NORTH,${price},N\n`
    await writeFile(name('20261101.000000'), rows(1, '06:00'))
    await writeFile(name('20261105.000000'), rows(2, '07:00'))
    await Array.fromAsync(ingestFiles(target.lake, [name('20261101.000000'), name('20261105.000000')]))
    await Array.fromAsync(ingestFiles(target.lake, [join(to, 'flattened/DA_prices_2026.parquet')]))
    const north = async (at: string) =>
      (await readPrices(target.lake, 'ercot.dam_spp', { asOf: Temporal.Instant.from(at) }))
        .filter(([start, point]) => point === 'HB_NORTH' && ['2026-11-01T11:00Z', '2026-11-01T12:00Z'].includes(start))
        .map(([, , , price]) => price)
    const [said] = (await readPrices(source.lake, 'ercot.dam_spp')).filter(
      ([start, point]) => point === 'HB_NORTH' && start === '2026-11-01T11:00Z',
    )
    expect(await north('2026-11-02T00:00:00Z')).toEqual([1])
    expect((await north('2026-11-03T00:00:00Z'))[0]).toBe(said?.[3])
    expect((await north('2026-11-06T00:00:00Z'))[1]).toBe(2)
  })
})
