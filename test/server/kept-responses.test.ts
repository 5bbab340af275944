import type { OutgoingHttpHeaders } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LogLevel } from '../../src/core/log.ts'
import { CATALOGUE } from '../../src/datasets/catalogue.ts'
import type { CachedEngine } from '../../src/engine/cache/cache-answers.ts'
import type { RowsQuestion } from '../../src/engine/question.ts'
import { createApi } from '../../src/server/http/api.ts'
import type { ApiOptions } from '../../src/server/http/api-options.ts'
import { type HttpService, serveHttp } from '../../src/server/serve-http.ts'
import { createSettableClock } from '../../src/twin/clock.ts'
import { createArrayEngine } from './array-engine.ts'
import { cached, manyPrices } from './cached-fixture.ts'
import { rawRequest } from './raw-request.ts'

const table = { version: 3 }
const asked: RowsQuestion[] = []
const clock = createSettableClock(Temporal.Instant.from('2026-11-02T00:00:00Z'))
const logged: { level: LogLevel; message: string; fields: Readonly<Record<string, unknown>> }[] = []
let engine: CachedEngine
let toApp = 0
let service: HttpService
let options: ApiOptions

beforeAll(async () => {
  const inner = createArrayEngine({ rows: { 'ercot.rt_spp': manyPrices(400) }, asked, version: () => table.version })
  const remembering = cached(inner, table)
  engine = {
    ...remembering,
    rows(...given) {
      toApp++
      return remembering.rows(...given)
    },
  }
  options = {
    engine,
    catalogue: CATALOGUE,
    clock,
    log: (level, message, fields = {}) => void logged.push({ level, message, fields }),
    source: 'live',
    version: '0.0.0-test',
    corsOrigins: ['https://charts.example'],
  }
  service = await serveHttp({ ...options, port: 0 })
})
afterAll(() => service.close())

const rows = (query: string) => `/api/v1/datasets/ercot.rt_spp/rows?${query}`
/** Headers of a connection, and what differs from one request to the next. */
const OWN = ['connection', 'date', 'keep-alive', 'server-timing', 'transfer-encoding']
const comparable = (headers: Iterable<[string, unknown]>) =>
  Object.fromEntries([...headers].filter(([name]) => !OWN.includes(name)))

const etagOf = async (query: string) => (await rawRequest(service.url + rows(query))).headers.etag ?? ''

test.each([
  ['GET', 'format=json&limit=30', {}],
  ['GET', 'format=json', { 'accept-encoding': 'gzip, deflate, br, zstd', 'user-agent': 'any' }],
  ['GET', 'limit=40', { accept: 'text/csv', 'accept-encoding': 'gzip' }],
  ['GET', 'format=csv&limit=50', { origin: 'https://charts.example' }],
  ['GET', 'format=csv&limit=50', { origin: 'https://elsewhere.example' }],
  ['HEAD', 'format=csv&limit=60', { 'accept-encoding': 'br' }],
  ['GET', 'format=csv&limit=70', { 'if-none-match': '*' }],
  ['GET', 'format=csv&limit=70', { 'if-none-match': 'own', origin: 'https://charts.example' }],
  ['GET', 'format=csv&limit=70', { 'if-none-match': '"other"' }],
  ['GET', 'format=csv&limit=70', { range: 'bytes=5-9' }],
])('%s %s %j is answered as the app answers it', async (method, query, given: Record<string, string>) => {
  const tag = given['if-none-match'] === 'own' ? { 'if-none-match': await etagOf(query) } : {}
  const headers = { host: 'localhost', 'x-request-id': 'same-1', ...given, ...tag }
  const send = (sent: OutgoingHttpHeaders) => rawRequest(service.url + rows(query), { method, headers: sent })
  // A long answer streams to who asks first.
  for (let time = 0; time < 2; time++) await send({ ...headers, 'if-none-match': undefined, range: undefined })
  const [before, calls] = [logged.length, toApp]
  const kept = await send(headers)
  expect(toApp - calls).toBe('range' in given ? 1 : 0)
  const own = await createApi(options).request(`http://localhost${rows(query)}`, { method, headers })
  expect(kept.status).toBe(own.status)
  expect(comparable(Object.entries(kept.headers))).toEqual(comparable(own.headers))
  expect(kept.body).toEqual(Buffer.from(await own.arrayBuffer()))
  const lines = logged.slice(before).filter(({ message }) => message === 'request')
  const [ofKept, ofOwn] = lines.map(({ level, fields }) => ({ level, fields: { ...fields, durationMs: 0 } }))
  expect(ofKept).toEqual(ofOwn)
})

test('the app is not asked again, until the table moves on', async () => {
  const query = 'format=csv&limit=80'
  const send = () => rawRequest(service.url + rows(query))
  const first = await send()
  const uses = engine.cacheStats().hits
  const ids = await Promise.all([send(), send()])
  expect(engine.cacheStats().hits).toBe(uses + 2)
  expect(new Set(ids.map(({ headers }) => headers['x-request-id'])).size).toBe(2)
  const count = asked.length
  table.version++
  const next = await send()
  expect(asked.length).toBe(count + 1)
  expect(next.headers['gridlake-versions']).toBe(`ercot.rt_spp=${table.version}`)
  expect(next.headers.etag).not.toBe(first.headers.etag)
  const old = await rawRequest(service.url + rows(query), { headers: { 'if-none-match': first.headers.etag } })
  expect(old.status).toBe(200)
})

test('what is relative to now is asked anew each time', async () => {
  const count = async () =>
    Number((await rawRequest(`${service.url}${rows('format=csv&from=now')}`)).headers['gridlake-rows'])
  const before = await count()
  clock.advance({ hours: 2 })
  expect(await count()).toBe(before - 8)
})

test('what the cache dropped is not kept in front of it', async () => {
  const small = cached(createArrayEngine({ rows: { 'ercot.rt_spp': manyPrices(400) }, asked }), { version: 1 }, 120_000)
  const { url, close } = await serveHttp({ ...options, engine: small, port: 0 })
  const send = (limit: number) => rawRequest(`${url}${rows(`format=csv&limit=${limit}`)}`)
  const first = await send(200)
  for (let limit = 201; limit < 220; limit++) await send(limit)
  expect(small.cacheStats().bytes).toBeLessThanOrEqual(120_000)
  const count = asked.length
  expect((await send(200)).body).toEqual(first.body)
  expect(asked.length).toBe(count + 1)
  await close()
})
