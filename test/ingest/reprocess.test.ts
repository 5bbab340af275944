import { describe, expect, it } from 'vitest'
import { type Dataset, defineDataset } from '../../src/datasets/dataset.ts'
import type { Document } from '../../src/datasets/document.ts'
import { eiaRegionData } from '../../src/datasets/eia/region-data.ts'
import { ercotRtSpp } from '../../src/datasets/ercot/rt-spp.ts'
import { ercotWind } from '../../src/datasets/ercot/wind.ts'
import { ingestDocuments } from '../../src/ingest/ingest-documents.ts'
import { reprocessDataset } from '../../src/ingest/reprocess.ts'
import { checkLake } from '../../src/jobs/check-lake.ts'
import { type Lake, openLakeAt } from '../../src/lake/lake.ts'
import { priceCsv } from '../support/price-document.ts'
import { readRows } from '../support/read-rows.ts'
import { regionCapture } from '../support/region-capture.ts'
import { openTempLake, type TempLake } from '../support/temp-lake.ts'
import { windPosting } from '../support/wind-posting.ts'

const PUBLISHED = '2026-06-10T16:30:05Z'
const at = (text: string) => Temporal.Instant.from(text)

function priceDocument(header: (text: string) => string, publishedAt: string | null = PUBLISHED): Document {
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
    bytes: Buffer.from(header(text)),
    publishedAt: publishedAt ? at(publishedAt) : undefined,
    publishedAtBasis: publishedAt ? 'document' : 'inferred',
    obtainedAt: at('2026-11-15T00:00:00Z'),
    origin: 'test',
  }
}

/** The same lake, read by another parser, a day later. */
function withParser(temp: TempLake, dataset: Dataset): Lake {
  temp.clock.advance(24 * 3_600_000)
  return openLakeAt(temp.directory, { database: temp.database, clock: temp.clock }, [dataset])
}

const versionsOf = async (lake: Lake, dataset: Dataset) => [
  (await lake.table(dataset).snapshot())?.version,
  (await lake.receipts.snapshot())?.version,
  (await lake.quarantine.snapshot())?.version,
]

/** Knows the column under its new name as well. */
const renamed = defineDataset({
  ...ercotRtSpp,
  wire: [
    ...ercotRtSpp.wire,
    {
      ...ercotRtSpp.wire[0],
      epoch: 'renamed',
      header: ercotRtSpp.wire[0].header.map((name) => (name === 'SettlementPointPrice' ? 'SPP' : name)),
      map: { ...ercotRtSpp.wire[0].map, price_usd_per_mwh: 'SPP' },
    },
  ],
  parserVersion: 2,
})
const rename = (text: string) => text.replace('SettlementPointPrice', 'SPP')

describe('a document that could not be read', () => {
  it('is taken in by a parser that can, at its own publish time, in one commit', async () => {
    await using temp = await openTempLake()
    const [refused] = await ingestDocuments(temp.lake, [priceDocument(rename)])
    expect(refused).toMatchObject({ status: 'quarantined', code: 'source.schema_drift' })
    const before = temp.clock.now()
    const lake = withParser(temp, renamed)
    expect(await reprocessDataset(lake, renamed)).toMatchObject({ documents: 1, recovered: 1, rowsChanged: 2 })
    expect((await lake.table(renamed).snapshot())?.version).toBe(0)
    const rows = await readRows(lake, renamed, [
      'settlement_point',
      'price_usd_per_mwh',
      'published_at',
      'parser_version',
    ])
    expect(rows).toEqual([
      {
        settlement_point: 'HB_HOUSTON',
        price_usd_per_mwh: 21.5,
        published_at: '2026-06-10T16:30:05.000Z',
        parser_version: 2,
      },
      {
        settlement_point: 'LZ_NORTH',
        price_usd_per_mwh: -5.25,
        published_at: '2026-06-10T16:30:05.000Z',
        parser_version: 2,
      },
    ])
    const count = async (truth: object) => (await readRows(lake, renamed, ['receipt'], truth)).length
    expect(await count({ asOf: at('2026-06-10T16:30:04Z') })).toBe(0)
    expect(await count({ asOf: at(PUBLISHED) })).toBe(2)
    expect(await count({ asOf: at(PUBLISHED), knownAt: before })).toBe(0)
    const settled = await versionsOf(lake, renamed)
    expect(await reprocessDataset(lake, renamed)).toMatchObject({ recovered: 0, rowsChanged: 0 })
    expect(await versionsOf(lake, renamed)).toEqual(settled)
    expect((await ingestDocuments(lake, [priceDocument(rename)]))[0]?.status).toBe('seen')
    expect((await checkLake(lake, { originals: true })).problems).toEqual([])
  })

  it('with no time of its own gets inferred times, as if it came today', async () => {
    await using temp = await openTempLake()
    await ingestDocuments(temp.lake, [priceDocument(rename, null)])
    const lake = withParser(temp, renamed)
    expect(await reprocessDataset(lake, renamed)).toMatchObject({ recovered: 1, rowsChanged: 2 })
    const rows = await readRows(lake, renamed, ['price_usd_per_mwh', 'published_at', 'published_at_basis'])
    const inferred = { published_at: '2026-06-10T16:32:00.000Z', published_at_basis: 'inferred' }
    expect(rows).toEqual([
      { price_usd_per_mwh: 21.5, ...inferred },
      { price_usd_per_mwh: -5.25, ...inferred },
    ])
  })

  it('and still can not is left as it is', async () => {
    await using temp = await openTempLake()
    await ingestDocuments(temp.lake, [
      priceDocument((text) => text.replaceAll('21.5', 'abc').replaceAll('-5.25', 'abc')),
    ])
    const before = await versionsOf(temp.lake, ercotRtSpp)
    expect(await reprocessDataset(temp.lake, ercotRtSpp)).toMatchObject({ documents: 1, recovered: 0, rowsChanged: 0 })
    expect(await versionsOf(temp.lake, ercotRtSpp)).toEqual(before)
  })
})

describe('rows that today’s parser reads otherwise', () => {
  /** The two forecasts were taken for each other. */
  const swapped = defineDataset({
    ...ercotWind,
    wire: ercotWind.wire
      .filter(({ format }) => format === 'csv')
      .map((wire) => ({
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
    await ingestDocuments(temp.lake, [priceDocument((text) => text)])
    const before = temp.clock.now()
    const strict = defineDataset({
      ...ercotRtSpp,
      wire: ercotRtSpp.wire.slice(0, 1).map(({ map, ...wire }) => ({
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

  it('are read again from captures, quarantined ones among good ones too', async () => {
    await using temp = await openTempLake()
    const kilowatthours = regionCapture('2026-11-01T08:00:00Z', [
      ['2026-11-01T06', 'ERCO', 'D', 1],
      ['2026-11-01T07', 'ERCO', 'D', 2],
    ])
    const text = Buffer.from(kilowatthours.bytes).toString('utf8')
    const at = text.lastIndexOf('megawatthours')
    const bytes = Buffer.from(`${text.slice(0, at)}kilowatthours${text.slice(at + 'megawatthours'.length)}`)
    const [first] = await ingestDocuments(temp.lake, [{ ...kilowatthours, bytes }])
    expect(first).toMatchObject({ rowsCommitted: 1, rowsQuarantined: 1 })
    const { expect: _, ...wire } = eiaRegionData.wire[0]
    const lenient = defineDataset({ ...eiaRegionData, wire: [{ ...wire, ignore: ['value-units'] }], parserVersion: 2 })
    const lake = withParser(temp, lenient)
    expect(await reprocessDataset(lake, lenient)).toMatchObject({ rowsChanged: 1 })
    expect(await readRows(lake, lenient, ['value_mwh'])).toEqual([{ value_mwh: 1 }, { value_mwh: 2 }])
  })
})

it('a column that comes later is empty in rows of before, and filled by parsing again', async () => {
  await using temp = await openTempLake()
  await ingestDocuments(temp.lake, [priceDocument((text) => text)])
  const flagged = defineDataset({
    ...ercotRtSpp,
    columns: [...ercotRtSpp.columns, { name: 'flag', type: 'string', meaning: 'DSTFlag as it came.', nullable: true }],
    wire: ercotRtSpp.wire.map((wire) =>
      wire.header.includes('DSTFlag') ? { ...wire, map: { ...wire.map, flag: 'DSTFlag' } } : wire,
    ),
    parserVersion: 2,
  })
  const lake = withParser(temp, flagged)
  const before = temp.clock.now().subtract({ hours: 1 })
  expect(await reprocessDataset(lake, flagged)).toMatchObject({ rowsChanged: 2 })
  expect(await readRows(lake, flagged, ['flag'])).toEqual([{ flag: 'N' }, { flag: 'N' }])
  expect(await readRows(lake, flagged, ['flag'], { knownAt: before })).toEqual([{ flag: null }, { flag: null }])
})
