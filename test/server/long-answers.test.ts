import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type Table, tableFromIPC } from '@uwdata/flechette'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cutFrames } from '../../src/server/flight/messages/cut-frames.ts'
import { END_OF_STREAM, encapsulated, type IpcFrame } from '../../src/server/flight/messages/ipc-frame.ts'
import { webBundleUrl } from '../e2e/web-bundle.ts'
import { LONG_LAKE_ROWS, openLongLake } from '../support/long-lake.ts'
import type { TempLake } from '../support/temp-lake.ts'
import { type Data, openFlightClient } from './flight/flight-client.ts'
import { childrenOf, peakBytes } from './peak-memory.ts'
import { type Serving, startServe } from './start-serve.ts'

const GIB = 1024 ** 3
/** Of the numbers of all rows, which are their prices. */
const SUM = (LONG_LAKE_ROWS * (LONG_LAKE_ROWS - 1)) / 2

let lake: TempLake
let server: Serving

/** A server as it is by default. */
beforeAll(async () => {
  await webBundleUrl()
  lake = await openLongLake()
  server = await startServe(lake.directory)
}, 180_000)
afterAll(async () => {
  server?.child.kill('SIGKILL')
  await server?.finished
  await lake?.[Symbol.asyncDispose]()
})

const serverPid = () => server.child.pid ?? Number.NaN

async function ask(format: string, columns = 'interval_start,price_usd_per_mwh'): Promise<AsyncIterable<Uint8Array>> {
  const path = `/api/v1/datasets/ercot.rt_spp/rows?columns=${columns}&format=${format}`
  const response = await fetch(server.url + path, { headers: { 'accept-encoding': 'identity' } })
  expect(response.status).toBe(200)
  return response.body as AsyncIterable<Uint8Array>
}

/** How many rows batches have, and the sum of their prices. */
function totalOf() {
  let schema: Uint8Array | undefined
  const total = { rows: 0, sum: 0 }
  return {
    total,
    add({ header, body }: IpcFrame) {
      if (!schema) schema = encapsulated(header)
      else {
        const table: Table = tableFromIPC(Buffer.concat([schema, encapsulated(header), ...body, END_OF_STREAM]))
        total.rows += table.numRows
        for (const price of table.getChild('price_usd_per_mwh').toArray() as Float64Array) total.sum += price
      }
    },
  }
}

async function countLines(body: AsyncIterable<Uint8Array>): Promise<{ lines: number; tail: string }> {
  let lines = 0
  let tail = Buffer.alloc(0)
  for await (const piece of body) {
    for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) lines++
    tail = Buffer.concat([tail, piece]).subarray(-100)
  }
  return { lines, tail: tail.toString() }
}

describe('ten million rows leave the server below 1 GiB', () => {
  test('over HTTP as arrow', async () => {
    const { total, add } = totalOf()
    for await (const frame of cutFrames(await ask('arrow'))) add(frame)
    expect(total).toEqual({ rows: LONG_LAKE_ROWS, sum: SUM })
    expect(peakBytes(serverPid())).toBeLessThan(GIB)
  }, 120_000)

  test.each([
    ['json', 3, /\{"price_usd_per_mwh":9999999\}\n\]\n\}\n$/],
    ['csv', 1, /\n9999999\n$/],
  ])(
    'over HTTP as %s',
    async (format, more, end) => {
      const { lines, tail } = await countLines(await ask(format, 'price_usd_per_mwh'))
      expect(lines).toBe(LONG_LAKE_ROWS + more)
      expect(tail).toMatch(end)
      expect(peakBytes(serverPid())).toBeLessThan(GIB)
    },
    120_000,
  )

  test('over HTTP as parquet', async () => {
    const file = join(lake.directory, 'answer.parquet')
    await pipeline(await ask('parquet', 'price_usd_per_mwh'), createWriteStream(file))
    using session = await lake.database.connect()
    expect(await session.rows(`SELECT count(*) AS rows, sum(price_usd_per_mwh) AS sum FROM '${file}'`)).toEqual([
      { rows: LONG_LAKE_ROWS, sum: SUM },
    ])
    expect(peakBytes(serverPid())).toBeLessThan(GIB)
  }, 120_000)

  test('over Flight, in parts that are asked for at once; so are the processes that run them', async () => {
    const client = openFlightClient(server.flightPort)
    const { endpoint } = await client.info(
      client.command('CommandStatementQuery', { query: 'select interval_start, price_usd_per_mwh from ercot.rt_spp' }),
    )
    expect(endpoint.length).toBeGreaterThan(1)
    const parts = await Promise.all(
      endpoint.map(async ({ ticket }) => {
        const { total, add } = totalOf()
        for await (const { dataHeader, dataBody } of client.stream<Data>('DoGet', ticket ?? {}))
          add({ header: dataHeader, body: [dataBody] })
        return total
      }),
    )
    client[Symbol.dispose]()
    expect(parts.every(({ rows }) => rows > 0)).toBe(true)
    expect(parts.reduce((all, { rows }) => all + rows, 0)).toBe(LONG_LAKE_ROWS)
    expect(parts.reduce((all, { sum }) => all + sum, 0)).toBe(SUM)
    const peaks = [serverPid(), ...childrenOf(serverPid())].map(peakBytes)
    expect(peaks.length).toBeGreaterThan(1)
    expect(Math.max(...peaks)).toBeLessThan(GIB)
  }, 120_000)
})
