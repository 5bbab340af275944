import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findDataset } from '../../../src/datasets/catalogue.ts'
import type { EiaCaptureOptions } from '../../../src/sources/eia/eia-source.ts'
import { createSources } from '../../../src/sources/source-set.ts'
import { capturePath, withCapture } from '../capture-path.ts'
import { type Answer, serve } from '../serve.ts'
import { createWoundClock } from '../wound-clock.ts'
import { answerAsEia } from './eia-stand-in.ts'

const region = findDataset('eia.region_data')
const at = (text: string) => Temporal.Instant.from(text)
const day = { from: at('2026-11-01T00:00:00Z'), to: at('2026-11-02T00:00:00Z') }

async function capture(answer: Answer, options: Partial<EiaCaptureOptions> = {}) {
  await using server = await serve(answer)
  const clock = createWoundClock()
  const { eia } = createSources(
    { eiaBaseUrl: server.url, eiaApiKey: 'S3cret-key', attempts: 3 },
    { clock, random: () => 0.5 },
  )
  const result = await eia.capture(region, { ...day, ...options }).catch((error) => ({ error }))
  const body = 'document' in result ? JSON.parse(new TextDecoder().decode(result.document.bytes)) : undefined
  return {
    result,
    body,
    error: 'error' in result ? result.error : undefined,
    asked: server.asked,
    clock,
    url: server.url,
  }
}

async function captured(answer: Answer, options: Partial<EiaCaptureOptions> = {}) {
  const { result, error, ...rest } = await capture(answer, options)
  if (!('document' in result)) throw error
  return { ...result, ...rest }
}

const send =
  (status: number, body: string): Answer =>
  (_, response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(body)

describe('a capture', () => {
  test('is one document with the rows, what it claims, when it was taken, and no key', async () => {
    const { document, body, asked, url, ...result } = await captured(answerAsEia({ respondents: ['ERCO', 'PACW'] }), {
      respondents: ['ERCO'],
    })
    expect(result).toMatchObject({ rows: 96, complete: true, missing: {}, warnings: [] })
    expect(document).toMatchObject({
      dataset: 'eia.region_data',
      source: 'eia-v2',
      product: 'region-data',
      publishedAt: at('2026-11-02T12:00:00Z'),
      publishedAtBasis: 'capture',
      obtainedAt: at('2026-11-02T12:00:00Z'),
      claims: { ...day, facets: { type: ['D', 'DF', 'NG', 'TI'], respondent: ['ERCO'] } },
    })
    expect(document.id).toMatch(/^region-data_2026-11-01T01_2026-11-02T00_[0-9a-f]{8}_20261102T120000000Z$/)
    expect(document.name).toBe(`${document.id}.json`)
    expect(document.name).toMatch(region.fileNames)
    expect(body.response).toMatchObject({ total: '96', frequency: 'hourly' })
    expect(body.response.data[0]).toEqual({
      period: '2026-11-01T01',
      respondent: 'ERCO',
      'respondent-name': 'ERCO',
      type: 'D',
      'type-name': 'D',
      value: '1000',
    })
    expect(body.request.params).toMatchObject({ start: '2026-11-01T01', end: '2026-11-02T00', length: 5000 })
    expect(document.origin).toBe(`${url}${asked[0]?.replace(/&api_key=.*/, '')}`)
    expect(asked[0]).toContain('api_key=S3cret-key')
  })

  test('asks with every sort key and facet', async () => {
    const { asked } = await captured(answerAsEia({ respondents: ['ERCO'] }), { respondents: ['PACW', 'ERCO'] })
    expect(asked).toEqual([
      '/v2/electricity/rto/region-data/data/?frequency=hourly&data[0]=value' +
        '&facets[type][]=D&facets[type][]=DF&facets[type][]=NG&facets[type][]=TI&facets[respondent][]=ERCO&facets[respondent][]=PACW' +
        '&start=2026-11-01T01&end=2026-11-02T00&sort[0][column]=period&sort[0][direction]=asc' +
        '&sort[1][column]=respondent&sort[1][direction]=asc&sort[2][column]=type&sort[2][direction]=asc' +
        '&offset=0&length=5000&api_key=S3cret-key',
    ])
  })

  test('of [from, to): the hour that starts at 23:00 has the label of the next midnight and is in; the one that ends at from is out', async () => {
    const { body } = await captured(answerAsEia({ respondents: ['ERCO'] }))
    const periods = new Set(body.response.data.map((row: { period: string }) => row.period))
    expect(periods.size).toBe(24)
    expect(periods).toContain('2026-11-02T00')
    expect(periods).not.toContain('2026-11-01T00')
  })

  test('seam to seam, two captures hold each hour once', async () => {
    const next = { from: day.to, to: day.to.add({ hours: 24 }) }
    const one = await captured(answerAsEia({ respondents: ['ERCO'] }))
    const two = await captured(answerAsEia({ respondents: ['ERCO'] }), next)
    const periods = [...one.body.response.data, ...two.body.response.data].map((row) => `${row.period} ${row.type}`)
    expect([periods.length, new Set(periods).size]).toEqual([192, 192])
  })

  test.each([false, true])('reads pages of 5,000 until all are there (total a number: %s)', async (numbers) => {
    const respondents = Array.from({ length: 70 }, (_, index) => `B${String(index).padStart(3, '0')}`)
    const { body, asked, ...result } = await captured(answerAsEia({ respondents, numbers }), {
      to: day.to.add({ hours: 24 }),
    })
    expect(asked.map((path) => /offset=(\d+)/.exec(path)?.[1])).toEqual(['0', '5000', '10000'])
    expect(result).toMatchObject({ rows: 13_440, complete: true, warnings: [] })
    const keys = body.response.data.map(
      (row: Record<string, string>) => `${row['period']} ${row['respondent']} ${row['type']}`,
    )
    expect(new Set(keys).size).toBe(13_440)
    expect(result.document.claims).toMatchObject({ facets: { type: ['D', 'DF', 'NG', 'TI'] } })
  })

  test('reports facet values that EIA ignored, and claims nothing of them', async () => {
    const { document, missing } = await captured(answerAsEia({ respondents: ['ERCO'] }), {
      respondents: ['ERCO', 'SPP', 'CARO'],
    })
    expect(missing).toEqual({ respondent: ['CARO', 'SPP'] })
    expect(document.claims).toMatchObject({ facets: { respondent: ['ERCO'] } })
  })

  test('of nothing claims nothing', async () => {
    const { document, missing, ...result } = await captured(answerAsEia({ respondents: [] }), { respondents: ['ERCO'] })
    expect(result).toMatchObject({ rows: 0, complete: true })
    expect(document.claims).toBe('nothing')
    expect(missing).toEqual({ respondent: ['ERCO'], type: ['D', 'DF', 'NG', 'TI'] })
  })

  test('passes on warnings, the one about paging aside', async () => {
    const change = (body: object) => ({
      ...body,
      warnings: [{ warning: 'incomplete return' }, { warning: 'slow', description: 'late data' }],
    })
    expect((await captured(answerAsEia({ respondents: ['ERCO'], change }))).warnings).toEqual(['slow: late data'])
  })
})

describe('pages that do not add up', () => {
  test('a total that is wrong once: the whole range is asked for again', async () => {
    const change = (body: { response: object }, _: number, count: number) =>
      count === 1 ? { ...body, response: { ...body.response, total: '97' } } : body
    const { complete, asked } = await captured(answerAsEia({ respondents: ['ERCO'], change }))
    expect(complete).toBe(true)
    // The short page, the page that should bring the missing row, and the whole again.
    expect(asked.map((path) => /offset=(\d+)/.exec(path)?.[1])).toEqual(['0', '96', '0'])
  })

  test('a total that stays wrong: the rows come, and claim nothing', async () => {
    const change = (body: { response: object }) => ({ ...body, response: { ...body.response, total: 200 } })
    const { document, complete, rows } = await captured(answerAsEia({ respondents: ['ERCO'], change }))
    expect([complete, rows, document.claims]).toEqual([false, 96, 'nothing'])
  })

  test('a total that keeps changing between pages is unavailable', async () => {
    const respondents = Array.from({ length: 60 }, (_, index) => `B${index}`)
    const change = (body: { response: object }, offset: number) => ({
      ...body,
      response: { ...body.response, total: 5760 + offset },
    })
    const { error, asked } = await capture(answerAsEia({ respondents, change }))
    expect(error).toMatchObject({ code: 'source.unavailable', context: { attempts: 2 } })
    expect(asked).toHaveLength(4)
  })
})

test('a page whose JSON breaks off is asked for again', async () => {
  const good = answerAsEia({ respondents: ['ERCO'] })
  const { rows, asked } = await captured((request, response, count) => {
    if (count > 1) good(request, response, count)
    else response.end('{"response":{"total":"96","data":[{"period":"2026-11-01T01"}')
  })
  expect([rows, asked.length]).toEqual([96, 2])
})

describe('error bodies', () => {
  test('a bad key', async () => {
    const body = '{"error":{"code":"API_KEY_INVALID","message":"An invalid api_key was supplied."}}'
    const { error, asked } = await capture(send(403, body))
    expect(error).toMatchObject({ code: 'source.auth', context: { status: 403 }, hint: expect.stringContaining('key') })
    expect(asked).toHaveLength(1)
  })

  test('an unknown route: 500 that means 404 is not asked for again', async () => {
    const { error, asked } = await capture(send(500, '{"error":"Not found.","code":404}'))
    expect(error).toMatchObject({
      code: 'source.unavailable',
      message: expect.stringContaining('EIA says 404: Not found.'),
    })
    expect(asked).toHaveLength(1)
  })

  test('a 500 that means 500 is asked for again', async () => {
    const { error, asked } = await capture(send(500, '{"error":"Internal","code":500}'))
    expect([error.code, asked.length]).toEqual(['source.unavailable', 3])
  })

  test('too many requests: Retry-After, then data', async () => {
    const good = answerAsEia({ respondents: ['ERCO'] })
    const { rows, clock } = await captured((request, response, count) => {
      if (count > 1) good(request, response, count)
      else response.writeHead(429, { 'retry-after': '4' }).end('{"error":{"code":"OVER_RATE_LIMIT","message":"later"}}')
    })
    expect([rows, clock.sleeps]).toEqual([96, [4250]])
  })

  test('an error under 200', async () => {
    const { error } = await capture(send(200, '{"error":"Invalid frequency","code":400}'))
    expect(error).toMatchObject({ code: 'source.unavailable', message: expect.stringContaining('Invalid frequency') })
  })

  withCapture('eia/v2-api').each([
    ['eia_collector_demand__00_403.json', 403, 'source.auth'],
    ['eia_oregon_comprehensive__02_500.json', 500, 'source.unavailable'],
  ])('as captured: %s', async (name, status, code) => {
    const body = readFileSync(capturePath(`eia/v2-api/${name}`), 'utf8')
    const { error, asked } = await capture(send(status, body))
    expect([error.code, asked.length]).toEqual([code, 1])
  })
})

withCapture('eia/v2-api')('region data as captured from EIA, rows as they were', async () => {
  const text = readFileSync(capturePath('eia/v2-api/eia_oregon_comprehensive__00_200.json'), 'utf8')
  const { rows, complete, body, missing } = await captured(send(200, text), { respondents: ['PACW'] })
  expect([rows, complete, missing]).toEqual([169, true, { type: ['DF', 'NG', 'TI'] }])
  expect(body.response.data).toEqual(JSON.parse(text).response.data)
  expect(body.apiVersion).toBe('2.1.8')
})

test.each([
  ['no JSON', 'data'],
  ['no response', '{"data":[]}'],
  ['no total', '{"response":{"data":[]}}'],
  ['a total that is no count', '{"response":{"total":"many","data":[]}}'],
  ['rows that are no objects', '{"response":{"total":1,"data":[["2026-11-01T01",5]]}}'],
])('an answer of unknown shape is drift: %s', async (_, text) => {
  expect((await capture(send(200, text))).error.code).toBe('source.schema_drift')
})

test.each([
  ['is empty', { to: day.from }],
  ['is not of whole hours', { to: at('2026-11-01T10:30:00Z') }],
])('a range that %s is a mistake', async (_, range) => {
  const { error, asked } = await capture(send(200, '{}'), range)
  expect([error.code, asked]).toEqual(['usage.invalid_argument', []])
})
