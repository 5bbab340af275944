import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Document } from '../../src/datasets/document.ts'
import { ercotRtSpp } from '../../src/datasets/ercot/rt-spp.ts'
import { systemViews } from '../../src/engine/system-views.ts'
import { ingestDocuments } from '../../src/ingest/ingest-documents.ts'
import { readOriginal } from '../../src/ingest/read-back.ts'
import { sha256 } from '../../src/ingest/receipt-id.ts'
import { reprocessDataset } from '../../src/ingest/reprocess.ts'
import { verifyLake } from '../../src/lake/verify.ts'
import { readZip } from '../../src/sources/zip/read-zip.ts'
import { priceCsv, priceFileName } from '../support/price-document.ts'
import { openTempLake, type TempLake } from '../support/temp-lake.ts'

const COUNT = 20

/** Postings of the first hours of 2026-06-01, a quarter hour each. */
function posting(index: number): Document {
  const [hour, quarter] = [1 + Math.floor(index / 4), 1 + (index % 4)]
  const bytes = Buffer.from(priceCsv('06/01/2026', hour, quarter, [['HB_NORTH', 'HU', index]]))
  const publishedAt = Temporal.Instant.from('2026-06-01T05:15:05Z').add({ minutes: 15 * index })
  return {
    dataset: ercotRtSpp.id,
    source: 'test',
    product: 'NP6-905-CD',
    id: `${index}`,
    name: priceFileName(`20260601.0${hour}0005`),
    bytes,
    publishedAt,
    publishedAtBasis: 'document',
    obtainedAt: publishedAt,
    origin: 'test',
  }
}

const postings = (count: number): Document[] => Array.from({ length: count }, (_, index) => posting(index))

async function rawPaths({ lake }: TempLake): Promise<{ document: string; raw_path: string }[]> {
  const [receipts] = await systemViews(lake, new Set(['gridlake.receipts']))
  using session = await lake.database.connect()
  return session.rows(`SELECT document, raw_path FROM (${receipts?.sql}) ORDER BY document::INTEGER`)
}

const hashOriginal = (temp: TempLake) => async (path: string) => sha256(await readOriginal(temp.lake, path))

it('few originals are a file each', async () => {
  await using temp = await openTempLake()
  await ingestDocuments(temp.lake, postings(3))
  expect((await rawPaths(temp)).map(({ raw_path }) => raw_path)).toEqual(
    [0, 1, 2].map((index) => `raw/test/NP6-905-CD/2026/06/01/${index}.csv.gz`),
  )
})

it('many are one zip that any tool opens; each is had again, verified and parsed again out of it', async () => {
  await using temp = await openTempLake()
  await ingestDocuments(temp.lake, postings(COUNT))
  const paths = await rawPaths(temp)
  expect(paths).toHaveLength(COUNT)
  const [bundle] = new Set(paths.map(({ raw_path }) => raw_path.split('#')[0]))
  expect(new Set(paths.map(({ raw_path }) => raw_path.split('#')[0])).size).toBe(1)
  expect(bundle).toMatch(/^raw\/test\/NP6-905-CD\/2026\/06\/01\/20-originals-[0-9a-f]{16}\.zip$/)
  const members = readZip(await readFile(join(temp.directory, bundle ?? '')))
  expect(members.map(({ name }) => name)).toEqual(paths.map(({ document }) => `2026/06/01/${document}.csv.gz`))
  for (const { document, raw_path } of paths)
    expect(Buffer.from(await readOriginal(temp.lake, raw_path))).toEqual(posting(Number(document)).bytes)
  const verified = await verifyLake(temp.lake, { hashOriginal: hashOriginal(temp) })
  expect(verified).toMatchObject({ originals: COUNT, problems: [] })
  expect(await reprocessDataset(temp.lake, ercotRtSpp)).toMatchObject({
    documents: COUNT,
    rowsChanged: 0,
    missingOriginals: [],
  })
})

it('the same batch again makes no other zip; one cut short is told by each original that it lacks', async () => {
  await using temp = await openTempLake()
  await ingestDocuments(temp.lake, postings(COUNT))
  expect((await ingestDocuments(temp.lake, postings(COUNT))).map(({ status }) => status)).toEqual(
    Array(COUNT).fill('seen'),
  )
  const [first] = await rawPaths(temp)
  const path = join(temp.directory, first?.raw_path.split('#')[0] ?? '')
  await writeFile(path, (await readFile(path)).subarray(0, 600))
  const { problems } = await verifyLake(temp.lake, { hashOriginal: hashOriginal(temp) })
  expect(problems.length).toBeGreaterThan(15)
  expect(problems.every(({ problem }) => /missing from the raw store/.test(problem))).toBe(true)
})
