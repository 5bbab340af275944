import { expect, test } from 'vitest'
import { Health } from '../../src/contract/schemas/health.ts'
import { systemClock } from '../../src/core/clock.ts'
import { GridlakeError } from '../../src/core/errors.ts'
import { CATALOGUE } from '../../src/datasets/catalogue.ts'
import { serveHttp } from '../../src/server/serve-http.ts'
import { NOW, PRICES } from './api-fixture.ts'
import { createArrayEngine } from './array-engine.ts'

const encoder = new TextEncoder()

const options = {
  engine: createArrayEngine({ rows: { 'ercot.rt_spp': PRICES } }),
  catalogue: CATALOGUE,
  clock: { now: () => NOW, sleep: () => new Promise<void>(() => {}) },
  log: () => {},
  source: 'live',
  version: '0.0.0-test',
  port: 0,
} as const

test('serves on a free port and closes', async () => {
  const { url, close } = await serveHttp(options)
  expect(Health.parse(await (await fetch(`${url}/api/v1/health`)).json()).source).toBe('live')
  await close()
  await expect(fetch(`${url}/api/v1/health`)).rejects.toThrow()
})

test('a port that is taken is said so', async () => {
  const { url, close } = await serveHttp(options)
  await expect(serveHttp({ ...options, port: Number(new URL(url).port) })).rejects.toMatchObject({
    code: 'config.invalid',
    message: expect.stringContaining('is taken'),
  })
  await close()
})

test('pages that were not built are said so', async () => {
  const webBundleUrl = new URL('nowhere/', import.meta.url)
  await expect(serveHttp({ ...options, webBundleUrl })).rejects.toMatchObject({ code: 'config.missing' })
})

test('a client that hangs up ends the question, before and during the answer', async () => {
  const ended: string[] = []
  const waiting = Promise.withResolvers<void>()
  const streaming = Promise.withResolvers<void>()
  const ends = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const engine = {
    ...options.engine,
    sql: (_question: unknown, _format: unknown, signal?: AbortSignal) =>
      new Promise<never>((_resolve, reject) => {
        waiting.resolve()
        signal?.addEventListener('abort', () => {
          ended.push('sql')
          ends[0]?.resolve()
          reject(new DOMException('gone', 'AbortError'))
        })
      }),
    rows: async () => ({
      format: 'csv' as const,
      meta: { versions: {}, asOf: undefined, knownAt: undefined, basis: 'any' as const },
      body: (async function* () {
        try {
          for (;;) {
            yield encoder.encode(`${'x'.repeat(100_000)}\n`)
            streaming.resolve()
            await new Promise((resolve) => setTimeout(resolve, 1))
          }
        } finally {
          ended.push('rows')
          ends[1]?.resolve()
        }
      })(),
    }),
  }
  const { url, close } = await serveHttp({ ...options, engine })
  const first = new AbortController()
  const sql = fetch(`${url}/api/v1/sql`, {
    method: 'POST',
    body: 'select 1',
    headers: { 'content-type': 'text/plain' },
    signal: first.signal,
  })
  await waiting.promise
  first.abort()
  await expect(sql).rejects.toThrow()
  await ends[0]?.promise
  const second = new AbortController()
  const rows = await fetch(`${url}/api/v1/datasets/ercot.rt_spp/rows?format=csv`, { signal: second.signal })
  await streaming.promise
  second.abort()
  await expect(rows.text()).rejects.toThrow()
  await ends[1]?.promise
  expect(ended).toEqual(['sql', 'rows'])
  await close()
})

test('an answer that breaks off, or takes too long, is cut so that nobody takes it for whole', async () => {
  const logged: string[] = []
  const { url, close } = await serveHttp({
    ...options,
    clock: systemClock,
    limits: { requestTimeoutMs: 300 },
    log: (_level, message) => void logged.push(message),
    engine: {
      ...options.engine,
      rows: async ({ limit }) => ({
        format: 'csv',
        meta: { versions: {}, asOf: undefined, knownAt: undefined, basis: 'any' },
        body: (async function* () {
          yield encoder.encode('x'.repeat(100_000))
          await new Promise((resolve) => setTimeout(resolve, limit === 1 ? 20 : 5_000))
          throw new GridlakeError('lake.corrupt', 'a file is not readable')
        })(),
      }),
    },
  })
  for (const [limit, encoding] of [
    [1, 'identity'],
    [1, 'gzip'],
    [2, 'identity'],
  ] as const) {
    const began = performance.now()
    const read = async () => {
      const headers = { 'accept-encoding': encoding }
      return (await fetch(`${url}/api/v1/datasets/ercot.rt_spp/rows?format=csv&limit=${limit}`, { headers })).text()
    }
    await expect(read()).rejects.toThrow()
    expect(performance.now() - began).toBeLessThan(2_000)
  }
  await expect.poll(() => logged.filter((message) => message === 'an answer broke off')).toHaveLength(3)
  await close()
})
