import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemClock } from '../../src/core/clock.ts'
import { CATALOGUE } from '../../src/datasets/catalogue.ts'
import { openEngine } from '../../src/engine/engine.ts'
import { type Answers, openAnswers } from '../../src/jobs/open-answers.ts'
import { type HttpService, serveHttp } from '../../src/server/serve-http.ts'
import { seededRandom } from '../crash/seeded-random.ts'
import { ingestPrices } from '../support/ingest-prices.ts'
import { openTempLake, type TempLake } from '../support/temp-lake.ts'

let temp: TempLake
let engine: ReturnType<typeof openEngine>
let answers: Answers
let service: HttpService
const broken: unknown[] = []

beforeAll(async () => {
  temp = await openTempLake()
  await ingestPrices(temp.lake, 0, 20, ['HB_HOUSTON', 'HB_NORTH'])
  engine = openEngine(temp.lake, { timeoutMs: 400, maxRows: 10_000, maxBytes: 1e6, memoryBytes: 300e6 })
  answers = await openAnswers(
    { lake: temp.lake, engine },
    { cacheBytes: 1e6, maxRunningQueries: 4, maxWaitingQueries: 8, version: 'test' },
  )
  service = await serveHttp({
    engine: answers.engine,
    catalogue: CATALOGUE,
    clock: systemClock,
    log: (level, message, fields) => void (level === 'error' && broken.push({ message, fields })),
    source: 'live',
    version: '0.0.0-test',
    port: 0,
    limits: { sqlTimeoutMs: 400, sqlMaxRows: 10_000, sqlMaxBytes: 1e6, requestTimeoutMs: 5_000 },
  })
})
afterAll(async () => {
  await service.close()
  await answers[Symbol.asyncDispose]()
  await engine.close()
  await temp[Symbol.asyncDispose]()
})

/** Sends bytes, and resolves when the server hangs up or has been silent for a moment. */
async function send(bytes: Uint8Array): Promise<string> {
  const socket = connect(Number(new URL(service.url).port), '127.0.0.1')
  socket.on('error', () => {})
  let got = ''
  socket.on('data', (piece: Buffer) => {
    got += piece.toString('latin1')
  })
  socket.write(bytes)
  await Promise.race([once(socket, 'close'), new Promise((resolve) => setTimeout(resolve, 40))])
  socket.destroy()
  return got
}

const healthy = async () => {
  const began = performance.now()
  expect((await fetch(`${service.url}/api/v1/health`)).status).toBe(200)
  expect(performance.now() - began).toBeLessThan(1_000)
}
const sockets = () => process.getActiveResourcesInfo().filter((name) => /TCPSocketWrap|TCPServerWrap/.test(name)).length

const VALID =
  'GET /api/v1/datasets/ercot.rt_spp/rows?limit=1 HTTP/1.1\r\nhost: localhost\r\naccept: text/csv\r\nrange: bytes=0-5\r\n\r\n'

test('bytes of any kind break nothing and leave nothing open', { timeout: 30_000 }, async () => {
  const { next: random } = seededRandom(20_261_121)
  const before = sockets()
  const noise = (length: number) => Uint8Array.from({ length }, () => Math.floor(random() * 256))
  for (let round = 0; round < 12; round++) {
    const volleys = Array.from({ length: 12 }, () => {
      if (random() < 0.3) return noise(Math.floor(random() * 4000))
      // A good request with a few bytes changed, doubled or cut off.
      const bytes = Buffer.from(VALID, 'latin1')
      for (let hit = 0; hit < 1 + random() * 6; hit++)
        bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256)
      const cut = bytes.subarray(0, Math.floor(random() * (bytes.length + 40)))
      return random() < 0.2 ? Buffer.concat([cut, cut]) : cut
    })
    for (const got of await Promise.all(volleys.map(send)))
      if (got !== '') expect(got).toMatch(/^HTTP\/1\.1 [2-4]\d\d /)
  }
  await healthy()
  await expect.poll(sockets, { timeout: 6_000 }).toBeLessThanOrEqual(before + 2)
  expect(broken).toEqual([])
})

const many = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index))

test.each([
  ['10,000 locations', `/api/v1/prices?market=rt&locations=${many(10_000, (index) => `HB_${index}`)}`],
  [
    '1,500 locations',
    `/api/v1/prices?market=rt&from=2026-06-10&to=2026-06-11&locations=${many(1500, (index) => `HB_${index}`)}`,
  ],
  ['a path that is no text', '/api/v1/datasets/%ff%fe/rows'],
  ['a path that climbs', '/api/v1/datasets/..%2f..%2fetc%2fpasswd/rows'],
  ['a thousand parameters', `/api/v1/datasets/ercot.rt_spp/rows?${many(1000, (index) => `x${index}=1`).join('&')}`],
  [
    'SQL in a filter',
    `/api/v1/datasets/ercot.rt_spp/rows?settlement_point=${encodeURIComponent("' OR 1=1; DROP TABLE x; --")}`,
  ],
  ['zero bytes', '/api/v1/datasets/ercot.rt_spp/rows?settlement_point=%00%00'],
  ['a year that is none', '/api/v1/datasets/ercot.rt_spp/rows?from=999999-01-01&to=-5'],
  ['members of objects', '/api/v1/datasets/__proto__/rows?constructor=1&toString=2'],
  ['a limit beyond numbers', '/api/v1/datasets/ercot.rt_spp/rows?limit=1e309'],
  ['a cursor of garbage', `/api/v1/datasets/ercot.rt_spp/rows?limit=1&cursor=${'A'.repeat(3000)}`],
])('%s is answered or refused in time', async (_, path) => {
  const response = await fetch(service.url + path)
  expect(response.status).toBeLessThan(500)
  await response.arrayBuffer()
  await healthy()
  expect(broken).toEqual([])
})

test.each([
  ['a cross join', 'select count(*) from range(10000000) a, range(10000000) b, ercot.rt_spp'],
  [
    'a recursion without end',
    'with recursive t(n) as (select 1 union all select n + 1 from t) select max(n) from t, ercot.rt_spp',
  ],
  ['a huge text', "select repeat('x', 2000000000) from ercot.rt_spp"],
  ['deep brackets', `select ${'('.repeat(3000)}1${')'.repeat(3000)} from ercot.rt_spp`],
  ['a list that grows', 'select list(a.range) from range(100000000) a, ercot.rt_spp'],
  ['a file of the machine', "select * from read_csv('/etc/passwd')"],
])('SQL: %s is answered, refused or ended in time', { timeout: 20_000 }, async (_, sql) => {
  const began = performance.now()
  const ask = () =>
    fetch(`${service.url}/api/v1/sql`, {
      method: 'POST',
      body: JSON.stringify({ sql }),
      headers: { 'content-type': 'application/json' },
    })
  const asked = Promise.all([ask(), ask()])
  await healthy()
  for (const response of await asked) {
    expect([200, 400, 403, 413, 504]).toContain(response.status)
    await response.arrayBuffer()
  }
  expect(performance.now() - began).toBeLessThan(8_000)
  await healthy()
})

test('more questions than there is room for are refused with the time to come back', async () => {
  const ask = (limit: number) =>
    fetch(`${service.url}/api/v1/sql`, {
      method: 'POST',
      body: `select sum(range) from range(${2_000_000 + limit}), ercot.rt_spp`,
      headers: { 'content-type': 'text/plain' },
    })
  const responses = await Promise.all(many(20, String).map((text) => ask(Number(text))))
  const refused = responses.filter(({ status }) => status === 429)
  expect(refused.length).toBeGreaterThan(3)
  for (const { headers } of refused) expect(headers.get('retry-after')).toBe('1')
  await Promise.all(responses.map((response) => response.arrayBuffer()))
  await healthy()
})
