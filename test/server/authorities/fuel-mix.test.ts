import { afterAll, beforeAll, expect, test } from 'vitest'
import { FuelMix } from '../../../src/contract/schemas/authorities/fuel-mix.ts'
import { AUTHORITY_LAKE_TIMEOUT_MS, type AuthorityLake, serveAuthorityLake } from './serve-authority-lake.ts'

let lake: AuthorityLake
beforeAll(async () => {
  lake = await serveAuthorityLake()
}, AUTHORITY_LAKE_TIMEOUT_MS)
afterAll(() => lake[Symbol.asyncDispose]())

const SLOW = { timeout: 60_000 }

test('ERCOT says what it generates from every five minutes, and its rows say the same', SLOW, async () => {
  const mix = await lake.client.authorities.fuelMix('ERCO', { from: '2026-06-09', to: '2026-06-11' })
  expect(FuelMix.parse(mix)).toEqual(mix)
  expect(mix.data.length).toBe(2 * 288)
  expect(mix.last_interval).toBe(mix.data.findLast(({ total_mw }) => total_mw !== null)?.interval_start)
  expect(mix.captured).toBeGreaterThan(400)
  const { data } = await lake.client.rows<{ fuel: string; gen_mw: number; interval_start: string }>({
    dataset: 'ercot.fuel_mix',
    from: '2026-06-09T12:00',
    to: '2026-06-09T12:05',
  })
  const noon = mix.data.find(({ interval_start }) => interval_start === data[0]?.interval_start)
  const mwOf = (name: string) => data.find(({ fuel }) => fuel === name)?.gen_mw
  expect(noon?.label).toBe('12:00')
  expect(noon?.fuels).toMatchObject({ coal: mwOf('Coal and Lignite'), gas: mwOf('Natural Gas'), solar: mwOf('Solar') })
  expect(noon?.fuels.battery).toBe(mwOf('Power Storage'))
  expect(noon?.total_mw).toBeCloseTo(
    data.reduce((sum, { gen_mw }) => sum + gen_mw, 0),
    6,
  )
  for (const { shares, total_mw } of mix.data)
    if (total_mw !== null) expect(Object.values(shares).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
  const windMw = mix.data.flatMap(({ fuels }) => fuels.wind ?? [])
  expect(mix.totals.wind?.mwh).toBeCloseTo(windMw.reduce((sum, mw) => sum + mw, 0) / 12, 3)
})

test.each([
  ['2024-03-10', '2024-03-11', 23, ['00:55', '01:00', '01:55', '03:00']],
  ['2024-11-03', '2024-11-04', 25, ['00:55', '01:00 CDT', '01:55 CDT', '01:00 CST']],
])('%s has its moments, each once', SLOW, async (from, to, hours, labels) => {
  const { data, captured } = await lake.client.authorities.fuelMix('ERCO', { from, to })
  expect([data.length, captured]).toEqual([12 * hours, 0])
  expect([11, 12, 23, 24].map((at) => data[at]?.label)).toEqual(labels)
})

test.each([
  ['/CISO/fuel-mix', 404, 'data.not_ingested'],
  ['/ERCO/fuel-mix?from=2026-05-01&to=2026-06-01', 400, 'usage.invalid_argument'],
  ['/NOPE/fuel-mix', 404, 'location.unknown'],
])('%s is refused', SLOW, async (path, status, code) => {
  const response = await lake.get(path)
  expect(response.status).toBe(status)
  expect(((await response.json()) as { code: string }).code).toBe(code)
})
