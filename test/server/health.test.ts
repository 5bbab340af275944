import { expect, test } from 'vitest'
import { Health } from '../../src/contract/schemas/health.ts'
import { CATALOGUE } from '../../src/datasets/catalogue.ts'
import { apiFixture } from './api-fixture.ts'

test('says version, source, clock and how fresh each dataset is', async () => {
  const { get } = apiFixture()
  const response = await get('/api/v1/health')
  const health = Health.parse(await response.json())
  expect(response.status).toBe(200)
  expect(health).toMatchObject({ status: 'ok', version: '0.0.0-test', source: 'twin', now: '2026-11-20T15:00:00.000Z' })
  expect(
    health.datasets.map(({ id, version, age_seconds, freshness }) => [id, version, age_seconds, freshness]),
  ).toEqual(CATALOGUE.map(({ id }) => (id === 'ercot.rt_spp' ? [id, 3, -120, 'fresh'] : [id, null, null, null])))
})

test('answers before anything was ingested', async () => {
  const { get } = apiFixture({ wrap: (engine) => ({ ...engine, status: async () => [] }) })
  const health = Health.parse(await (await get('/api/v1/health')).json())
  expect(health.status).toBe('ok')
  expect(health.datasets.every(({ version }) => version === null)).toBe(true)
})

test('answers while the lake does not', async () => {
  const { get } = apiFixture({
    limits: { healthTimeoutMs: 20 },
    wrap: (engine) => ({ ...engine, status: () => new Promise(() => {}) }),
  })
  const response = await get('/api/v1/health')
  expect(response.status).toBe(200)
  expect(Health.parse(await response.json())).toMatchObject({
    status: 'degraded',
    detail: expect.stringContaining('query.timeout'),
  })
})
