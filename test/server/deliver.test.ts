import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { Problem } from '../../src/contract/schemas/problem.ts'
import type { RowsQuestion } from '../../src/engine/question.ts'
import { apiFixture } from './api-fixture.ts'
import { createArrayEngine } from './array-engine.ts'
import { cached, manyPrices } from './cached-fixture.ts'

const path = (query: string) => `/api/v1/datasets/ercot.rt_spp/rows?${query}`
const inner = (asked: RowsQuestion[] = []) => createArrayEngine({ rows: { 'ercot.rt_spp': manyPrices(500) }, asked })
const held = () => apiFixture({ wrap: () => cached(inner(), { version: 3 }) })
const streamed = () => apiFixture({ wrap: () => inner() })
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

describe('a held answer', () => {
  test('says that it was held, how long it is and how to save it', async () => {
    const { get } = held()
    const first = await get(path('format=csv'))
    const again = await get(path('format=csv'))
    expect([first.headers.get('x-cache'), again.headers.get('x-cache')]).toEqual(['miss', 'hit'])
    const body = await bytesOf(again)
    expect(again.headers.get('content-length')).toBe(String(body.length))
    expect(again.headers.get('content-disposition')).toBe('attachment; filename="ercot.rt_spp.csv"')
    expect(again.headers.get('server-timing')).toMatch(/^answer;dur=\d+\.\d$/)
    expect(again.headers.get('vary')).toBe('Accept, Accept-Encoding')
    expect((await get(path('limit=1'))).headers.get('content-disposition')).toBe('inline; filename="ercot.rt_spp.json"')
  })

  test('comes in ranges, which join to the whole', async () => {
    const { get } = held()
    const whole = await get(path('format=csv'))
    const bytes = await bytesOf(whole)
    const etag = whole.headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[\w-]{27}\.[\w-]{16}"$/)
    expect(whole.headers.get('accept-ranges')).toBe('bytes')
    const part = async (range: string, headers: Record<string, string> = {}) => {
      const response = await get(path('format=csv'), { headers: { range, ...headers } })
      return { response, status: response.status, body: await bytesOf(response) }
    }
    const first = await part('bytes=0-999')
    const rest = await part('bytes=1000-', { 'accept-encoding': 'gzip', 'if-range': etag })
    expect([first.status, rest.status, rest.response.headers.get('content-encoding')]).toEqual([206, 206, null])
    expect(Buffer.concat([first.body, rest.body])).toEqual(bytes)
    expect(first.response.headers.get('content-range')).toBe(`bytes 0-999/${bytes.length}`)
    expect((await part('bytes=-5')).body).toEqual(bytes.subarray(-5))
    const beyond = await part(`bytes=${bytes.length}-`)
    expect([beyond.status, beyond.response.headers.get('content-range')]).toEqual([416, `bytes */${bytes.length}`])
    for (const range of ['bytes=5-2', 'bytes=0-1,4-5', 'lines=1-2', 'bytes=a-b'])
      expect((await part(range)).status, range).toBe(200)
    expect((await part('bytes=0-9', { 'if-range': '"another"' })).status).toBe(200)
  })

  test('is compressed as the client likes it best, with a tag of its own', async () => {
    const { get } = held()
    const as = (encoding: string) => get(path('format=json'), { headers: { 'accept-encoding': encoding } })
    const plain = await bytesOf(await as('identity'))
    const [brotli, gzip] = [await as('gzip, deflate, br'), await as('gzip, br;q=0.5')]
    expect([brotli, gzip].map(({ headers }) => headers.get('content-encoding'))).toEqual(['br', 'gzip'])
    const [small, smaller] = [await bytesOf(gzip), await bytesOf(brotli)]
    expect(brotliDecompressSync(smaller)).toEqual(plain)
    expect(gunzipSync(small)).toEqual(plain)
    expect(smaller.length).toBeLessThan(plain.length / 4)
    expect(brotli.headers.get('etag')).toMatch(/\.br"$/)
    expect((await as('br;q=0, gzip;q=0')).headers.get('content-encoding')).toBeNull()
    const arrow = await get(path('format=arrow'), { headers: { 'accept-encoding': 'br' } })
    expect(arrow.headers.get('content-encoding')).toBeNull()
  })

  test('is not sent again to who has it in any encoding; HEAD sends the headers alone', async () => {
    const asked: RowsQuestion[] = []
    const { get } = apiFixture({ wrap: () => cached(inner(asked), { version: 3 }) })
    const send = (method: string, headers: Record<string, string> = {}) => get(path('format=csv'), { method, headers })
    const first = await send('GET', { 'accept-encoding': 'br' })
    const etag = first.headers.get('etag') ?? ''
    for (const tag of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const again = await send('GET', { 'if-none-match': tag, 'accept-encoding': 'gzip' })
      expect([again.status, (await bytesOf(again)).length], tag).toEqual([304, 0])
    }
    const head = await send('HEAD', { 'accept-encoding': 'br' })
    expect([head.status, (await bytesOf(head)).length]).toEqual([200, 0])
    for (const name of ['content-length', 'content-type', 'content-encoding', 'etag', 'gridlake-rows', 'vary'])
      expect(head.headers.get(name), name).toBe(first.headers.get(name))
    expect(asked).toHaveLength(1)
  })
})

describe('an answer that streams', () => {
  test('is compressed on its way', async () => {
    const { get } = streamed()
    const plain = await bytesOf(await get(path('format=json')))
    for (const [encoding, unpack] of [
      ['br', brotliDecompressSync],
      ['gzip', gunzipSync],
    ] as const) {
      const response = await get(path('format=json'), { headers: { 'accept-encoding': encoding } })
      expect(response.headers.get('content-encoding')).toBe(encoding)
      expect(unpack(await bytesOf(response))).toEqual(plain)
      expect(response.headers.get('accept-ranges')).toBeNull()
    }
  })

  test('passes each piece on at once, also compressed', async () => {
    const gate = Promise.withResolvers<void>()
    const { get } = apiFixture({
      wrap: (engine) => ({
        ...engine,
        rows: async (...asked) => ({
          ...(await engine.rows(...asked)),
          body: (async function* () {
            yield Buffer.from('first')
            await gate.promise
            yield Buffer.from(' last')
          })(),
        }),
      }),
    })
    const response = await get(path('format=csv'), { headers: { 'accept-encoding': 'gzip' } })
    const unpacked = (response.body as ReadableStream<Uint8Array<ArrayBuffer>>)
      .pipeThrough(new DecompressionStream('gzip'))
      .pipeThrough(new TextDecoderStream())
      .getReader()
    expect((await unpacked.read()).value).toBe('first')
    gate.resolve()
    expect((await unpacked.read()).value).toBe(' last')
  })

  test('to HEAD is ended at once', async () => {
    let ended = false
    const { get } = apiFixture({
      wrap: (engine) => ({
        ...engine,
        rows: async (...asked) => ({
          ...(await engine.rows(...asked)),
          body: {
            [Symbol.asyncIterator]: () => ({
              next: () => new Promise<never>(() => {}),
              return: async () => {
                ended = true
                return { done: true, value: undefined }
              },
            }),
          },
        }),
      }),
    })
    const head = await get(path('format=csv'), { method: 'HEAD' })
    expect([head.status, head.headers.get('content-type'), ended]).toEqual([200, 'text/csv; charset=utf-8', true])
  })
})

test('a request that takes too long is a 504 that says how long, and its question is ended', async () => {
  let reason: unknown
  const { get } = apiFixture({
    limits: { requestTimeoutMs: 30 },
    wrap: (engine) => ({
      ...engine,
      rows: (_question, _format, signal) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => {
            reason = signal.reason
            reject(signal.reason)
          })
        }),
      status: () => new Promise(() => {}),
    }),
  })
  for (const slow of [path('limit=1'), '/api/v1/datasets']) {
    const response = await get(slow)
    const problem = Problem.parse(await response.json())
    expect([response.status, problem.code]).toEqual([504, 'query.timeout'])
    expect(problem.detail).toContain('30 ms')
  }
  expect(reason).toMatchObject({ code: 'query.timeout' })
})

test('pages of other origins may ask first what they may ask', async () => {
  const { get } = apiFixture({ corsOrigins: ['https://charts.example'] })
  const preflight = (origin: string) =>
    get('/api/v1/sql', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    })
  const response = await preflight('https://charts.example')
  expect(response.status).toBe(204)
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'access-control-allow-origin': 'https://charts.example',
    'access-control-allow-methods': 'GET,HEAD,POST',
    'access-control-allow-headers': 'content-type',
    'access-control-max-age': '600',
  })
  expect((await preflight('https://elsewhere.example')).headers.get('access-control-allow-origin')).toBeNull()
})
