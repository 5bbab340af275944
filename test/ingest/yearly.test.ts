import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import type { Dataset } from '../../src/datasets/dataset.ts'
import type { Document } from '../../src/datasets/document.ts'
import { ercotDamMcpc } from '../../src/datasets/ercot/dam-mcpc.ts'
import { ercotDamSpp } from '../../src/datasets/ercot/dam-spp.ts'
import type { Truth } from '../../src/engine/question.ts'
import type { DocumentReport } from '../../src/ingest/batch.ts'
import { ingestDocuments } from '../../src/ingest/ingest-documents.ts'
import { ingestFiles } from '../../src/ingest/ingest-files.ts'
import { reprocessDataset } from '../../src/ingest/reprocess.ts'
import type { Lake } from '../../src/lake/lake.ts'
import { readZip } from '../../src/sources/zip/read-zip.ts'
import { capturePath, withCapture } from '../sources/capture-path.ts'
import { readRows } from '../support/read-rows.ts'
import { openTempLake, type TempLake } from '../support/temp-lake.ts'

/** Hubs and load zones, a workbook; ancillary services, a wide CSV. */
const PRICES = 'ercot/historical/NP4-180-ER_DAMLZHBSPP_2015.zip'
const SERVICES = 'ercot/historical/NP4-181-ER_DAMASMCPC_2015.zip'
/** As MIS names them, with the time of their posting. */
const stamped = (stamp: string, name: string) => `rpt.00013060.0000000000000000.${stamp}.${name}_2015.zip`
const STAMP = '20160103.080217640'
const POSTED = '2016-01-03T14:02:17.64Z'
const DAILY = '2015-06-30T17:35:00Z'

type Price = readonly [what: string, usd: number]

/** What the daily posting said of 2015-07-01, hour ending 02:00. */
function dailyPosting(dataset: Dataset, prices: readonly Price[]): Document {
  const header = dataset.wire[0]?.header.join(',')
  return {
    dataset: dataset.id,
    source: 'ercot-mis',
    product: 'NP4-1xx-CD',
    id: dataset.id,
    name: `${dataset.id}.csv`,
    bytes: Buffer.from(
      `${[header, ...prices.map(([what, usd]) => `07/01/2015,02:00,${what}, ${usd},N`)].join('\n')}\n`,
    ),
    publishedAt: Temporal.Instant.from(DAILY),
    publishedAtBasis: 'listing',
    obtainedAt: Temporal.Instant.from(DAILY),
    origin: 'test',
  }
}

/** What the lake says of that hour: value, basis and publish time by point or service. */
async function pricesOf(lake: Lake, dataset: Dataset, truth: Truth = {}) {
  const [what = '', usd = ''] = dataset.columns.map(({ name }) => name)
  const columns = ['interval_start', what, usd, 'published_at', 'published_at_basis']
  const rows = await readRows(lake, dataset, columns, truth)
  const told = rows.filter(({ interval_start }) => String(interval_start).startsWith('2015-07-01T06'))
  const entries = told.map((row) => [
    String(row[what]),
    [row[usd], row['published_at_basis'], Temporal.Instant.from(String(row['published_at'])).toString()],
  ])
  return { total: rows.length, prices: Object.fromEntries(entries) as Record<string, [number, string, string]> }
}

/** Ingests a capture as a loose file under another name. */
async function takeFile(temp: TempLake, capture: string, name: string, change?: (bytes: Buffer) => Buffer) {
  const bytes = readFileSync(capturePath(capture))
  await writeFile(join(temp.directory, name), change ? change(bytes) : bytes)
  const reports: DocumentReport[] = []
  for await (const report of ingestFiles(temp.lake, [join(temp.directory, name)])) reports.push(report)
  return reports
}

withCapture(PRICES)('a year of hubs and zones beside a daily posting of all points', async () => {
  await using temp = await openTempLake()
  await ingestDocuments(temp.lake, [
    dailyPosting(ercotDamSpp, [
      ['HB_HOUSTON', 17.89],
      ['HB_NORTH', 999],
      ['SOME_NODE_1', 12.5],
    ]),
  ])
  temp.clock.advance(1000)
  expect(await takeFile(temp, PRICES, stamped(STAMP, 'DAMLZHBSPP'))).toMatchObject([
    { status: 'committed', rowsRead: 122_640, rowsCommitted: 122_639, rowsQuarantined: 0 },
  ])
  const { total, prices } = await pricesOf(temp.lake, ercotDamSpp)
  expect(total).toBe(122_641)
  // Equal: the record alone. Different: a correction, when the year was posted. Absent from the year: not withdrawn.
  expect(prices['HB_HOUSTON']).toEqual([17.89, 'listing', DAILY])
  expect(prices['HB_NORTH']).toEqual([17.77, 'listing', POSTED])
  expect(prices['SOME_NODE_1']).toEqual([12.5, 'listing', DAILY])
  // Due half a day before the end of the hour, by the product's lag.
  expect(prices['LZ_WEST']).toEqual([17.76, 'inferred', '2015-06-30T19:00:00Z'])
  const asOf = Temporal.Instant.from(POSTED).subtract({ seconds: 1 })
  expect((await pricesOf(temp.lake, ercotDamSpp, { asOf })).prices['HB_NORTH']).toEqual([999, 'listing', DAILY])
  const recorded = await pricesOf(temp.lake, ercotDamSpp, { basis: 'recorded' })
  expect([recorded.total, Object.keys(recorded.prices).sort()]).toEqual([3, ['HB_HOUSTON', 'HB_NORTH', 'SOME_NODE_1']])
  expect(await reprocessDataset(temp.lake, ercotDamSpp)).toMatchObject({ documents: 2, rowsChanged: 0 })
})

const rrs = dailyPosting(ercotDamMcpc, [
  ['REGUP', 2.11],
  ['RRS', 999],
])

describe('a year of ancillary services', () => {
  withCapture(SERVICES)('that was taken in first: the daily record stands', async () => {
    await using temp = await openTempLake()
    const [report] = await takeFile(temp, SERVICES, stamped(STAMP, 'DAMASMCPC'))
    expect(report).toMatchObject({ status: 'committed', rowsCommitted: 35_040 })
    const first = await pricesOf(temp.lake, ercotDamMcpc)
    expect(first.prices['RRS']).toEqual([3, 'inferred', '2015-06-30T19:00:00Z'])
    await ingestDocuments(temp.lake, [rrs])
    const { total, prices } = await pricesOf(temp.lake, ercotDamMcpc)
    expect([total, prices['RRS'], prices['REGUP']]).toEqual([35_040, [999, 'listing', DAILY], [2.11, 'listing', DAILY]])
  })

  withCapture(SERVICES)('that tells only in the name inside when it was written, or nowhere', async () => {
    await using temp = await openTempLake('2026-11-15T00:00:00Z')
    await ingestDocuments(temp.lake, [rrs])
    await takeFile(temp, SERVICES, 'services.zip')
    // Its CSV is called rpt.00013091.0000000000000000.20160101080005.DAMASMCPC_2015.csv.
    expect((await pricesOf(temp.lake, ercotDamMcpc)).prices['RRS']).toEqual([3, 'listing', '2016-01-01T14:00:05Z'])
    // The same content by another name is the same document.
    expect(await takeFile(temp, SERVICES, stamped(STAMP, 'DAMASMCPC'))).toMatchObject([{ status: 'seen' }])
    await using other = await openTempLake('2026-11-15T00:00:00Z')
    await ingestDocuments(other.lake, [rrs])
    await takeFile(other, SERVICES, 'services_2015.csv', (zip) => Buffer.from(csvOf(zip)))
    expect((await pricesOf(other.lake, ercotDamMcpc)).prices['RRS']).toEqual([3, 'capture', '2026-11-15T00:00:00Z'])
  })

  withCapture(SERVICES)('posted anew while it lasts: the later posting holds, whichever came first', async () => {
    const later = (zip: Buffer) =>
      Buffer.from(csvOf(zip).replace(/^07\/01\/2015,02:00,N,.*$/m, '07/01/2015,02:00,N,11,12,13,14'))
    const earlier = (zip: Buffer) => Buffer.from(csvOf(zip))
    const names = [
      'rpt.00013091.0000000000000000.20150801.080000000.DAMASMCPC_2015.csv',
      'rpt.00013091.0000000000000000.20150808.080000000.DAMASMCPC_2015.csv',
    ] as const
    await using temp = await openTempLake()
    await takeFile(temp, SERVICES, names[0], earlier)
    expect(await takeFile(temp, SERVICES, names[1], later)).toMatchObject([{ rowsCommitted: 4 }])
    const found = await pricesOf(temp.lake, ercotDamMcpc)
    expect(found.prices['RRS']).toEqual([13, 'listing', '2015-08-08T13:00:00Z'])
    await using turned = await openTempLake()
    await takeFile(turned, SERVICES, names[1], later)
    expect(await takeFile(turned, SERVICES, names[0], earlier)).toMatchObject([{ rowsCommitted: 0 }])
    expect((await pricesOf(turned.lake, ercotDamMcpc)).prices['RRS']?.[0]).toBe(13)
  })
})

const csvOf = (zip: Buffer): string => new TextDecoder().decode(readZip(zip)[0]?.bytes)
