import { cp } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, createClient } from '../../../src/client/client.ts'
import { Clean } from '../../../src/contract/schemas/authorities/clean.ts'
import { Problem } from '../../../src/contract/schemas/problem.ts'
import { CATALOGUE } from '../../../src/datasets/catalogue.ts'
import { serveHttp } from '../../../src/server/serve-http.ts'
import { openTwinLake, type TwinLake } from '../../e2e/open-twin-lake.ts'
import { WEB_NOW, webLakeFolder } from '../../e2e/web-lake.ts'

const HOUR_MS = 3_600_000
const PATH = '/api/v1/balancing-authorities'

let lake: TwinLake
let service: Awaited<ReturnType<typeof serveHttp>>
let client: Client

beforeAll(async () => {
  const folder = await webLakeFolder()
  lake = await openTwinLake(WEB_NOW, (directory) => cp(folder, directory, { recursive: true }))
  service = await serveHttp({
    engine: lake.workplace.engine,
    catalogue: CATALOGUE,
    clock: lake.clock,
    log: () => {},
    source: 'twin',
    version: '0.0.0-test',
    port: 0,
  })
  client = createClient({ baseUrl: service.url })
}, 300_000)

afterAll(async () => {
  await service?.close()
  await lake?.[Symbol.asyncDispose]()
})

const ask = async (code: string, query = '') => {
  const response = await fetch(new URL(`${PATH}/${code}/clean${query}`, service.url))
  return { response, body: (await response.json()) as unknown }
}
const msOf = (text: string) => Temporal.Instant.from(text).epochMilliseconds

describe.each(['ERCO', 'CISO'])('%s', (code) => {
  it('has every hour once: reported, estimated where nothing is published yet, forecast', async () => {
    const clean = Clean.parse((await ask(code)).body)
    expect(clean.hours).toHaveLength(48 + 24)
    const starts = clean.hours.map(({ interval_start }) => msOf(interval_start))
    expect(starts.every((ms, index) => index === 0 || ms - (starts[index - 1] ?? 0) === HOUR_MS)).toBe(true)
    const kinds = clean.hours.map(({ kind }) => kind)
    const newestMs = msOf(clean.newest.interval_start)
    expect(kinds.slice(48)).toEqual(Array(24).fill('forecast'))
    for (const { kind, interval_start } of clean.hours.slice(0, 48))
      expect(kind).toBe(msOf(interval_start) <= newestMs ? 'reported' : 'estimated')
    expect(clean.hours.every(({ intensity_g_per_kwh: g }) => g !== null && g >= 0 && g <= 1116)).toBe(true)
    expect(clean.now?.interval_start).toBe('2026-06-10T18:00:00Z')
    expect(clean.newest.age_seconds).toBe((msOf('2026-06-10T18:05:00Z') - newestMs - HOUR_MS) / 1000)
  })

  it('its reported hours are what the generation of the twin comes to, and what the SQL shows', async () => {
    const clean = await client.authorities.clean(code)
    const { data } = await client.sql<{ intensity_g_per_kwh: number }>({ sql: clean.sql.past })
    const reported = clean.hours.filter(({ kind }) => kind === 'reported').map((hour) => hour.intensity_g_per_kwh)
    expect(data.map((row) => Number(row.intensity_g_per_kwh.toFixed(3)))).toEqual(reported)
    const { data: rows } = await client.rows<{ fuel_type: string; value_mwh: number }>({
      dataset: 'eia.fuel_type',
      filter: { respondent: [code] },
      from: clean.newest.interval_start,
      to: clean.newest.interval_end,
    })
    const factor: Record<string, number> = { COL: 1048, NG: 435, OIL: 1116, OTH: 439 }
    const made = rows.filter(({ fuel_type, value_mwh }) => fuel_type !== 'BAT' && value_mwh > 0)
    const emitted = made.reduce((sum, { fuel_type, value_mwh }) => sum + value_mwh * (factor[fuel_type] ?? 0), 0)
    const generated = made.reduce((sum, { value_mwh }) => sum + value_mwh, 0)
    expect(clean.newest.intensity_g_per_kwh).toBeCloseTo(emitted / generated, 2)
  })

  it('its windows and its best start lie in the horizon and are the best there are', async () => {
    const clean = await client.authorities.clean(code, { horizon: 48, loadHours: 4 })
    const ahead = clean.hours.slice(48).map((hour) => hour.intensity_g_per_kwh ?? Number.NaN)
    expect(ahead).toHaveLength(48)
    const firstMs = msOf(clean.hours[48]?.interval_start ?? '')
    for (const window of clean.windows) {
      const first = (msOf(window.interval_start) - firstMs) / HOUR_MS
      expect(first + window.hours).toBeLessThanOrEqual(24)
      for (const g of ahead.slice(first, first + window.hours))
        expect(g).toBeLessThanOrEqual((clean.window_limit_g_per_kwh ?? 0) + 1e-3)
      expect(ahead.slice(0, 24)[first + window.hours] ?? Number.POSITIVE_INFINITY).toBeGreaterThan(
        clean.window_limit_g_per_kwh ?? 0,
      )
    }
    const means = ahead.slice(0, 45).map((_, first) => ahead.slice(first, first + 4).reduce((a, b) => a + b, 0) / 4)
    expect(clean.best_start?.intensity_g_per_kwh).toBeCloseTo(Math.min(...means), 2)
    expect(clean.best_start?.start_now_g_per_kwh).toBeCloseTo(means[0] ?? 0, 2)
    expect(msOf(clean.best_start?.interval_end ?? '') - msOf(clean.best_start?.interval_start ?? '')).toBe(4 * HOUR_MS)
  })

  it('its rows of factors say their source, and lifecycle ones differ', async () => {
    const [direct, lifecycle] = await Promise.all([
      client.authorities.clean(code),
      client.authorities.clean(code, { factors: 'lifecycle' }),
    ])
    expect(lifecycle.factors.unit).toBe('g CO2e/kWh')
    expect(lifecycle.now?.intensity_g_per_kwh).not.toBe(direct.now?.intensity_g_per_kwh)
    for (const { factors } of [direct, lifecycle])
      expect(factors.rows.every(({ source, year, url }) => source !== '' && year > 2000 && url !== '')).toBe(true)
    expect(direct.disclaimers.map(({ kind }) => kind)).toEqual(['estimate', 'average', 'generation', 'storage', 'lag'])
  })
})

it('ERCO is forecast from the forecasts of ERCOT, CISO by hour and weekday; each with its past skill', async () => {
  const [erco, ciso] = await Promise.all([client.authorities.clean('ERCO'), client.authorities.clean('CISO')])
  expect([erco.method.name, ciso.method.name]).toEqual(['ercot-forecasts', 'seasonal-naive'])
  expect(erco.skill?.mornings).toBeGreaterThan(0)
  expect(erco.baseline_skill?.method).toBe('seasonal-naive')
  // A forecast that knows of the weather to come is better than one that does not.
  expect(erco.skill?.mae_g_per_kwh).toBeLessThan(erco.baseline_skill?.mae_g_per_kwh ?? 0)
  expect(ciso.skill?.mornings).toBeGreaterThanOrEqual(5)
  expect(ciso.skill?.regret_g_per_kwh).toBeGreaterThanOrEqual(0)
  expect(ciso.skill_text).toBe(
    `Over the last ${ciso.skill?.mornings} days this forecast was off by ${ciso.skill?.mae_g_per_kwh.toFixed(0)} g/kWh on average.`,
  )
  const { data } = await client.sql({ sql: erco.sql.forecast })
  expect(data).toHaveLength(24)
})

it('as of a moment knows only what was known then', async () => {
  const asOf = '2026-06-09T12:00:00Z'
  const [then, later] = await Promise.all([
    client.authorities.clean('CISO', { asOf }),
    client.authorities.clean('CISO'),
  ])
  expect(then.meta.as_of).toBe(asOf)
  expect(then.hours[48]?.interval_start).toBe(asOf)
  expect(msOf(then.newest.interval_end)).toBeLessThanOrEqual(msOf(asOf))
  expect(msOf(then.newest.interval_start)).toBeLessThan(msOf(later.newest.interval_start))
  const shared = later.hours.filter(({ kind }) => kind === 'reported')
  const ahead = then.hours.filter(({ kind }) => kind === 'forecast')
  const pairs = ahead.flatMap((hour) => {
    const came = shared.find(({ interval_start }) => interval_start === hour.interval_start)
    return came ? [[hour.intensity_g_per_kwh, came.intensity_g_per_kwh]] : []
  })
  expect(pairs.length).toBeGreaterThan(20)
  expect(pairs.every(([forecast, came]) => forecast === came)).toBe(false)
})

// Central time: 02:00 is skipped on March 10, 01:00 comes twice on November 3.
it.each([
  ['2024-03-12T06:30:00Z', '2024-03-10', ['00:00', '01:00', '03:00', '04:00'], 23, 'reported'],
  ['2024-11-04T20:00:00Z', '2024-11-03', ['00:00', '01:00 CDT', '01:00 CST', '02:00'], 25, 'estimated'],
])('as of %s each hour of %s stands once', async (asOf, date, labels, hours, kind) => {
  const clean = await client.authorities.clean('ERCO', { asOf })
  const day = clean.hours.filter((hour) => hour.interval_start_local.startsWith(date))
  expect(day.slice(0, 4).map(({ label }) => label)).toEqual(labels)
  expect(day).toHaveLength(hours)
  expect(day.slice(0, 4).map(({ kind }) => kind)).toEqual(Array(4).fill(kind))
  expect(day.filter((hour) => hour.intensity_g_per_kwh !== null).length).toBeGreaterThan(8)
})

it('is not made again where the client has it', async () => {
  const { response } = await ask('CISO')
  const etag = response.headers.get('etag') ?? ''
  const again = await fetch(new URL(`${PATH}/CISO/clean`, service.url), { headers: { 'if-none-match': etag } })
  expect(again.status).toBe(304)
})

it.each([
  ['CAISO', '', 404, 'location.unknown', /CISO/],
  ['NSB', '', 404, 'data.not_ingested', /CISO, DUK, ERCO/],
  ['ERCO', '?as_of=2026-01-01', 404, 'data.not_ingested', /AZPS/],
  ['ERCO', '?factors=marginal', 400, 'usage.invalid_argument', /factors/],
  ['ERCO', '?horizon=36', 400, 'usage.invalid_argument', /horizon/],
  ['ERCO', '?load_hours=0', 400, 'usage.invalid_argument', /load_hours/],
  ['ERCO', '?load_hours=25', 400, 'usage.invalid_argument', /load_hours/],
  ['ERCO', '?hours=3', 400, 'usage.unknown_option', /load_hours/],
])('%s/clean%s is refused: %i', async (code, query, status, expected, words) => {
  const { response, body } = await ask(code, query)
  const problem = Problem.parse(body)
  expect([response.status, problem.code]).toEqual([status, expected])
  expect(`${problem.detail} ${problem.hint}`).toMatch(words)
})
