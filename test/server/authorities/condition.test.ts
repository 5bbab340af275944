import { afterAll, beforeAll, expect, test } from 'vitest'
import { Condition } from '../../../src/contract/schemas/authorities/condition.ts'
import { AUTHORITY_LAKE_TIMEOUT_MS, type AuthorityLake, serveAuthorityLake } from './serve-authority-lake.ts'

let lake: AuthorityLake
beforeAll(async () => {
  lake = await serveAuthorityLake()
}, AUTHORITY_LAKE_TIMEOUT_MS)
afterAll(() => lake[Symbol.asyncDispose]())

const SLOW = { timeout: 60_000 }

test('today is told so far, from the adders of each dispatch', SLOW, async () => {
  const told = await lake.client.authorities.condition('ERCO')
  expect(Condition.parse(told)).toEqual(told)
  expect([told.date, told.day.over, told.day.hours, told.told_by, told.missing]).toEqual([
    '2026-06-10',
    false,
    24,
    'mart.rt_price_adders',
    null,
  ])
  expect(told.meta.versions).toHaveProperty('ercot.rt_price_adders')
  expect(told.meta.sources.map(({ name }) => name)).toEqual(['ERCOT, real-time price adders (NP6-323-CD)'])
  expect(told.condition?.claim.text).toMatch(/Adders are known until 13:0\d CDT so far\.$/)
  expect(told.condition?.known_hours).toBe(14)
})

test('its highest adder is that of the rows, of its own SQL and of the spans that explain prices', SLOW, async () => {
  const told = await lake.client.authorities.condition('ERCO')
  const { from, to } = told.day
  const [highest] = told.condition?.claim.values ?? []
  const { data } = await lake.client.rows<{ interval_start: string; rtrdpa_usd_per_mwh: number }>({
    dataset: 'ercot.rt_price_adders',
    from,
    to,
    limit: 1000,
  })
  const most = data.toSorted((a, b) => b.rtrdpa_usd_per_mwh - a.rtrdpa_usd_per_mwh)[0]
  expect(highest).toMatchObject({ value: most?.rtrdpa_usd_per_mwh, interval_start: most?.interval_start })
  const shown = await lake.client.sql<{ energy_price_adder_usd_per_mwh: number }>({
    sql: told.condition?.claim.sql ?? '',
  })
  expect(Math.max(...shown.data.map((row) => row.energy_price_adder_usd_per_mwh))).toBe(highest?.value)
  const { adders } = await lake.client.priceAnnotations({ from, to, constraints: 0 })
  expect(Math.max(...adders.map(({ max_usd_per_mwh }) => max_usd_per_mwh))).toBe(highest?.value)
  const { word } = told.scale.findLast(({ from_usd_per_mwh }) => (highest?.value ?? 0) >= from_usd_per_mwh) ?? {}
  expect(told.condition?.word).toBe(word)
})

test('as of a moment of the past, only what was known then is told', SLOW, async () => {
  const told = await lake.client.authorities.condition('ERCO', { asOf: '2026-06-10T12:00:00Z' })
  expect([told.date, told.condition?.known_hours]).toEqual(['2026-06-10', 7])
  expect(Temporal.Instant.compare(told.condition?.last_dispatch ?? '', '2026-06-10T12:00:00Z')).toBeLessThan(0)
  const before = await lake.client.authorities.condition('ERCO', { date: '2026-06-10', asOf: '2026-06-09T12:00:00Z' })
  expect(before.missing).toBe('The lake has no price adder of June 10, 2026 that was known then.')
})

test.each([
  ['2024-03-10', 23, 'March 10, 2024'],
  ['2024-11-03', 25, 'November 3, 2024'],
])('of %s, %i hours without an adder, it is said that there is none', SLOW, async (date, hours, name) => {
  const told = await lake.client.authorities.condition('ERCO', { date })
  expect(Condition.parse(told)).toEqual(told)
  expect(told.day).toMatchObject({ hours, over: true })
  expect([told.condition, told.missing]).toEqual([null, `The lake has no price adder of ${name}.`])
})

test('of an authority that nothing tells it of, it is said whose is told', SLOW, async () => {
  const told = await lake.client.authorities.condition('CISO')
  expect(Condition.parse(told)).toEqual(told)
  expect([told.told_by, told.condition, told.meta.sources]).toEqual([null, null, []])
  expect(told.missing).toBe('Nothing that is collected tells it of CISO: price adders do, of ERCO.')
  const again = await lake.get('/CISO/condition')
  const etag = again.headers.get('etag') ?? ''
  expect((await lake.get('/CISO/condition', { 'if-none-match': etag })).status).toBe(304)
})

test('an answer is remembered, and a client that has it is told so', SLOW, async () => {
  const path = '/ERCO/condition?date=2026-06-09'
  const first = await lake.get(path)
  const again = await lake.get(path)
  expect([first.headers.get('x-cache'), again.headers.get('x-cache')]).toEqual(['miss', 'hit'])
  expect(await again.text()).toBe(await first.text())
  expect((await lake.get(path, { 'if-none-match': first.headers.get('etag') ?? '' })).status).toBe(304)
})

test.each([
  ['/NOPE/condition', 404, 'location.unknown'],
  ['/ERCO/condition?date=2026-02-30', 400, 'usage.invalid_argument'],
])('%s is refused', SLOW, async (path, status, code) => {
  const response = await lake.get(path)
  expect(response.status).toBe(status)
  expect(((await response.json()) as { code: string }).code).toBe(code)
})
