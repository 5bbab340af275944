import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { connect as connectHttp2 } from 'node:http2'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemClock } from '../../src/core/clock.ts'
import { CATALOGUE } from '../../src/datasets/catalogue.ts'
import { cacheAnswers } from '../../src/engine/cache/cache-answers.ts'
import { watchLake } from '../../src/engine/cache/watch-lake.ts'
import { openEngine } from '../../src/engine/engine.ts'
import type { Engine } from '../../src/engine/question.ts'
import { type HttpService, serveHttp } from '../../src/server/serve-http.ts'
import { ingestPrices } from '../support/ingest-prices.ts'
import { openTempLake, type TempLake } from '../support/temp-lake.ts'

/** Joins that DuckDB is at for minutes. */
const ENDLESS =
  'select sum(a.range * b.range) as total from ercot.rt_spp, range(10000000) a, range(10000000) b where a.range % 7 = b.range % 3'
/** Rows without end in sight. */
const LONG = 'select a.range as a, b.range as b from ercot.rt_spp, range(1000000) a, range(1000) b'

let temp: TempLake
let engine: Engine
let service: HttpService
let ended: PromiseWithResolvers<number>

/** The engine's own end of a question: when its signal came, or its body was given up. */
function watched(inner: Engine): Engine {
  return {
    ...inner,
    async sql(question, format, signal) {
      signal?.addEventListener('abort', () => ended.resolve(performance.now()))
      const answer = await inner.sql(question, format, signal)
      const body = answer.body[Symbol.asyncIterator]()
      return {
        ...answer,
        body: {
          [Symbol.asyncIterator]: () => ({
            next: () => body.next(),
            return: async () => {
              ended.resolve(performance.now())
              return (await body.return?.()) ?? { done: true, value: undefined }
            },
          }),
        },
      }
    },
  }
}

beforeAll(async () => {
  temp = await openTempLake()
  await ingestPrices(temp.lake, 0, 20)
  engine = watched(openEngine(temp.lake, { timeoutMs: 60_000 }))
  const cached = cacheAnswers(engine, { catalogue: CATALOGUE, watch: watchLake(temp.lake), maxBytes: 1e6 })
  service = await serve({ engine: cached })
})
afterAll(async () => {
  await service.close()
  await engine.close()
  await temp[Symbol.asyncDispose]()
})

const serve = (options: { engine: Engine; tls?: { cert: string; key: string } }) =>
  serveHttp({
    catalogue: CATALOGUE,
    clock: systemClock,
    log: () => {},
    source: 'live',
    version: '0.0.0-test',
    port: 0,
    limits: { sqlTimeoutMs: 60_000, sqlMaxRows: 2e9, sqlMaxBytes: 1e12 },
    ...options,
  })

const bodyOf = (sql: string) => JSON.stringify({ sql, format: 'csv' })

/** Sends SQL over a bare socket. */
function post(sql: string): Socket {
  ended = Promise.withResolvers()
  const socket = connect(Number(new URL(service.url).port), '127.0.0.1')
  const body = bodyOf(sql)
  const head = `POST /api/v1/sql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${body.length}`
  socket.write(`${head}\r\n\r\n${body}`)
  return socket
}

/** Milliseconds from a client's leaving to the end of its question. */
async function leave(socket: Socket): Promise<number> {
  const leftAt = performance.now()
  socket.destroy()
  return (await ended.promise) - leftAt
}

describe('a client that hangs up ends its question within 100 ms', () => {
  test('while it waits for the first byte', async () => {
    const socket = post(ENDLESS)
    await new Promise((resolve) => setTimeout(resolve, 800))
    expect(await leave(socket)).toBeLessThan(100)
  })

  test('in the midst of a long answer', async () => {
    const socket = post(LONG)
    let got = 0
    socket.on('data', (piece: Buffer) => {
      got += piece.length
    })
    await expect.poll(() => got, { timeout: 10_000 }).toBeGreaterThan(3_000_000)
    expect(await leave(socket)).toBeLessThan(100)
  })

  test('over HTTP/2, where the connection stays', async () => {
    const files = { cert: join(temp.directory, 'cert.pem'), key: join(temp.directory, 'key.pem') }
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', files.key]
    execFileSync('openssl', ['req', '-x509', ...key, '-out', files.cert, '-days', '2', '-subj', '/CN=localhost'], {
      stdio: 'ignore',
    })
    const secure = await serve({ engine, tls: files })
    const session = connectHttp2(secure.url, { rejectUnauthorized: false })
    for (const [sql, waits] of [
      [ENDLESS, false],
      [LONG, true],
    ] as const) {
      ended = Promise.withResolvers()
      const stream = session.request({ ':method': 'POST', ':path': '/api/v1/sql', 'content-type': 'application/json' })
      stream.on('error', () => {})
      stream.end(bodyOf(sql))
      if (waits) await once(stream, 'data')
      else await new Promise((resolve) => setTimeout(resolve, 800))
      const leftAt = performance.now()
      stream.close(8)
      expect((await ended.promise) - leftAt).toBeLessThan(100)
    }
    const after = session.request({ ':path': '/api/v1/health' })
    expect((await once(after, 'response'))[0][':status']).toBe(200)
    session.destroy()
    await secure.close()
  })
})

test('a client that reads nothing is waited for, and holds no more than a few pieces', async () => {
  const before = process.memoryUsage.rss()
  const socket = post(LONG)
  socket.pause()
  await new Promise((resolve) => setTimeout(resolve, 1500))
  expect(process.memoryUsage.rss() - before).toBeLessThan(150e6)
  await leave(socket)
})
