import { describe, expect, test } from 'vitest'
import { Problem } from '../../src/contract/schemas/problem.ts'
import { apiFixture } from './api-fixture.ts'

describe('what is not there', () => {
  test('an unknown path names the nearest', async () => {
    const { get } = apiFixture()
    const response = await get('/api/v1/dataset')
    expect(response.status).toBe(404)
    expect(Problem.parse(await response.json())).toMatchObject({
      code: 'route.unknown',
      hint: 'did you mean /api/v1/datasets?',
    })
  })

  test('another method is 405 and says which is right', async () => {
    const { get } = apiFixture()
    const response = await get('/api/v1/sql')
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
    expect((await get('/api/v1/datasets/ercot.wind/rows', { method: 'DELETE' })).headers.get('allow')).toBe('GET, HEAD')
  })
})

test('every answer carries a request id, and logs tell it', async () => {
  const { get, logged } = apiFixture({
    wrap: (engine) => ({
      ...engine,
      status: () => {
        throw new Error('broken at /var/lake')
      },
    }),
  })
  const response = await get('/api/v1/datasets', { headers: { 'x-request-id': 'abc-123' } })
  expect(response.status).toBe(500)
  expect(response.headers.get('x-request-id')).toBe('abc-123')
  expect(await response.text()).not.toContain('/var/lake')
  expect(logged.find(({ level }) => level === 'error')?.fields).toMatchObject({
    requestId: 'abc-123',
    code: 'internal.bug',
    message: 'broken at /var/lake',
  })
})

test('other origins may read only where the option says so', async () => {
  const headers = { origin: 'https://charts.example' }
  const closed = await apiFixture().get('/api/v1/health', { headers })
  expect(closed.headers.get('access-control-allow-origin')).toBeNull()
  const refused = await apiFixture({ corsOrigins: ['*'] }).get('/api/v1/datasets/none', { headers })
  expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([404, '*'])
  const open = await apiFixture({ corsOrigins: ['https://charts.example'] }).get('/api/v1/health', { headers })
  expect(open.headers.get('access-control-allow-origin')).toBe('https://charts.example')
})

test('the description is served', async () => {
  const description = await (await apiFixture().get('/api/v1/openapi.json')).json()
  expect(description).toMatchObject({ openapi: '3.1.0', info: { version: '0.0.0-test' } })
})
