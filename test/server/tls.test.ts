import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { connect, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http2'
import { request } from 'node:https'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CATALOGUE } from '../../src/datasets/catalogue.ts'
import { type HttpService, serveHttp } from '../../src/server/serve-http.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { NOW } from './api-fixture.ts'
import { createArrayEngine } from './array-engine.ts'
import { cached, manyPrices } from './cached-fixture.ts'

let folder: Awaited<ReturnType<typeof makeTempFolder>>
let service: HttpService
let tls: { cert: string; key: string }
const options = {
  engine: cached(createArrayEngine({ rows: { 'ercot.rt_spp': manyPrices(300) } }), { version: 3 }),
  catalogue: CATALOGUE,
  clock: { now: () => NOW, sleep: () => new Promise<void>(() => {}) },
  log: () => {},
  source: 'live',
  version: '0.0.0-test',
  port: 0,
} as const

beforeAll(async () => {
  folder = await makeTempFolder()
  tls = { cert: join(folder.path, 'cert.pem'), key: join(folder.path, 'key.pem') }
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', tls.key]
  execFileSync('openssl', ['req', '-x509', ...key, '-out', tls.cert, '-days', '2', ...subject], { stdio: 'ignore' })
  service = await serveHttp({ ...options, tls })
})
afterAll(async () => {
  await service.close()
  await folder[Symbol.asyncDispose]()
})

const path = '/api/v1/datasets/ercot.rt_spp/rows?format=csv&limit=50'

async function overHttp2(headers: OutgoingHttpHeaders): Promise<{ headers: IncomingHttpHeaders; body: string }> {
  const session = connect(service.url, { ca: readFileSync(tls.cert) })
  const stream = session.request({ ':path': path, ...headers })
  const [answer] = (await once(stream, 'response')) as [IncomingHttpHeaders]
  const body = Buffer.concat(await Array.fromAsync(stream as AsyncIterable<Buffer>)).toString('utf8')
  session.close()
  return { headers: answer, body }
}

test('HTTP/2 and HTTP/1.1 give the same answer, made and kept', async () => {
  expect(service.url).toMatch(/^https:\/\/localhost:/)
  const plain = await new Promise<string>((resolve, reject) => {
    request(service.url + path, { ca: readFileSync(tls.cert) }, async (response) =>
      resolve(Buffer.concat(await Array.fromAsync(response as AsyncIterable<Buffer>)).toString('utf8')),
    )
      .on('error', reject)
      .end()
  })
  const seen = []
  for (let time = 0; time < 3; time++) {
    const { headers, body } = await overHttp2({})
    expect([headers[':status'], body, headers['content-length']]).toEqual([200, plain, String(plain.length)])
    seen.push(headers)
  }
  const own = (headers: IncomingHttpHeaders | undefined) => {
    const { date: _, 'x-request-id': __, 'server-timing': ___, ...rest } = headers ?? {}
    return rest
  }
  expect(own(seen[2])).toEqual({ ...own(seen[1]), 'x-cache': 'hit' })
  const etag = seen[2]?.etag ?? ''
  expect(await overHttp2({ 'if-none-match': etag })).toMatchObject({ headers: { ':status': 304, etag }, body: '' })
  const head = await overHttp2({ ':method': 'HEAD' })
  expect([head.headers[':status'], head.body]).toEqual([200, ''])
})

test('many streams of one connection are answered at once', async () => {
  const session = connect(service.url, { ca: readFileSync(tls.cert) })
  const lengths = await Promise.all(
    Array.from({ length: 50 }, async (_, index) => {
      const stream = session.request({ ':path': `/api/v1/datasets/ercot.rt_spp/rows?format=ndjson&limit=${index + 1}` })
      return Buffer.concat(await Array.fromAsync(stream as AsyncIterable<Buffer>)).length
    }),
  )
  expect(lengths.every((length) => length > 0)).toBe(true)
  session.close()
})

test('files that make no TLS server are named', async () => {
  const broken = join(folder.path, 'broken.pem')
  await writeFile(broken, 'not a key')
  await expect(serveHttp({ ...options, tls: { ...tls, key: broken } })).rejects.toMatchObject({
    code: 'config.invalid',
    message: expect.stringContaining(broken),
  })
  const missing = join(folder.path, 'missing.pem')
  await expect(serveHttp({ ...options, tls: { ...tls, cert: missing } })).rejects.toMatchObject({
    code: 'config.invalid',
    message: expect.stringContaining(missing),
  })
})
