import { expect, test } from 'vitest'
import { DatasetDetail, DatasetList } from '../../src/contract/schemas/dataset.ts'
import { Problem } from '../../src/contract/schemas/problem.ts'
import { apiFixture } from './api-fixture.ts'

test('lists the catalogue with what the lake holds', async () => {
  const { get } = apiFixture()
  const { datasets } = DatasetList.parse(await (await get('/api/v1/datasets')).json())
  expect(datasets.map(({ id, status }) => [id, status.version, status.rows])).toEqual([
    ['ercot.rt_spp', 3, 12],
    ['ercot.wind', null, 0],
    ['eia.region_data', null, 0],
  ])
  expect(datasets[0]?.products).toEqual(['NP6-905-CD'])
})

test('describes one dataset with the columns of its view', async () => {
  const { get } = apiFixture()
  const detail = DatasetDetail.parse(await (await get('/api/v1/datasets/ercot.wind')).json())
  const column = (name: string) => detail.columns.find((candidate) => candidate.name === name)
  expect(column('gen_system_wide_mw')).toMatchObject({ type: 'double', unit: 'MW', nullable: true })
  expect(column('interval_start')).toMatchObject({ type: 'timestamp', nullable: false })
})

test('an unknown dataset is a problem that names those there are', async () => {
  const { get } = apiFixture()
  const response = await get('/api/v1/datasets/ercot.spp')
  expect(response.status).toBe(404)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(Problem.parse(await response.json())).toMatchObject({
    code: 'dataset.unknown',
    instance: '/api/v1/datasets/ercot.spp',
    hint: expect.stringContaining('ercot.rt_spp'),
  })
})

test('is not sent again while nothing changed', async () => {
  let version = 3
  const { get } = apiFixture({ tableVersion: () => version })
  const etag = (await get('/api/v1/datasets')).headers.get('etag') ?? ''
  const again = await get('/api/v1/datasets', { headers: { 'if-none-match': etag } })
  expect([again.status, await again.text()]).toEqual([304, ''])
  version = 4
  expect((await get('/api/v1/datasets', { headers: { 'if-none-match': etag } })).status).toBe(200)
})
