import { describe, expect, test } from 'vitest'
import { Problem } from '../../src/contract/schemas/problem.ts'
import { Rows } from '../../src/contract/schemas/rows.ts'
import { apiFixture } from './api-fixture.ts'

const rowsPath = (query: string) => `/api/v1/datasets/ercot.rt_spp/rows?${query}`

describe('a rows question', () => {
  test('reads range, columns, filters, truth and limit', async () => {
    const { get, asked } = apiFixture()
    const query =
      'from=2026-11-20&to=2026-11-20T08:30&columns=interval_start,price_usd_per_mwh&settlement_point=HB_NORTH,HB_WEST&settlement_point=HB_HOUSTON&as_of=2026-11-20T14:50:00Z&known_at=2026-11-20T08:55:00-06:00&basis=recorded&block=5x16,2x16&block=7x8&limit=5'
    const response = await get(rowsPath(query))
    expect(response.status).toBe(200)
    const [question] = asked
    expect(JSON.parse(JSON.stringify(question))).toEqual({
      dataset: 'ercot.rt_spp',
      from: '2026-11-20T06:00:00Z',
      to: '2026-11-20T14:30:00Z',
      asOf: '2026-11-20T14:50:00Z',
      knownAt: '2026-11-20T14:55:00Z',
      basis: 'recorded',
      columns: ['interval_start', 'price_usd_per_mwh'],
      filter: { settlement_point: ['HB_NORTH', 'HB_WEST', 'HB_HOUSTON'] },
      blocks: ['5x16', '2x16', '7x8'],
      limit: 5,
    })
    const { meta, data } = Rows.parse(await response.json())
    expect(meta).toMatchObject({
      versions: { 'ercot.rt_spp': 3 },
      as_of: '2026-11-20T14:50:00Z',
      rows: 5,
      inferred_rows: 0,
    })
    expect(data).toHaveLength(5)
    expect(response.headers.get('gridlake-versions')).toBe('ercot.rt_spp=3')
  })

  test('of a filter value with a comma in it, in quotes', async () => {
    const { get, asked } = apiFixture()
    const values = encodeURIComponent('"A, B",C,"say ""so"""')
    await get(rowsPath(`settlement_point=${values}&settlement_point=%22%22`))
    expect(asked[0]?.filter).toEqual({ settlement_point: ['A, B', 'C', 'say "so"', ''] })
  })

  test('comes in the format asked for by name, else by the Accept header', async () => {
    const { get } = apiFixture()
    const accept = { headers: { accept: 'text/html;q=0.9, text/csv, application/json;q=0.5' } }
    expect((await get(rowsPath('limit=1'), accept)).headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect((await get(rowsPath('limit=1&format=json'), accept)).headers.get('content-type')).toBe('application/json')
    expect((await get(rowsPath('limit=1'), { headers: { accept: 'image/png' } })).status).toBe(406)
  })

  test.each([
    ['settlment_point=HB_NORTH', 400, 'usage.unknown_option', 'did you mean settlement_point?'],
    ['columns=price', 400, 'usage.invalid_argument', 'did you mean price_usd_per_mwh?'],
    ['form=2026-11-20', 400, 'usage.unknown_option', 'did you mean from?'],
    ['from=yesteryear', 400, 'usage.invalid_argument', 'America/Chicago'],
    ['from=2026-11-20&from=2026-11-21', 400, 'usage.invalid_argument', 'give it once'],
    ['from=2026-11-20&to=2026-11-19', 400, 'usage.invalid_argument', 'half-open'],
    ['basis=hearsay', 400, 'usage.invalid_argument', 'openapi'],
    ['limit=0', 400, 'usage.invalid_argument', 'openapi'],
    ['limit=many', 400, 'usage.invalid_argument', 'openapi'],
    ['block=5x8', 400, 'usage.invalid_argument', 'openapi'],
    ['block=', 400, 'usage.invalid_argument', 'openapi'],
    ['format=xml', 400, 'usage.invalid_argument', 'openapi'],
  ])('%s is refused', async (query, status, code, hint) => {
    const { get, asked } = apiFixture()
    const response = await get(rowsPath(query))
    const problem = Problem.parse(await response.json())
    expect([response.status, problem.code]).toEqual([status, code])
    expect(problem.hint).toContain(hint)
    expect(asked).toEqual([])
  })

  test('of a dataset that was never ingested is a problem, not an empty answer', async () => {
    const { get } = apiFixture()
    const response = await get('/api/v1/datasets/ercot.wind/rows')
    expect([response.status, Problem.parse(await response.json()).code]).toEqual([404, 'data.not_ingested'])
  })
})

describe('the entity tag', () => {
  test('saves the answer while the table and the question are the same', async () => {
    let version = 3
    const { get, asked } = apiFixture({ tableVersion: () => version })
    const first = await get(rowsPath('limit=2'))
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toMatch(/^W\/"[\w-]{27}"$/)
    const send = (query: string, accept = 'application/json') =>
      get(rowsPath(query), { headers: { 'if-none-match': etag, accept } })
    expect((await send('limit=2')).status).toBe(304)
    expect(asked).toHaveLength(1)
    expect((await send('limit=3')).status).toBe(200)
    expect((await send('limit=2', 'text/csv')).status).toBe(200)
    version = 4
    expect((await send('limit=2')).status).toBe(200)
  })
})
