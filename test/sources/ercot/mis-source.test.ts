import { readFileSync } from 'node:fs'
import { strToU8 } from 'fflate'
import { expect, test } from 'vitest'
import { findDataset } from '../../../src/datasets/catalogue.ts'
import type { MisBinding } from '../../../src/sources/ercot/mis-source.ts'
import { createSources } from '../../../src/sources/source-set.ts'
import { capturePath, withCapture } from '../capture-path.ts'
import { type Answer, serve } from '../serve.ts'
import { createWoundClock } from '../wound-clock.ts'
import { buildZip } from '../zip/build-zip.ts'
import { listedDocument, listing } from './mis-listing.ts'

const spp = findDataset('ercot.rt_spp')
const csv = strToU8('DeliveryDate,DeliveryHour\n11/02/2026,7\n')
const good = buildZip([
  { name: 'cdr.00012301.0000000000000000.20261102.061702.SPPHLZNP6905_20261102_0615.csv', data: csv },
])

async function open(download: Answer, documents: readonly unknown[] = [listedDocument({})]) {
  const server = await serve((request, response, count) => {
    if (request.url?.startsWith('/misapp/'))
      response.setHeader('content-type', 'application/json').end(listing(documents))
    else download(request, response, count)
  })
  const { mis } = createSources({ ercotBaseUrl: `${server.url}/`, attempts: 2 }, { clock: createWoundClock() })
  return { server, mis, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
}

async function fetchOnly(download: Answer) {
  await using opened = await open(download)
  const { postings } = await opened.mis.list(spp)
  if (!postings[0]) throw new Error('nothing is listed')
  return await opened.mis.fetch(spp, postings[0])
}

test('lists by report type, fetches by document id', async () => {
  await using opened = await open(
    (_, response) => void response.end(good),
    [listedDocument({}), listedDocument({ DocID: '1000000002', FriendlyName: 'SPPHLZNP6905_20261102_0615_xml' })],
  )
  const { postings, rejected, listed } = await opened.mis.list(spp)
  expect([postings.length, rejected, listed]).toEqual([1, [], 2])
  const document = await opened.mis.fetch(spp, postings[0] ?? expect.fail())
  expect(opened.server.asked).toEqual([
    '/misapp/servlets/IceDocListJsonWS?reportTypeId=12301',
    '/misdownload/servlets/mirDownload?doclookupId=1000000001',
  ])
  expect(document).toEqual({
    dataset: 'ercot.rt_spp',
    source: 'ercot-mis',
    product: 'NP6-905-CD',
    id: '1000000001',
    name: 'cdr.00012301.0000000000000000.20261102.061702345.SPPHLZNP6905_20261102_0615_csv.zip',
    bytes: csv,
    original: { bytes: good, extension: 'zip' },
    publishedAt: Temporal.Instant.from('2026-11-02T12:17:02.345Z'),
    publishedAtBasis: 'listing',
    obtainedAt: Temporal.Instant.from('2026-11-02T12:00:00Z'),
    origin: `${opened.server.url}/misdownload/servlets/mirDownload?doclookupId=1000000001`,
  })
})

test('an empty listing is a result, not an error', async () => {
  await using opened = await open(() => {}, [])
  expect(await opened.mis.list(spp)).toEqual({ postings: [], rejected: [], listed: 0 })
})

withCapture('ercot/mis-zip/wind_specific_reportid.zip')('the real wind zip', async () => {
  const zip = readFileSync(capturePath('ercot/mis-zip/wind_specific_reportid.zip'))
  const { bytes, original } = await fetchOnly((_, response) => void response.end(zip))
  expect(bytes).toHaveLength(25_151)
  expect(Buffer.compare(original?.bytes ?? new Uint8Array(), zip)).toBe(0)
})

test.each([
  [
    'two CSVs',
    [
      { name: 'a.csv', data: csv },
      { name: 'b.csv', data: csv },
    ],
    ['a.csv', 'b.csv'],
  ],
  ['another kind of file', [{ name: 'a.xml', data: csv }], ['a.xml']],
  [
    'a note beside the CSV',
    [
      { name: 'a.csv', data: csv },
      { name: 'readme.txt', data: csv },
    ],
    ['a.csv', 'readme.txt'],
  ],
])('a zip of %s is drift, members named', async (_, parts, members) => {
  const fetched = fetchOnly((_, response) => void response.end(buildZip(parts)))
  await expect(fetched).rejects.toMatchObject({
    code: 'source.schema_drift',
    context: { members, document: '1000000001' },
  })
})

test('a zip of nothing and a CSV of nothing are documents without bytes', async () => {
  for (const zip of [buildZip([]), buildZip([{ name: 'a.csv', data: new Uint8Array() }])]) {
    expect((await fetchOnly((_, response) => void response.end(zip))).bytes).toHaveLength(0)
  }
})

test('a damaged zip is fetched again, then refused with its byte', async () => {
  const damaged = good.slice(0, -30)
  let downloads = 0
  const healed = await fetchOnly((_, response) => void response.end(downloads++ === 0 ? damaged : good))
  expect([healed.bytes.length, downloads]).toEqual([csv.length, 2])
  await expect(fetchOnly((_, response) => void response.end(damaged))).rejects.toMatchObject({
    code: 'data.invalid_file',
    context: { offset: damaged.length, document: '1000000001', url: expect.stringContaining('doclookupId=1000000001') },
  })
})

withCapture('ercot/mis-listing/dam-annual-list_13060_20260905.json')(
  'whole years: each by its own number, their rows without a time, the posting’s own beside',
  async () => {
    const text = readFileSync(capturePath('ercot/mis-listing/dam-annual-list_13060_20260905.json'), 'utf8')
    await using server = await serve((request, response) =>
      request.url?.includes('13060') ? response.end(text) : response.end(good),
    )
    const { mis } = createSources({ ercotBaseUrl: server.url }, { clock: createWoundClock() })
    const dam = findDataset('ercot.dam_spp')
    const binding = dam.bindings.find(({ via }) => via === 'yearly') as MisBinding
    const { postings, oldest } = await mis.list(dam, { binding })
    expect(postings.map(({ year }) => year)).toEqual(Array.from({ length: 17 }, (_, n) => 2026 - n))
    expect(oldest?.equals(postings.at(-1)?.publishedAt ?? '')).toBe(true)
    const [newest] = postings
    if (!newest) throw new Error('nothing is listed')
    expect(await mis.fetch(dam, newest)).toMatchObject({
      product: 'NP4-180-ER',
      id: '1268441709',
      publishedAt: undefined,
      publishedAtBasis: 'inferred',
      postedAt: Temporal.Instant.from('2026-08-30T13:02:17.640Z'),
    })
    expect(server.asked.at(-1)).toBe('/misdownload/servlets/mirDownload?doclookupId=1268441709')
  },
)

test('a listing that breaks off is asked for again', async () => {
  await using server = await serve((_, response, count) => {
    const text = listing([listedDocument({})])
    response.end(count === 1 ? text.slice(0, text.length / 2) : text)
  })
  const { mis } = createSources({ ercotBaseUrl: server.url }, { clock: createWoundClock() })
  expect((await mis.list(spp)).postings).toHaveLength(1)
})

test('a challenge page, and a document that has expired', async () => {
  await expect(
    fetchOnly((_, response) => void response.end('<!DOCTYPE html><title>Incapsula</title>')),
  ).rejects.toMatchObject({ code: 'source.blocked' })
  await expect(fetchOnly((_, response) => void response.writeHead(404).end())).rejects.toMatchObject({
    code: 'source.unavailable',
    message: expect.stringContaining('doclookupId=1000000001'),
  })
})

test('a dataset of another source is a mistake', async () => {
  const { mis } = createSources({}, { fetch: () => Promise.reject(new Error('asked')) })
  await expect(mis.list(findDataset('eia.region_data'))).rejects.toMatchObject({ code: 'usage.invalid_argument' })
})
