import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { GridlakeError } from '../../../src/core/errors.ts'
import { createHttp, type GetOptions, type HttpOptions } from '../../../src/sources/http/http.ts'
import { type Answer, serve } from '../serve.ts'
import { createWoundClock } from '../wound-clock.ts'

const FREE = { perSecond: Number.POSITIVE_INFINITY, burst: 1 }

async function ask(answer: Answer, options: HttpOptions = {}, get: GetOptions = {}, path = '/x') {
  await using server = await serve(answer)
  const clock = createWoundClock()
  const http = createHttp({ otherRate: FREE, ...options }, { clock, random: () => 0.5 })
  const result = await http.get(server.url + path, get).then(
    (response) => ({ response, text: new TextDecoder().decode(response.bytes), error: undefined }),
    (error: GridlakeError) => ({ response: undefined, text: undefined, error }),
  )
  return { ...result, asked: server.asked, sleeps: clock.sleeps, host: server.url }
}

test('data comes back with status, headers, bytes and address', async () => {
  const { response, text, asked } = await ask(
    (request, response) => {
      response.setHeader('content-type', 'text/csv').end(`accept ${request.headers.accept}`)
    },
    {},
    { accept: 'text/csv' },
  )
  expect(text).toBe('accept text/csv')
  expect(response?.status).toBe(200)
  expect(response?.headers.get('content-type')).toBe('text/csv')
  expect(asked).toEqual(['/x'])
})

test('429 waits as long as Retry-After says', async () => {
  const { text, sleeps } = await ask((_, response, count) => {
    if (count === 1) response.writeHead(429, { 'retry-after': '7' }).end()
    else response.end('data')
  })
  expect(text).toBe('data')
  expect(sleeps).toEqual([7250])
})

test('Retry-After as a date, with 503', async () => {
  const { text, sleeps } = await ask((_, response, count) => {
    if (count === 1) response.writeHead(503, { 'retry-after': 'Mon, 02 Nov 2026 12:00:20 GMT' }).end()
    else response.end('data')
  })
  expect(text).toBe('data')
  expect(sleeps).toEqual([20_250])
})

test('a Retry-After beyond the limit is an error at once', async () => {
  const { error, asked } = await ask((_, response) => void response.writeHead(429, { 'retry-after': '3600' }).end())
  expect(error).toMatchObject({
    code: 'source.rate_limited',
    context: { attempts: 1, status: 429, retryAfterMs: 3_600_000 },
  })
  expect(asked).toHaveLength(1)
})

test.each([500, 502, 503, 504])('%d, then data', async (status) => {
  const { text, sleeps } = await ask((_, response, count) => {
    if (count < 3) response.writeHead(status, { 'content-type': 'text/html' }).end('<html>proxy</html>')
    else response.end('data')
  })
  expect(text).toBe('data')
  expect(sleeps).toEqual([250, 500])
})

test('attempts are bounded; the error names address, attempts and status', async () => {
  const { error, asked, host } = await ask((_, response) => void response.writeHead(503).end('down'), { attempts: 3 })
  expect(asked).toHaveLength(3)
  expect(error).toMatchObject({ code: 'source.unavailable', context: { url: `${host}/x`, attempts: 3, status: 503 } })
  expect(error?.message).toBe(`${host}/x: HTTP 503: down (after 3 attempts)`)
})

test('slow headers', async () => {
  const { error } = await ask(() => {}, { headersMs: 30, attempts: 2 })
  expect(error).toMatchObject({ code: 'source.unavailable', context: { attempts: 2 } })
  expect(error?.message).toContain('no headers within 30 ms')
})

test('a stalled body, then data', async () => {
  const { text, asked } = await ask(
    (_, response, count) => {
      if (count === 1) response.writeHead(200, { 'content-length': '100' }).write('half')
      else response.end('data')
    },
    { stallMs: 40 },
  )
  expect(text).toBe('data')
  expect(asked).toHaveLength(2)
})

test('a body that trickles for ever meets the limit for the whole', async () => {
  const { error } = await ask(
    (_, response) => {
      const timer = setInterval(() => response.write('.'), 10)
      response.on('close', () => clearInterval(timer))
    },
    { stallMs: 5000, totalMs: 80, attempts: 1 },
  )
  expect(error?.message).toContain('no whole answer within 80 ms')
})

test('a body that is slow but never silent is read', async () => {
  const { text } = await ask(
    (_, response) => {
      let sent = 0
      const timer = setInterval(() => {
        if (++sent < 8) response.write('.')
        else response.end('.', () => clearInterval(timer))
      }, 20)
    },
    { stallMs: 100, attempts: 1 },
  )
  expect(text).toBe('........')
})

test('a host that asks for a pause gets it from every request', async () => {
  await using server = await serve((_, response, count) => {
    if (count === 1) response.writeHead(429, { 'retry-after': '60' }).end()
    else response.end('data')
  })
  const clock = createWoundClock()
  const waits: number[] = []
  const still = { now: clock.now, sleep: async (ms: number) => void waits.push(ms) }
  const http = createHttp({ otherRate: FREE }, { clock: still, random: () => 0.5 })
  await http.get(server.url)
  await http.get(server.url)
  // Before the second attempt, the same wait for the host's turn, and the other request's.
  expect(waits).toEqual([60_250, 60_000, 60_000])
})

test('the deadline of a call bounds all its attempts', async () => {
  const { error } = await ask(() => {}, { headersMs: 5000 }, { deadlineMs: 50 })
  expect(error).toMatchObject({ code: 'source.unavailable', context: { attempts: 1 } })
  expect(error?.message).toContain('no answer within 50 ms')
})

test('a body cut short of its Content-Length, then whole', async () => {
  const { text, asked } = await ask((_, response, count) => {
    if (count > 1) return void response.end('data')
    response.writeHead(200, { 'content-length': '100' }).write('half', () => response.destroy())
  })
  expect(text).toBe('data')
  expect(asked).toHaveLength(2)
})

test('a chunked body that ends without its last chunk', async () => {
  const { error } = await ask((_, response) => void response.write('half', () => response.destroy()), { attempts: 2 })
  expect(error).toMatchObject({ code: 'source.unavailable', context: { attempts: 2 } })
})

test('a compressed body: unpacked when whole, asked for again when cut', async () => {
  const packed = gzipSync(
    Array.from({ length: 5000 }, (_, i) => ((i * 7919) % 251).toString(16).padStart(2, '0')).join(''),
  )
  const { response, asked } = await ask((_, response, count) => {
    response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': String(packed.length) })
    if (count > 1) response.end(packed)
    else response.write(packed.subarray(0, packed.length - 50), () => response.destroy())
  })
  expect(response?.bytes).toHaveLength(10_000)
  expect(asked).toHaveLength(2)
})

test('a body shorter than its Content-Length from an injected fetch', async () => {
  const fetch = async () => new Response('half', { headers: { 'content-length': '100' } })
  const http = createHttp({ attempts: 1 }, { fetch, clock: createWoundClock() })
  await expect(http.get('http://h.example/x')).rejects.toThrow('4 of 100 bytes')
})

test('a fetch that ignores its signal is left behind', async () => {
  const http = createHttp(
    { attempts: 1, headersMs: 20 },
    { fetch: () => new Promise(() => {}), clock: createWoundClock() },
  )
  await expect(http.get('http://h.example/x')).rejects.toMatchObject({ code: 'source.unavailable' })
})

test.each([
  ['by its type', 200, 'text/html; charset=utf-8', 'Pardon our interruption'],
  ['by its first bytes', 200, 'application/json', '\uFEFF \n<!DOCTYPE HTML><title>Just a moment</title>'],
  ['with 403', 403, 'text/html', '<html>Incapsula incident</html>'],
  ['403 in plain text', 403, 'text/plain', 'Forbidden'],
])('a web page instead of data is blocked: %s', async (_, status, type, body) => {
  const { error, asked } = await ask(
    (_, response) => void response.writeHead(status, { 'content-type': type }).end(body),
  )
  expect(error).toMatchObject({ code: 'source.blocked', context: { status } })
  expect(asked).toHaveLength(1)
})

test('401 and 403 with JSON are about the key; 404 names what is missing; 400 is not retried', async () => {
  const json = { 'content-type': 'application/json' }
  const forbidden = await ask((_, response) => void response.writeHead(403, json).end('{"error":"no"}'))
  expect(forbidden.error).toMatchObject({ code: 'source.auth', context: { status: 403 } })
  const missing = await ask((_, response) => void response.writeHead(404).end('gone'))
  expect(missing.error).toMatchObject({
    code: 'source.unavailable',
    context: { url: `${missing.host}/x`, status: 404 },
  })
  const bad = await ask((_, response) => void response.writeHead(400).end('bad'))
  expect([bad.error?.code, bad.asked.length]).toEqual(['source.unavailable', 1])
})

test('an empty success is asked for again, then an error of its own', async () => {
  const { error, asked } = await ask((_, response) => void response.end(), { attempts: 2 })
  expect(error).toMatchObject({ code: 'source.empty', context: { attempts: 2, status: 200 } })
  expect(asked).toHaveLength(2)
})

test('a huge body is refused, whether it says its length or not', async () => {
  const said = await ask((_, response) => void response.end('x'.repeat(2000)), { maxBytes: 1000 })
  expect(said.error).toMatchObject({ code: 'source.unavailable', context: { attempts: 1 } })
  const unsaid = await ask(
    (_, response) => {
      const timer = setInterval(() => response.write('x'.repeat(500)), 1)
      response.on('close', () => clearInterval(timer))
    },
    { maxBytes: 1000 },
  )
  expect(unsaid.error?.message).toContain('larger than 1000 bytes')
})

test('redirects are followed, bounded, and leave headers of the caller behind at another origin', async () => {
  await using other = await serve(
    (request, response) => void response.end(`authorization ${request.headers.authorization}`),
  )
  const answer: Answer = (request, response) => {
    if (request.url === '/x') response.writeHead(302, { location: '/y' }).end()
    else response.writeHead(307, { location: `${other.url}/z` }).end()
  }
  const { text, response } = await ask(answer, {}, { headers: { authorization: 'Bearer 12345678' } })
  expect(text).toBe('authorization undefined')
  expect(response?.url).toBe(`${other.url}/z`)
  const loop = await ask((_, response) => void response.writeHead(301, { location: '/x' }).end(), { maxRedirects: 3 })
  expect(loop.error?.message).toContain('more than 3 times')
  expect(loop.asked).toHaveLength(4)
})

test('a redirect from https to http is refused', async () => {
  const fetch = async () => new Response(null, { status: 302, headers: { location: 'http://h.example/' } })
  await expect(createHttp({}, { fetch }).get('https://h.example/x')).rejects.toThrow('from https to http')
})

test('a refused connection is retried, then unavailable', async () => {
  const server = await serve(() => {})
  await server[Symbol.asyncDispose]()
  const clock = createWoundClock()
  const error = await createHttp({ attempts: 3, otherRate: FREE }, { clock })
    .get(server.url)
    .catch((error) => error)
  expect(error).toMatchObject({ code: 'source.unavailable', context: { attempts: 3 } })
  expect(error.message).toContain('ECONNREFUSED')
})

test('a cancelled call says so, before, while waiting for an answer, and between attempts', async () => {
  const before = await ask((_, response) => void response.end('data'), {}, { signal: AbortSignal.abort() })
  expect(before.error?.code).toBe('cancelled')
  expect(before.asked).toEqual([])
  const during = await ask(() => {}, {}, { signal: AbortSignal.timeout(30) })
  expect(during.error?.code).toBe('cancelled')
  const stop = new AbortController()
  const between = await ask(
    (_, response) => void response.writeHead(500).end(() => stop.abort()),
    {},
    { signal: stop.signal },
  )
  expect(between.error?.code).toBe('cancelled')
})

test('an upstream judge decides before retries do', async () => {
  const judge: NonNullable<GetOptions['judge']> = ({ status }) =>
    status === 500 ? { code: 'source.unavailable', reason: 'no such route', retry: false, status } : undefined
  const { error, asked } = await ask((_, response) => void response.writeHead(500).end('{}'), {}, { judge })
  expect(error?.message).toContain('no such route')
  expect(asked).toHaveLength(1)
})

test('requests keep to the rate of their host', async () => {
  await using server = await serve((_, response) => void response.end('data'))
  const clock = createWoundClock()
  const http = createHttp({ rates: { '127.0.0.1': { perSecond: 0.5, burst: 2 } } }, { clock })
  for (let i = 0; i < 4; i++) await http.get(server.url)
  expect(clock.sleeps).toEqual([2000, 2000])
})

test('what is no address is a mistake of the caller, and is not repeated with its key', async () => {
  const error = await createHttp()
    .get('nowhere?api_key=S3cret')
    .catch((error) => error)
  expect(error.code).toBe('usage.invalid_argument')
  expect(error.message).not.toContain('S3cret')
})
