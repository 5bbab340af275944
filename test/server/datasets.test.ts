import { expect, test } from 'vitest'
import { DatasetDetail, DatasetList } from '../../src/contract/schemas/dataset.ts'
import { Problem } from '../../src/contract/schemas/problem.ts'
import { CATALOGUE } from '../../src/datasets/catalogue.ts'
import { MARTS } from '../../src/datasets/marts.ts'
import { apiFixture } from './api-fixture.ts'

test('lists the catalogue with what the lake holds', async () => {
  const { get } = apiFixture()
  const { datasets } = DatasetList.parse(await (await get('/api/v1/datasets')).json())
  expect(datasets.map(({ id, status }) => [id, status.version, status.rows])).toEqual(
    [...CATALOGUE, ...MARTS].map(({ id }) => (id === 'ercot.rt_spp' ? [id, 3, 12] : [id, null, 0])),
  )
  expect(datasets.find(({ id }) => id === 'ercot.rt_spp')?.products).toEqual(['NP6-905-CD'])
})

test('describes one dataset with the columns of its view', async () => {
  const { get } = apiFixture()
  const detail = DatasetDetail.parse(await (await get('/api/v1/datasets/ercot.wind')).json())
  const column = (name: string) => detail.columns.find((candidate) => candidate.name === name)
  expect(column('gen_system_wide_mw')).toMatchObject({ type: 'double', unit: 'MW', nullable: true })
  expect(column('interval_start')).toMatchObject({ type: 'timestamp', nullable: false })
})

test('describes a mart by what it is made of', async () => {
  const { get } = apiFixture()
  const detail = DatasetDetail.parse(await (await get('/api/v1/datasets/mart.rt_price_adders')).json())
  expect(detail).toMatchObject({
    kind: 'mart',
    reads: ['ercot.rt_ordc_price_adders', 'ercot.rt_price_adders'],
    products: ['NP6-323-CD'],
    cadence: 'PT5M',
    status: { version: null, rows: 0 },
  })
  const column = (name: string) => detail.columns.find((candidate) => candidate.name === name)
  expect(column('regime')).toMatchObject({ type: 'string', nullable: false })
  expect(column('rtrdpa_usd_per_mwh')).toMatchObject({ unit: 'USD/MWh', nullable: true })
  expect(column('system_lambda_usd_per_mwh')).toMatchObject({ nullable: false })
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
