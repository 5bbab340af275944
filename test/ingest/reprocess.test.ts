import { describe, expect, it } from 'vitest'
import { type Dataset, defineDataset } from '../../src/datasets/dataset.ts'
import type { Document } from '../../src/datasets/document.ts'
import { ercotRtSpp } from '../../src/datasets/ercot/rt-spp.ts'
import { ercotWind } from '../../src/datasets/ercot/wind.ts'
import { ingestDocuments } from '../../src/ingest/ingest-documents.ts'
import { reprocessDataset } from '../../src/ingest/reprocess.ts'
import { checkLake } from '../../src/jobs/check-lake.ts'
import { type Lake, openLakeAt } from '../../src/lake/lake.ts'
import { priceCsv } from '../support/price-document.ts'
import { readRows } from '../support/read-rows.ts'
import { openTempLake, type TempLake } from '../support/temp-lake.ts'
import { windPosting } from '../support/wind-posting.ts'

const PUBLISHED = '2026-06-10T16:30:05Z'
const at = (text: string) => Temporal.Instant.from(text)

function priceDocument(): Document {
  const text = priceCsv('06/10/2026', 12, 2, [
    ['HB_HOUSTON', 'HU', 21.5],
    ['LZ_NORTH', 'LZ', -5.25],
  ])
  return {
    dataset: 'ercot.rt_spp',
    source: 'file',
    product: 'files',
    id: 'a document',
    name: 'NP6-905-CD.csv',
    bytes: Buffer.from(text),
    publishedAt: at(PUBLISHED),
    publishedAtBasis: 'document',
    obtainedAt: at('2026-11-15T00:00:00Z'),
    origin: 'test',
  }
}

/** The same lake, read by another parser, a day later. */
function withParser(temp: TempLake, dataset: Dataset): Lake {
  temp.clock.advance(24 * 3_600_000)
  return openLakeAt(temp.directory, { database: temp.database, clock: temp.clock }, [dataset])
}

describe('rows that today’s parser reads otherwise', () => {
  /** The two forecasts were taken for each other. */
  const swapped = defineDataset({
    ...ercotWind,
    wire: ercotWind.wire.map((wire) => ({
      ...wire,
      map: { ...wire.map, stwpf_system_wide_mw: 'WGRPP_SYSTEM_WIDE', wgrpp_system_wide_mw: 'STWPF_SYSTEM_WIDE' },
    })),
    parserVersion: 2,
  })
  const columns = ['hour_ending', 'stwpf_system_wide_mw', 'wgrpp_system_wide_mw', 'published_at'] as const

  it('are corrected at the publish time they had, visible from now on to those who ask what was known', async () => {
    await using temp = await openTempLake()
    const postings = [
      windPosting('2026-06-10T05:55:00Z', { 7: 1, 8: 2 }),
      windPosting('2026-06-10T06:55:00Z', { 7: 3, 8: 4 }),
    ]
    await ingestDocuments(temp.lake, postings)
    const before = temp.clock.now()
    const tableBefore = await temp.lake.table(ercotWind).snapshot()
    const lake = withParser(temp, swapped)
    expect(await reprocessDataset(lake, swapped)).toMatchObject({ documents: 2, recovered: 0, rowsChanged: 4 })
    expect((await lake.table(swapped).snapshot())?.version).toBe((tableBefore?.version ?? 0) + 1)
    const published = (hour: number) => `2026-06-10T0${hour}:55:00.000Z`
    const now = (hour: number, mw: number, publishedHour: number) => ({
      hour_ending: hour,
      stwpf_system_wide_mw: null,
      wgrpp_system_wide_mw: mw,
      published_at: published(publishedHour),
    })
    const then = (hour: number, mw: number, publishedHour: number) => ({
      ...now(hour, mw, publishedHour),
      stwpf_system_wide_mw: mw,
      wgrpp_system_wide_mw: null,
    })
    const early = { asOf: at('2026-06-10T06:00:00Z') }
    expect(await readRows(lake, swapped, columns)).toEqual([now(7, 3, 6), now(8, 4, 6)])
    expect(await readRows(lake, swapped, columns, early)).toEqual([now(7, 1, 5), now(8, 2, 5)])
    expect(await readRows(lake, swapped, columns, { asOf: at('2026-06-10T05:54:59Z') })).toEqual([])
    expect(await readRows(lake, swapped, columns, { knownAt: before })).toEqual([then(7, 3, 6), then(8, 4, 6)])
    expect(await readRows(lake, swapped, columns, { ...early, knownAt: before })).toEqual([
      then(7, 1, 5),
      then(8, 2, 5),
    ])
    expect((await checkLake(lake, { originals: true })).problems).toEqual([])
  })

  it('are withdrawn where it no longer finds them', async () => {
    await using temp = await openTempLake()
    await ingestDocuments(temp.lake, [priceDocument()])
    const before = temp.clock.now()
    const strict = defineDataset({
      ...ercotRtSpp,
      wire: ercotRtSpp.wire.map(({ map, ...wire }) => ({
        ...wire,
        map: {
          settlement_point: map.settlement_point,
          price_usd_per_mwh: map.price_usd_per_mwh,
          settlement_point_type: 'SettlementPointType',
        },
        expect: { SettlementPointType: 'HU' },
      })),
      parserVersion: 2,
    })
    const lake = withParser(temp, strict)
    expect(await reprocessDataset(lake, strict)).toMatchObject({ rowsChanged: 1 })
    const points = async (truth: object) =>
      (await readRows(lake, strict, ['settlement_point'], truth)).map((row) => row.settlement_point)
    expect(await points({})).toEqual(['HB_HOUSTON'])
    expect(await points({ asOf: at(PUBLISHED) })).toEqual(['HB_HOUSTON'])
    expect(await points({ knownAt: before })).toEqual(['HB_HOUSTON', 'LZ_NORTH'])
  })
})
