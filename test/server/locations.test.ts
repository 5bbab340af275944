import { afterAll, beforeAll, expect, it } from 'vitest'
import { LocationList } from '../../src/contract/schemas/locations.ts'
import { Problem } from '../../src/contract/schemas/problem.ts'
import { type PriceService, servePrices } from './price-service.ts'

let service: PriceService
beforeAll(async () => {
  service = await servePrices()
})
afterAll(() => service[Symbol.asyncDispose]())

const PATH = '/api/v1/locations'

it('lists every place by name, once', async () => {
  const { total, locations } = LocationList.parse((await service.json(PATH)).body)
  expect(total).toBe(8)
  expect(locations[1]).toEqual({
    name: 'HB_NORTH',
    kind: 'hub',
    types: ['HU'],
    datasets: ['ercot.rt_spp', 'ercot.dam_spp'],
    first_interval: '2025-12-31T06:00:00Z',
    last_interval: '2026-11-03T05:00:00Z',
  })
})

it.each([
  ['q=nor', ['HB_NORTH', 'LZ_NORTH']],
  ['q=N', ['NODE_1', 'NSPIN', 'HB_NORTH', 'LZ_NORTH', 'REGDN']],
  ['q=lz_&limit=1', ['LZ_NORTH']],
  ['kind=load_zone', ['LZ_NORTH']],
  ['dataset=ercot.dam_spp', ['HB_NORTH', 'LZ_NORTH']],
  ['q=zzz', []],
])('%s finds %j', async (query, names) => {
  const { locations } = LocationList.parse((await service.json(`${PATH}?${query}`)).body)
  expect(locations.map(({ name }) => name)).toEqual(names)
})

it('says how many there are beside those that it lists', async () => {
  expect(LocationList.parse((await service.json(`${PATH}?q=north&limit=1`)).body)).toMatchObject({
    total: 2,
    locations: [{ name: 'HB_NORTH' }],
  })
})

it('is not answered again where the client has the answer', async () => {
  const first = await service.get(`${PATH}?q=nor`)
  await first.text()
  const etag = first.headers.get('etag') ?? ''
  expect((await service.get(`${PATH}?q=nor`, { 'if-none-match': etag })).status).toBe(304)
  expect((await service.get(`${PATH}?q=lz`, { 'if-none-match': etag })).status).toBe(200)
})

it.each([
  ['dataset=ercot.dam_sp', 404, 'dataset.unknown'],
  ['kind=town', 400, 'usage.invalid_argument'],
  ['limit=none', 400, 'usage.invalid_argument'],
  ['quantity=1', 400, 'usage.unknown_option'],
])('%s is refused', async (query, status, code) => {
  const { status: answered, body } = await service.json(`${PATH}?${query}`)
  expect([answered, Problem.parse(body).code]).toEqual([status, code])
})
