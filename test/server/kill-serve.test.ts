import { status } from '@grpc/grpc-js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ServerStatus } from '../../src/contract/schemas/status.ts'
import { startGridlake } from '../cli/run-gridlake.ts'
import { webBundleUrl } from '../e2e/web-bundle.ts'
import { ingestPrices } from '../support/ingest-prices.ts'
import { openTempLake, type TempLake } from '../support/temp-lake.ts'
import { type Data, openFlightClient } from './flight/flight-client.ts'
import { childrenOf, peakBytes } from './peak-memory.ts'
import { type Serving, startServe } from './start-serve.ts'

let temp: TempLake
const started: Serving[] = []

beforeAll(async () => {
  temp = await openTempLake()
  await ingestPrices(temp.lake, 0, 20)
  await webBundleUrl()
}, 180_000)
afterAll(async () => {
  for (const { child } of started) child.kill('SIGKILL')
  await temp[Symbol.asyncDispose]()
})

async function serve(): Promise<Serving> {
  const server = await startServe(temp.directory, [], {
    GRIDLAKE_QUERY_MAX_ROWS: '1000000000',
    GRIDLAKE_QUERY_MAX_BYTES: '100GB',
  })
  started.push(server)
  return server
}

const LONG = 'select a.range as a, b.range as b from ercot.rt_spp, range(1000000) a, range(1000) b'
const isAlive = (pid: number) => !Number.isNaN(peakBytes(pid))
const post = (url: string, sql: string, format: string, encoding: string) =>
  fetch(`${url}/api/v1/sql`, {
    method: 'POST',
    body: JSON.stringify({ sql, format }),
    headers: { 'content-type': 'application/json', 'accept-encoding': encoding },
  })

test('a server killed in the midst of its answers leaves clients with an error, and starts again as if nothing were', async () => {
  const first = await serve()
  const streams = await Promise.all([post(first.url, LONG, 'csv', 'identity'), post(first.url, LONG, 'json', 'gzip')])
  const readers = streams.map(({ body }) => (body as ReadableStream<Uint8Array>).getReader())
  for (const reader of readers) expect((await reader.read()).value?.length).toBeGreaterThan(0)
  const flight = openFlightClient(first.flightPort)
  const batches = flight
    .stream<Data>('DoGet', { ticket: Buffer.from(JSON.stringify({ sql: LONG })) })
    [Symbol.asyncIterator]()
  for (let batch = 0; batch < 3; batch++) expect((await batches.next()).done).toBe(false)
  const queries = childrenOf(first.child.pid ?? Number.NaN)
  expect(queries.length).toBeGreaterThanOrEqual(3)
  first.child.kill('SIGKILL')
  expect((await first.finished).code).toBe(137)
  for (const reader of readers) {
    const rest = (async () => {
      while (!(await reader.read()).done);
    })()
    await expect(rest).rejects.toThrow()
  }
  const others = (async () => {
    while (!(await batches.next()).done);
  })()
  await expect(others).rejects.toMatchObject({ code: status.UNAVAILABLE })
  await expect(flight.info({ type: 1, path: ['ercot.rt_spp'] })).rejects.toMatchObject({ code: status.UNAVAILABLE })
  flight[Symbol.dispose]()
  await expect(post(first.url, 'select 1 as one', 'json', 'identity')).rejects.toThrow()
  await expect.poll(() => queries.filter(isAlive), { timeout: 5_000 }).toEqual([])

  const second = await serve()
  const rows = await fetch(`${second.url}/api/v1/datasets/ercot.rt_spp/rows?format=csv&columns=price_usd_per_mwh`)
  expect(await rows.text()).toBe('price_usd_per_mwh\n20\n')
  const again = openFlightClient(second.flightPort)
  const table = await again.table({ sql: 'select price_usd_per_mwh as price from ercot.rt_spp' })
  expect(table.toArray()).toEqual([{ price: 20 }])
  again[Symbol.dispose]()
  second.child.kill('SIGTERM')
  expect((await second.finished).code).toBe(0)
})

test('what was asked often before a stop is held after the next start; a Flight port that is taken is said so', async () => {
  const path = '/api/v1/datasets/ercot.rt_spp/rows?format=csv'
  const first = await serve()
  for (let time = 0; time < 3; time++) await (await fetch(first.url + path)).text()
  const port = /Flight SQL at port (\d+)/.exec(first.said)?.[1] ?? ''
  const args = ['serve', '--data', temp.directory, '--port', '0', '--flight-port', port]
  const { code, stderr } = await startGridlake(args).finished
  expect([code, stderr.includes(port), stderr.includes('--flight-port')]).toEqual([78, true, true])
  first.child.kill('SIGTERM')
  expect((await first.finished).code).toBe(0)
  const second = await serve()
  await expect
    .poll(
      async () => ServerStatus.parse(await (await fetch(`${second.url}/api/v1/status`)).json()).cache?.['entries'],
      { timeout: 5_000 },
    )
    .toBe(1)
  const answer = await fetch(second.url + path)
  expect(answer.headers.get('x-cache')).toBe('hit')
  second.child.kill('SIGTERM')
  await second.finished
})
