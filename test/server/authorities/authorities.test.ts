import { afterAll, beforeAll, expect, test } from 'vitest'
import { AuthorityFreshness } from '../../../src/contract/schemas/authorities/freshness.ts'
import { AuthorityList, AuthoritySummary } from '../../../src/contract/schemas/authorities/list.ts'
import { Demand, Generation, Interchange } from '../../../src/contract/schemas/authorities/series.ts'
import { AUTHORITIES } from '../../../src/twin/eia/authority.ts'
import { AUTHORITY_LAKE_TIMEOUT_MS, type AuthorityLake, serveAuthorityLake } from './serve-authority-lake.ts'

let lake: AuthorityLake
beforeAll(async () => {
  lake = await serveAuthorityLake()
}, AUTHORITY_LAKE_TIMEOUT_MS)
afterAll(() => lake[Symbol.asyncDispose]())

const SLOW = { timeout: 60_000 }
const sum = (values: readonly (number | null)[]) => values.reduce<number>((total, value) => total + (value ?? 0), 0)

test('authorities are listed with what the lake has of them', SLOW, async () => {
  const all = await lake.client.authorities.list()
  expect(AuthorityList.parse(all)).toEqual(all)
  const held = await lake.client.authorities.list({ hasData: true })
  expect(held.authorities.map(({ code }) => code)).toEqual(AUTHORITIES.map(({ code }) => code))
  expect(held.authorities[0]?.last_interval.demand).toMatch(/^2026-06-10T/)
  expect(all.authorities.find(({ code }) => code === 'WACM')).toMatchObject({
    retired_on: '2026-03-31',
    successors: ['SWPW'],
    has_data: false,
  })
  const found = await lake.client.authorities.list({ q: 'nevada', kind: 'authority' })
  expect(found.authorities.map(({ code }) => code)).toEqual(['NEVP'])
  const one = await lake.client.authorities.one('erco')
  expect(AuthoritySummary.parse(one)).toEqual(all.authorities.find(({ code }) => code === 'ERCO'))
})

test('demand comes by hours, days and months, and a part says that it is one', SLOW, async () => {
  const range = { from: '2026-06-09', to: '2026-06-11' }
  const hours = await lake.client.authorities.demand('ERCO', range)
  expect(Demand.parse(hours)).toEqual(hours)
  expect(hours.data.length).toBe(48)
  const days = await lake.client.authorities.demand('ERCO', { ...range, interval: 'P1D' })
  expect(days.data.map(({ label, hours: of, demand_hours }) => [label, of, demand_hours])).toEqual([
    ['2026-06-09', 24, 24],
    ['2026-06-10', 24, hours.data.slice(24).filter(({ demand_mwh }) => demand_mwh !== null).length],
  ])
  expect(days.data[0]?.demand_mwh).toBe(sum(hours.data.slice(0, 24).map(({ demand_mwh }) => demand_mwh)))
  const [first] = hours.data
  expect(first?.demand_minus_forecast_mwh).toBe((first?.demand_mwh ?? 0) - (first?.forecast_mwh ?? 0))
  const months = await lake.client.authorities.demand('ERCO', { from: '2026-06-01', to: '2026-07-01', interval: 'P1M' })
  expect(months.data.map(({ label, hours: of }) => [label, of])).toEqual([['2026-06', 720]])
  expect(months.data[0]?.demand_hours).toBeLessThan(720)
})

test.each([
  ['2024-03-10', '2024-03-11', 23],
  ['2024-11-03', '2024-11-04', 25],
])('from %s to %s there are %i hours, and the sum of the day is of all of them', SLOW, async (from, to, count) => {
  const hours = await lake.client.authorities.demand('ERCO', { from, to })
  const days = await lake.client.authorities.demand('ERCO', { from, to, interval: 'P1D' })
  expect(hours.data.length).toBe(count)
  expect(days.data.map(({ hours: of, demand_hours }) => [of, demand_hours])).toEqual([[count, count]])
  expect(days.data[0]?.demand_mwh).toBe(sum(hours.data.map(({ demand_mwh }) => demand_mwh)))
})

test('generation comes by energy source, with shares of what generates', SLOW, async () => {
  const range = { from: '2026-06-08', to: '2026-06-09' }
  const hours = await lake.client.authorities.generation('CISO', range)
  expect(Generation.parse(hours)).toEqual(hours)
  for (const { fuels, total_mwh, net_generation_mwh, shares } of hours.data) {
    expect(sum(Object.values(fuels))).toBe(total_mwh)
    expect(total_mwh).toBe(net_generation_mwh)
    expect(sum(Object.values(shares))).toBeCloseTo(1)
    expect(Math.min(...Object.values(shares))).toBeGreaterThanOrEqual(0)
  }
  const [day] = (await lake.client.authorities.generation('CISO', { ...range, interval: 'P1D' })).data
  expect(day?.fuels.solar).toBe(sum(hours.data.map(({ fuels }) => fuels.solar ?? 0)))
})

test('interchange with all neighbours is the total', SLOW, async () => {
  const answer = await lake.client.authorities.interchange('CISO', { from: '2026-06-08', to: '2026-06-09' })
  expect(Interchange.parse(answer)).toEqual(answer)
  expect(answer.neighbours).toContainEqual({ code: 'BPAT', name: 'Bonneville Power Administration' })
  for (const { interchange_mwh, neighbours, exports_mwh, imports_mwh } of answer.data) {
    expect(sum(Object.values(neighbours))).toBe(interchange_mwh)
    expect((exports_mwh ?? 0) - (imports_mwh ?? 0)).toBe(interchange_mwh)
  }
})

test('freshness is of each source by its own rhythm', SLOW, async () => {
  const answer = await lake.client.authorities.freshness('ERCO')
  expect(AuthorityFreshness.parse(answer)).toEqual(answer)
  const states = (of: AuthorityFreshness) => Object.fromEntries(of.series.map(({ series, state }) => [series, state]))
  expect(states(answer)).toMatchObject({ demand: 'fresh', forecast: 'fresh', prices: 'fresh' })
  lake.clock.set(lake.clock.now().add({ hours: 24 }))
  const later = await lake.client.authorities.freshness('ERCO')
  expect(states(later)).toMatchObject({ demand: 'stale', generation: 'expected_lag', prices: 'stale' })
  const then = await lake.client.authorities.freshness('ERCO', { asOf: answer.meta.now })
  expect(states(then)['demand']).not.toBe('stale')
  lake.clock.set(lake.clock.now().subtract({ hours: 24 }))
  expect(states(await lake.client.authorities.freshness('WACM'))).toMatchObject({ demand: 'retired' })
})

test.each([
  ['/ERCOT/pulse', 404, 'location.unknown', /did you mean ERCO,/],
  ['/XQZZY/demand', 404, 'location.unknown', /balancing-authorities/],
  ['/WACM/pulse', 410, 'data.retired', /SWPW took over/],
  ['/AEC/changes', 410, 'data.retired', /SOCO took over/],
  ['/TAL/pulse', 404, 'data.not_ingested', /has_data=true/],
  ['/ERCO/pulse?date=2020-01-01', 404, 'data.not_ingested', /nearest day that has it is 2024-03-0\d/],
  ['/ERCO/pulse?date=2027-01-01', 404, 'data.not_ingested', /nearest day that has it is 2026-06-10/],
  ['/ERCO/pulse?date=2026-02-30', 400, 'usage.invalid_argument', /./],
  ['/ERCO/pulse?day=2026-06-09', 400, 'usage.unknown_option', /date/],
  ['/ERCO/demand?from=2020-01-01&to=2026-01-01', 400, 'usage.invalid_argument', /interval=P1D/],
  ['/ERCO/generation?interval=PT5M', 400, 'usage.invalid_argument', /./],
])('%s is refused with %i, and says what to ask', SLOW, async (path, status, code, hint) => {
  const response = await lake.get(path)
  const problem = (await response.json()) as { code: string; detail: string; hint?: string }
  expect([response.status, problem.code]).toEqual([status, code])
  expect(`${problem.detail} ${problem.hint}`).toMatch(hint)
})
