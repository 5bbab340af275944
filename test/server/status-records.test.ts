import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createClient } from '../../src/client/client.ts'
import { Problem } from '../../src/contract/schemas/problem.ts'
import { ReceiptList } from '../../src/contract/schemas/receipts.ts'
import { ServerStatus } from '../../src/contract/schemas/status.ts'
import { StatusEvents } from '../../src/contract/schemas/status-events.ts'
import { Findings } from '../../src/contract/schemas/status-findings.ts'
import { GapCalendar } from '../../src/contract/schemas/status-gaps.ts'
import { Quarantine } from '../../src/contract/schemas/status-quarantine.ts'
import { systemClock } from '../../src/core/clock.ts'
import { CATALOGUE } from '../../src/datasets/catalogue.ts'
import type { Document } from '../../src/datasets/document.ts'
import { openEngine } from '../../src/engine/engine.ts'
import type { Engine } from '../../src/engine/question.ts'
import { ingestDocuments } from '../../src/ingest/ingest-documents.ts'
import { openAudits } from '../../src/jobs/open-audits.ts'
import { type HttpService, serveHttp } from '../../src/server/serve-http.ts'
import { priceCsv } from '../support/price-document.ts'
import { openTempLake, type TempLake } from '../support/temp-lake.ts'
import { windPosting } from '../support/wind-posting.ts'

let temp: TempLake
let engine: Engine
let http: HttpService

/** A posting of the prices of a quarter hour, obtained as it appeared. */
function posting(publishedAt: string, csv: string): Document {
  return {
    ...windPosting(publishedAt, { 1: 0 }),
    dataset: 'ercot.rt_spp',
    product: 'NP6-905-CD',
    name: `NP6-905 prices of ${publishedAt}`,
    bytes: Buffer.from(csv),
    obtainedAt: Temporal.Instant.from(publishedAt).add({ seconds: 20 }),
  }
}

const prices = (publishedAt: string, hour: number, quarter: number) =>
  posting(publishedAt, priceCsv('06/10/2026', hour, quarter, [['HB_NORTH', 'HU', 20]]))

beforeAll(async () => {
  temp = await openTempLake('2026-06-10T16:46:00Z')
  await ingestDocuments(temp.lake, [
    prices('2026-06-10T16:15:05Z', 12, 1),
    prices('2026-06-10T16:30:05Z', 12, 2),
    prices('2026-06-10T16:45:05Z', 12, 3),
  ])
  // Two hours of silence, which is more than three times what is promised; then one row that cannot be read and a strange document.
  temp.clock.set('2026-06-10T19:00:00Z')
  await ingestDocuments(temp.lake, [
    prices('2026-06-10T18:45:05Z', 14, 3),
    posting(
      '2026-06-10T18:59:05Z',
      priceCsv('06/10/2026', 14, 4, [
        ['HB_NORTH', 'HU', 20],
        ['HB_WEST', 'HU', 'a lot'],
      ]),
    ),
    posting('2026-06-10T18:59:35Z', priceCsv('06/10/2026', 14, 4, [['HB_WEST', 'HU', 21]]).replace('Price,', 'SPP,')),
  ])
  temp.clock.set('2026-06-10T19:10:00Z')
  engine = openEngine(temp.lake)
  http = await serveHttp({
    engine,
    catalogue: CATALOGUE,
    clock: { ...systemClock, now: temp.clock.now },
    log: () => {},
    source: 'twin',
    version: '0.0.0-test',
    port: 0,
    audits: openAudits(temp.lake),
  })
})
afterAll(async () => {
  await http.close()
  await engine.close()
  await temp[Symbol.asyncDispose]()
})

const get = async (path: string) => (await fetch(`${http.url}${path}`)).json()
const problemOf = async (path: string) => Problem.parse(await get(path))

test('status tells of the last day, of what is due next and of the limits of SQL', async () => {
  const { datasets, sql } = ServerStatus.parse(await get('/api/v1/status'))
  const of = (id: string) => datasets.find((dataset) => dataset.id === id)
  expect(of('ercot.rt_spp')).toMatchObject({
    last_day: { documents: 5, rows: 5 },
    expected_next_at: '2026-06-10T19:14:05Z',
    expected_age_seconds: 17 * 60,
    ended_on: null,
    quarantined_documents: 1,
    quarantined_rows: 1,
  })
  expect(of('ercot.rt_ordc_price_adders')).toMatchObject({ freshness: null, expected_next_at: null })
  expect(of('ercot.rt_ordc_price_adders')?.ended_on).toMatch(/^2025-12/)
  expect(sql).toMatchObject({ timeout_ms: 30_000, max_rows: 1_000_000 })
})

describe('the gap calendar', () => {
  const calendar = async (query: string) => GapCalendar.parse(await get(`/api/v1/status/ercot.rt_spp/gaps?${query}`))

  test('tells hours apart: whole, in part, empty, not due, before the lake begins', async () => {
    const { days, counts, ...said } = await calendar('from=2026-06-10&to=2026-06-11')
    expect(said).toMatchObject({ zone: 'America/Chicago', interval_seconds: 900, expected_per_hour: 4 })
    const states = days[0]?.hours.map(({ local, intervals, state }) => [local, intervals, state])
    expect(states?.slice(10, 16)).toEqual([
      ['10:00 CDT', 0, 'before'],
      ['11:00 CDT', 3, 'partial'],
      ['12:00 CDT', 0, 'absent'],
      ['13:00 CDT', 2, 'partial'],
      ['14:00 CDT', 0, 'pending'],
      ['15:00 CDT', 0, 'pending'],
    ])
    expect(counts).toEqual({ present: 0, partial: 2, absent: 1, pending: 10, before: 11 })
  })

  test('of an earlier moment knows no more than the world did', async () => {
    const { days, counts } = await calendar('from=2026-06-10&to=2026-06-11&as_of=2026-06-10T11:31')
    expect(days[0]?.hours[11]).toMatchObject({ intervals: 2, state: 'pending' })
    expect(counts).toMatchObject({ partial: 0, absent: 0, pending: 13 })
  })

  test.each([
    ['2024-03-10', 23, '01:00 CST', '03:00 CDT'],
    ['2024-11-03', 25, '01:00 CDT', '01:00 CST'],
  ])('has the hours of %s: %d', async (day, hours, second, third) => {
    const to = Temporal.PlainDate.from(day).add({ days: 1 })
    const { days } = await calendar(`from=${day}&to=${to}`)
    expect([days.length, days[0]?.hours.length]).toEqual([1, hours])
    expect(days[0]?.hours.slice(1, 3).map(({ local }) => local)).toEqual([second, third])
    const starts = days[0]?.hours.map(({ start }) => Temporal.Instant.from(start).epochMilliseconds) ?? []
    expect(starts.slice(1).map((start, at) => start - (starts[at] ?? 0))).toEqual(Array(hours - 1).fill(3_600_000))
  })

  test('covers the last 30 days where none is named', async () => {
    const { days } = await calendar('')
    expect([days.length, days[0]?.date, days.at(-1)?.date]).toEqual([30, '2026-05-12', '2026-06-10'])
  })

  test('refuses what it cannot lay out', async () => {
    expect(await problemOf('/api/v1/status/ercot.rt_spp/gaps?from=2026-06-10&to=2026-06-10')).toMatchObject({
      code: 'usage.invalid_argument',
    })
    expect(await problemOf('/api/v1/status/ercot.rt_spp/gaps?from=2020-01-01')).toMatchObject({ status: 400 })
    expect(await problemOf('/api/v1/status/ercot.wind/gaps')).toMatchObject({ code: 'data.not_ingested', status: 404 })
    expect((await problemOf('/api/v1/status/ercot.spp/gaps')).hint).toContain('ercot.rt_spp')
  })
})

test('the quarantine has documents and rows with their reasons and texts, and can be asked of one dataset', async () => {
  const quarantine = Quarantine.parse(await get('/api/v1/quarantine'))
  expect(quarantine).toMatchObject({ total_documents: 1, total_rows: 1 })
  expect(quarantine.documents).toMatchObject([
    { dataset: 'ercot.rt_spp', name: 'NP6-905 prices of 2026-06-10T18:59:35Z', code: 'source.schema_drift' },
  ])
  expect(quarantine.rows).toMatchObject([
    { name: 'NP6-905 prices of 2026-06-10T18:59:05Z', line: 3, text: expect.stringContaining('HB_WEST,HU,a lot') },
  ])
  const client = createClient({ baseUrl: http.url })
  expect(await client.quarantine({ dataset: 'ercot.wind' })).toMatchObject({ total_rows: 0, documents: [], rows: [] })
})

test('rows lead to receipts, and receipts to documents', async () => {
  const { receipts } = ReceiptList.parse(await get('/api/v1/datasets/ercot.rt_spp/receipts?limit=3'))
  expect(receipts).toHaveLength(3)
  const { data } = await createClient({ baseUrl: http.url }).rows<{ receipt: string }>({ dataset: 'ercot.rt_spp' })
  const known = await createClient({ baseUrl: http.url }).receipts('ercot.rt_spp')
  expect(known.receipts.map(({ receipt }) => receipt)).toEqual(expect.arrayContaining(data.map((row) => row.receipt)))
  expect(known.receipts.at(-1)).toMatchObject({
    published_at: '2026-06-10T16:15:05.000Z',
    published_at_basis: 'listing',
    origin: 'test',
    rows_committed: 1,
  })
})

test('events tell of silence and of what was set aside, and keep their names', async () => {
  const { events } = StatusEvents.parse(await get('/api/v1/status/events?dataset=ercot.rt_spp'))
  const told = events.map(({ kind, at, id }) => [kind, at, id])
  expect(told.slice(0, 2).map(([kind]) => kind)).toEqual(['quarantined', 'rows_quarantined'])
  expect(told.slice(2)).toEqual([
    ['recovered', '2026-06-10T18:45:05Z', 'urn:gridlake:event:recovered:ercot.rt_spp:2026-06-10T16:45:05Z'],
    ['stale', '2026-06-10T17:36:05Z', 'urn:gridlake:event:stale:ercot.rt_spp:2026-06-10T16:45:05Z'],
  ])
  const before = temp.clock.now().toString()
  temp.clock.set('2026-06-10T21:00:00Z')
  const later = StatusEvents.parse(await get('/api/v1/status/events?dataset=ercot.rt_spp')).events
  expect(later.slice(1).map(({ id }) => id)).toEqual(events.map(({ id }) => id))
  expect(later[0]).toMatchObject({ kind: 'stale', at: '2026-06-10T19:50:05Z' })
  temp.clock.set(before)
})

test('findings are those of the audit', async () => {
  const { rows, findings } = Findings.parse(await get('/api/v1/status/ercot.rt_spp/findings'))
  expect(rows).toBe(5)
  expect(findings).toContainEqual(expect.objectContaining({ rule: 'gap', operating_date: '2026-06-10' }))
  expect(await problemOf('/api/v1/status/ercot.wind/findings')).toMatchObject({ code: 'data.not_ingested' })
})

test('the catalogue is searched by words, and gives columns where they are asked for', async () => {
  const client = createClient({ baseUrl: http.url })
  const { datasets } = await client.catalogue({ q: 'NP6-905 price' })
  expect(datasets.map(({ id, columns }) => [id, columns])).toEqual([['ercot.rt_spp', undefined]])
  const [wind] = (await client.catalogue({ q: 'ercot.wind', columns: true })).datasets
  expect(wind?.columns?.map(({ name }) => name)).toContain('gen_system_wide_mw')
  const detail = await client.dataset('ercot.rt_spp')
  expect(detail.epochs[0]).toMatchObject({ epoch: '2010-12', verified_by: 'posting of 2026-09-29' })
  expect(detail.epochs[1]).toMatchObject({ verified_by: null })
  expect(detail.ways[0]).toMatchObject({ via: 'mis', product: 'NP6-905-CD', state: 'verified' })
  expect(detail.licences[0]?.url).toContain('ercot.com')
})
