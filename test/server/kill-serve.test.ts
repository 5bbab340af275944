import { afterAll, beforeAll, expect, test } from 'vitest'
import { ServerStatus } from '../../src/contract/schemas/status.ts'
import { type Started, startGridlake } from '../cli/run-gridlake.ts'
import { ingestPrices } from '../support/ingest-prices.ts'
import { openTempLake, type TempLake } from '../support/temp-lake.ts'

let temp: TempLake
const started: Started[] = []

beforeAll(async () => {
  temp = await openTempLake()
  await ingestPrices(temp.lake, 0, 20)
})
afterAll(async () => {
  for (const { child } of started) child.kill('SIGKILL')
  await temp[Symbol.asyncDispose]()
})

/** `gridlake serve`, and the address that it says it is at. */
async function serve(...flags: string[]): Promise<Started & { url: string; said: string }> {
  const server = startGridlake(['serve', '--data', temp.directory, '--port', '0', '--flight-port', '0', ...flags], {
    GRIDLAKE_QUERY_MAX_ROWS: '1000000000',
    GRIDLAKE_QUERY_MAX_BYTES: '100GB',
  })
  started.push(server)
  await expect.poll(server.stderr, { timeout: 20_000 }).toMatch(/ at http:\S+, Flight SQL at port \d+\n/)
  const said = server.stderr()
  return { ...server, said, url: (/ at (http:[^\s,]+)/.exec(said)?.[1] ?? '').replace('localhost', '127.0.0.1') }
}

const LONG = 'select a.range as a, b.range as b from ercot.rt_spp, range(1000000) a, range(1000) b'
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
  first.child.kill('SIGKILL')
  expect((await first.finished).code).toBe(137)
  for (const reader of readers) {
    const rest = (async () => {
      while (!(await reader.read()).done);
    })()
    await expect(rest).rejects.toThrow()
  }
  await expect(post(first.url, 'select 1 as one', 'json', 'identity')).rejects.toThrow()

  const second = await serve()
  const rows = await fetch(`${second.url}/api/v1/datasets/ercot.rt_spp/rows?format=csv&columns=price_usd_per_mwh`)
  expect(await rows.text()).toBe('price_usd_per_mwh\n20\n')
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
