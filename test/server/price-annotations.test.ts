import { expect, it } from 'vitest'
import { createClient } from '../../src/client/client.ts'
import { PriceAnnotations } from '../../src/contract/schemas/prices-annotations.ts'
import { CATALOGUE } from '../../src/datasets/catalogue.ts'
import type { Document } from '../../src/datasets/document.ts'
import { ercotRtPriceAdders } from '../../src/datasets/ercot/rt-price-adders.ts'
import { ercotScedShadowPrices } from '../../src/datasets/ercot/sced-shadow-prices.ts'
import { openEngine } from '../../src/engine/engine.ts'
import { ingestDocuments } from '../../src/ingest/ingest-documents.ts'
import { serveHttp } from '../../src/server/serve-http.ts'
import { openTempLake } from '../support/temp-lake.ts'
import { NOW } from './price-service.ts'

const document = (dataset: string, publishedUtc: string, lines: readonly string[]): Document => ({
  dataset,
  source: 'ercot-mis',
  product: dataset,
  id: `${dataset} ${publishedUtc}`,
  name: `${dataset} ${publishedUtc}.csv`,
  bytes: Buffer.from(`${lines.join('\n')}\n`),
  publishedAt: Temporal.Instant.from(publishedUtc),
  publishedAtBasis: 'listing',
  obtainedAt: Temporal.Instant.from('2026-11-02T00:00:00Z'),
  origin: 'test',
})

/** Runs of the repeated hour: wall clock, repeated, price. */
const adders = (runs: readonly [string, 'Y' | 'N', number][]) =>
  document(ercotRtPriceAdders.id, '2026-11-01T12:00:00Z', [
    ercotRtPriceAdders.wire[0]?.header.join(',') ?? '',
    ...runs.map(([time, flag, usd]) => `11/01/2026 ${time},${flag},20,${usd}${',0'.repeat(16)}`),
  ])

const constraints = (runs: readonly [string, 'Y' | 'N', string, number][]) =>
  document(ercotScedShadowPrices.id, '2026-11-01T12:00:00Z', [
    ercotScedShadowPrices.wire[0]?.header.join(',') ?? '',
    ...runs.map(
      ([time, flag, name, usd]) => `11/01/2026 ${time},${flag},1,${name},BASE CASE,${usd},5251,1,1,0,,,0,0,COMP`,
    ),
  ])

async function serve(documents: readonly Document[]) {
  const temp = await openTempLake()
  const reports = await ingestDocuments(temp.lake, documents)
  expect(reports.map(({ status }) => status)).toEqual(documents.map(() => 'committed'))
  const engine = openEngine(temp.lake)
  const clock = { now: () => NOW, sleep: () => new Promise<void>(() => {}) }
  const options = { engine, catalogue: CATALOGUE, clock, log: () => {}, source: 'live' as const, version: '0.0.0-test' }
  const service = await serveHttp({ ...options, port: 0 })
  return {
    url: service.url,
    async [Symbol.asyncDispose]() {
      await service.close()
      await engine.close()
      await temp[Symbol.asyncDispose]()
    },
  }
}

const PATH = '/api/v1/prices/annotations?from=2026-11-01&to=2026-11-02'

it('adders and binding constraints are told by their spans, across the repeated hour', async () => {
  await using service = await serve([
    adders([
      ['00:30:10', 'N', 0.5],
      ['01:50:10', 'N', 4],
      ['01:55:10', 'N', 8],
      ['01:00:10', 'Y', 6],
      ['01:05:10', 'Y', 1],
      ['13:00:10', 'N', 2],
    ]),
    constraints([
      ['01:55:10', 'N', 'WESTEX', 40],
      ['01:00:10', 'Y', 'WESTEX', 90],
      ['09:00:10', 'N', 'WESTEX', 20],
      ['09:00:10', 'N', 'N_TO_H', 300],
      ['09:05:10', 'N', 'PNHNDL', 0],
      ['09:05:10', 'N', 'SMALL', 3],
    ]),
  ])
  const response = await fetch(new URL(`${PATH}&constraints=2`, service.url))
  const answer = PriceAnnotations.parse(await response.json())
  expect(answer.missing).toEqual([])
  expect(answer.adders).toEqual([
    {
      from: '2026-11-01T06:50:10Z',
      to: '2026-11-01T07:05:10Z',
      runs: 3,
      max_usd_per_mwh: 8,
      mean_usd_per_mwh: 6,
    },
    { from: '2026-11-01T19:00:10Z', to: '2026-11-01T19:05:10Z', runs: 1, max_usd_per_mwh: 2, mean_usd_per_mwh: 2 },
  ])
  expect(answer.constraints.map(({ constraint_name, runs }) => [constraint_name, runs])).toEqual([
    ['N_TO_H', 1],
    ['WESTEX', 3],
  ])
  expect(answer.constraints[1]).toMatchObject({
    max_shadow_price_usd_per_mwh: 90,
    mean_shadow_price_usd_per_mwh: 50,
    peak_at: '2026-11-01T07:00:10Z',
    hours: 0.25,
    spans: [
      { from: '2026-11-01T06:55:10Z', to: '2026-11-01T07:05:10Z', runs: 2, max_usd_per_mwh: 90 },
      { from: '2026-11-01T15:00:10Z', to: '2026-11-01T15:05:10Z', runs: 1, max_usd_per_mwh: 20 },
    ],
  })
  const again = await fetch(new URL(`${PATH}&constraints=2`, service.url), {
    headers: { 'if-none-match': response.headers.get('etag') ?? '' },
  })
  expect(again.status).toBe(304)

  const client = createClient({ baseUrl: service.url })
  const higher = await client.priceAnnotations({
    from: '2026-11-01',
    to: '2026-11-02',
    floorUsdPerMwh: 5,
    constraints: 0,
  })
  expect([higher.adders.map(({ runs }) => runs), higher.constraints]).toEqual([[2], []])
  const before = await client.priceAnnotations({ from: '2026-11-01', to: '2026-11-02', asOf: '2026-11-01T11:00:00Z' })
  expect([before.adders, before.constraints, before.meta.as_of]).toEqual([[], [], '2026-11-01T11:00:00Z'])

  // The statement it shows says the same when somebody runs it.
  const shown = await client.sql<{ constraint_name: string }>({ sql: answer.sql.constraints })
  expect(shown.data.map(({ constraint_name }) => constraint_name)).toEqual(['N_TO_H', 'WESTEX'])
})

it('says of what the lake never had nothing', async () => {
  await using service = await serve([constraints([['09:00:10', 'N', 'N_TO_H', 300]])])
  const answer = PriceAnnotations.parse(await (await fetch(new URL(PATH, service.url))).json())
  expect([answer.missing, answer.adders, answer.constraints.length]).toEqual([['mart.rt_price_adders'], [], 1])
  expect((await fetch(new URL(`${PATH}&floor=-1`, service.url))).status).toBe(400)
})
