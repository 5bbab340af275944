import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { findDataset } from '../../../src/datasets/catalogue.ts'
import { hasReadings } from '../../../src/sources/ercot/has-readings.ts'
import { createSources } from '../../../src/sources/source-set.ts'
import { capturePath, withCapture } from '../capture-path.ts'
import { type Answer, serve } from '../serve.ts'
import { createWoundClock } from '../wound-clock.ts'

const mix = findDataset('ercot.fuel_mix')
const PATH = '/api/1/services/read/dashboards/fuel-mix.json'
const BODY = JSON.stringify({
  lastUpdated: '2026-11-02 06:00:57-0600',
  monthlyCapacity: { Wind: 40_000 },
  data: { '2026-11-02': { '2026-11-02 06:00:00-0600': { Wind: { gen: 12_000.5 } } } },
})

async function open(answer: Answer) {
  const server = await serve(answer)
  const clock = createWoundClock()
  const { dashboard } = createSources({ ercotBaseUrl: `${server.url}/`, attempts: 2 }, { clock })
  return {
    server,
    clock,
    capture: () => dashboard.capture(mix),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}

test('a capture is a document of its own, as it came', async () => {
  await using opened = await open(
    (_, response) => void response.setHeader('content-type', 'application/json').end(BODY),
  )
  const at = Temporal.Instant.from('2026-11-02T12:00:00Z')
  expect(await opened.capture()).toEqual({
    dataset: 'ercot.fuel_mix',
    source: 'ercot-dashboard',
    product: 'fuel-mix',
    id: 'fuel-mix_20261102T120000000Z',
    name: 'fuel-mix_20261102T120000000Z.json',
    bytes: new TextEncoder().encode(BODY),
    publishedAt: at,
    publishedAtBasis: 'capture',
    obtainedAt: at,
    origin: `${opened.server.url}${PATH}`,
  })
  expect(opened.server.asked).toEqual([PATH])
})

test.each([
  ['max-age=10', 60],
  ['public, max-age=300', 300],
  ['no-store', 60],
  ['max-age=999999', 3600],
])('under %s it is not asked again for %i seconds', async (header, seconds) => {
  await using opened = await open((_, response) => void response.setHeader('cache-control', header).end(BODY))
  expect(await opened.capture()).toBeDefined()
  await opened.clock.sleep(seconds * 1000 - 1)
  expect(await opened.capture()).toBeUndefined()
  await opened.clock.sleep(1)
  expect(await opened.capture()).toBeDefined()
  expect(opened.server.asked).toHaveLength(2)
})

test('an old address that redirects', async () => {
  await using opened = await open((request, response) => {
    if (request.url === PATH) response.writeHead(302, { location: '/elsewhere.json' }).end()
    else response.end(BODY)
  })
  expect((await opened.capture())?.bytes).toHaveLength(BODY.length)
})

test.each<[string, string, Answer]>([
  ['a web page', 'source.blocked', (_, response) => void response.setHeader('content-type', 'text/html').end('<html>')],
  [
    'a refusal',
    'source.blocked',
    (_, response) => void response.writeHead(403, { 'content-type': 'text/html' }).end('<html>'),
  ],
  ['text', 'source.schema_drift', (_, response) => void response.end('maintenance')],
  [
    'a body without data',
    'source.empty',
    (_, response) => void response.end(JSON.stringify({ ...JSON.parse(BODY), data: {} })),
  ],
  ['nothing', 'source.empty', (_, response) => void response.end('')],
  ['an empty object', 'source.empty', (_, response) => void response.end('{}')],
])('%s is %s, and the next look asks again', async (_, code, answer) => {
  let well = false
  await using opened = await open((request, response, count) =>
    well ? void response.end(BODY) : answer(request, response, count),
  )
  await expect(opened.capture()).rejects.toMatchObject({ code })
  well = true
  expect(await opened.capture()).toBeDefined()
})

test('a dataset of another source is a mistake', async () => {
  const { dashboard } = createSources({}, { fetch: () => Promise.reject(new Error('asked')) })
  await expect(dashboard.capture(findDataset('ercot.rt_spp'))).rejects.toMatchObject({ code: 'usage.invalid_argument' })
})

withCapture('ercot/dashboards/ERCOT_generation.json')('the real feeds have readings', () => {
  for (const name of ['ERCOT_generation.json', 'excerpts/fuel-mix.excerpt.json', 'excerpts/daily-prc.excerpt.json'])
    expect(hasReadings(JSON.parse(readFileSync(capturePath(`ercot/dashboards/${name}`), 'utf8')))).toBe(true)
})
