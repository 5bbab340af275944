import { expect, test } from 'vitest'
import { Problem } from '../../src/contract/schemas/problem.ts'
import { Rows } from '../../src/contract/schemas/rows.ts'
import { apiFixture } from './api-fixture.ts'

const post = (body: string, type = 'application/json') => ({ method: 'POST', body, headers: { 'content-type': type } })

test('takes JSON and lowers limits to the server’s', async () => {
  const { get } = apiFixture({ limits: { sqlTimeoutMs: 500, sqlMaxRows: 1000 } })
  const response = await get(
    '/api/v1/sql',
    post(JSON.stringify({ sql: 'select 1', timeout_ms: 60_000, max_rows: 10, as_of: '2026-11-20T06:00' })),
  )
  const { meta, data } = Rows.parse(await response.json())
  expect(data).toEqual([{ sql: 'select 1', timeout_ms: 500, max_rows: 10 }])
  expect(meta.as_of).toBe('2026-11-20T12:00:00Z')
})

test('takes bare text', async () => {
  const { get } = apiFixture()
  const response = await get('/api/v1/sql', post('select 2\n', 'text/plain; charset=utf-8'))
  expect(Rows.parse(await response.json()).data[0]).toMatchObject({ sql: 'select 2' })
})

test.each([
  ['{"sql": ', 400, 'usage.invalid_argument', 'the body is not JSON'],
  ['{"sql": 7}', 400, 'usage.invalid_argument', 'sql'],
  ['{"sql": "select 1", "asof": "now"}', 400, 'usage.invalid_argument', 'asof'],
  ['{"sql": "select 1", "as_of": "soon"}', 400, 'usage.invalid_argument', 'as_of'],
  ['{"sql": "drop table x"}', 403, 'query.forbidden', 'SELECT'],
  [`{"sql": "select '${'x'.repeat(3000)}'"}`, 413, 'query.too_large', '2048'],
])('%s is refused', async (body, status, code, detail) => {
  const { get } = apiFixture({ limits: { bodyBytes: 2048 } })
  const response = await get('/api/v1/sql', post(body))
  const problem = Problem.parse(await response.json())
  expect([response.status, problem.code]).toEqual([status, code])
  expect(problem.detail).toContain(detail)
})
