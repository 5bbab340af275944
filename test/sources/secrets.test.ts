import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { findDataset } from '../../src/datasets/catalogue.ts'
import { createSources } from '../../src/sources/source-set.ts'
import { answerAsEia } from './eia/eia-stand-in.ts'
import { type Answer, serve } from './serve.ts'
import { createWoundClock } from './wound-clock.ts'

const KEY = 'kEy/+with"marks&123456'
const SPELLINGS = [
  KEY,
  encodeURIComponent(KEY),
  JSON.stringify(KEY).slice(1, -1),
  KEY.replaceAll('/', '\\/'),
  'kEy',
  'marks',
  '123456',
]

const region = findDataset('eia.region_data')
const range = { from: Temporal.Instant.from('2026-11-01T00:00:00Z'), to: Temporal.Instant.from('2026-11-01T03:00:00Z') }

/** Everything a run brings forth, as text: documents, errors with causes and stacks, logs. */
async function produce(answer: Answer, base?: string): Promise<{ text: string; keySeen: boolean }> {
  await using server = await serve(answer)
  const logs: unknown[] = []
  const { eia } = createSources(
    { eiaBaseUrl: base ?? server.url, eiaApiKey: KEY, attempts: 2, headersMs: 200 },
    { clock: createWoundClock(), log: (...entry) => void logs.push(entry) },
  )
  const result: unknown = await eia.capture(region, range).catch((error) => error)
  const bytes =
    typeof result === 'object' && result !== null && 'document' in result
      ? (result.document as { bytes: Uint8Array }).bytes
      : new Uint8Array()
  const everything = { depth: 20, showHidden: true, maxStringLength: null, maxArrayLength: null }
  const text = [
    inspect(result, everything),
    JSON.stringify(result),
    inspect(logs, everything),
    new TextDecoder().decode(bytes),
  ].join('\n')
  return { text, keySeen: server.asked.some((path) => path.includes(encodeURIComponent(KEY))) }
}

const echo =
  (status: number): Answer =>
  (request, response) => {
    const said = `no such key ${KEY} (${request.url}) "api_key": ${JSON.stringify(KEY)}`
    response
      .writeHead(status, {
        'content-type': 'text/plain',
        location: `/other${request.url}`,
        'x-echo': encodeURIComponent(KEY),
      })
      .end(said)
  }

test.each<[string, Answer]>([
  ['a good answer that echoes it', answerAsEia({ respondents: ['ERCO'] })],
  [
    'rows and warnings that hold it',
    answerAsEia({ respondents: [KEY], change: (body) => ({ ...body, warnings: [`for ${KEY}`] }) }),
  ],
  [
    'a total that stays wrong',
    answerAsEia({ respondents: ['ERCO'], change: (body) => ({ ...body, response: { ...body.response, total: 99 } }) }),
  ],
  ['drift', (_, response) => void response.end('{"response":5}')],
  ['HTTP 400', echo(400)],
  ['HTTP 401', echo(401)],
  ['HTTP 403', echo(403)],
  ['HTTP 429', echo(429)],
  ['HTTP 503', echo(503)],
  ['a redirect that goes round', echo(302)],
  [
    'an error body',
    (_, response) =>
      void response.writeHead(403).end(JSON.stringify({ error: { code: 'API_KEY_INVALID', message: `bad ${KEY}` } })),
  ],
  ['an empty body', (_, response) => void response.end()],
  [
    'a body cut short',
    (_, response) => void response.writeHead(200, { 'content-length': '99' }).write(KEY, () => response.destroy()),
  ],
  ['a web page', (_, response) => void response.end(`<html>${KEY}`)],
  ['no answer', () => {}],
])('the key is in nothing that comes out: %s', async (_, answer) => {
  const { text, keySeen } = await produce(answer)
  expect(keySeen).toBe(true)
  expect(text.length).toBeGreaterThan(100)
  for (const spelling of SPELLINGS) expect(text).not.toContain(spelling)
})

test('the key is in nothing that comes out: nobody there', async () => {
  const { text } = await produce(() => {}, 'http://127.0.0.1:9')
  expect(text).toContain('source.unavailable')
  for (const spelling of SPELLINGS) expect(text).not.toContain(spelling)
})

test('the key is in nothing that comes out: an address that is none', async () => {
  const { text } = await produce(() => {}, 'nowhere')
  expect(text).toContain('usage.invalid_argument')
  for (const spelling of SPELLINGS) expect(text).not.toContain(spelling)
})

test('the key is in nothing that comes out: a fetch whose errors quote it', async () => {
  const logs: unknown[] = []
  const fetch = async (url: string) => {
    throw Object.assign(new TypeError(`failed to fetch ${url}`, { cause: new Error(`connect with ${KEY}`) }), {
      input: url,
    })
  }
  const { eia } = createSources(
    { eiaBaseUrl: 'http://localhost:1', eiaApiKey: KEY, attempts: 2 },
    { fetch, clock: createWoundClock(), log: (...entry) => void logs.push(entry) },
  )
  const error = await eia.capture(region, range).catch((error) => error)
  const text = inspect([error, logs], { depth: 20, showHidden: true, maxStringLength: null })
  expect(logs).toHaveLength(1)
  expect(text).toContain('connect with REDACTED')
  expect(text).toContain('failed to fetch http://localhost:1/')
  for (const spelling of SPELLINGS) expect(text).not.toContain(spelling)
})
