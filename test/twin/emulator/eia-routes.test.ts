import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { eiaFuelType } from '../../../src/datasets/eia/fuel-type.ts'
import { eiaInterchange } from '../../../src/datasets/eia/interchange.ts'
import { capturePath, withCapture } from '../../sources/capture-path.ts'
import { openTwin } from './twin-fixture.ts'

type Row = Record<string, string>
interface Page {
  warnings?: unknown[]
  response: { total: string; data: Row[] } & Record<string, unknown>
  request: { command: string; params: Record<string, unknown> }
}

const { get, clock } = openTwin('2026-02-20T12:00Z')
const ask = async (route: string, query: string): Promise<Page> =>
  (await (
    await get(`/v2/electricity/rto/${route}/data/?api_key=secret&frequency=hourly&data[0]=value&${query}`)
  ).json()) as Page

const ROUTES = [
  {
    route: 'fuel-type-data',
    capture: 'eia/v2-api/eia_generation_PACW_2024-01-31_to_2024-02-29_20250710_161150.json',
    header: eiaFuelType.wire[0]?.header,
    sort: 'sort[0][column]=period&sort[1][column]=respondent&sort[2][column]=fueltype',
    keyOf: (row: Row) => `${row.period} ${row.respondent} ${row.fueltype}`,
  },
  {
    route: 'interchange-data',
    capture: 'eia/v2-api/US-FLA-FPC_US-FLA-FPL_exchange.json',
    header: eiaInterchange.wire[0]?.header,
    sort: 'sort[0][column]=period&sort[1][column]=fromba&sort[2][column]=toba',
    keyOf: (row: Row) => `${row.period} ${row.fromba} ${row.toba}`,
  },
]

for (const { route, capture, header, sort, keyOf } of ROUTES) {
  describe(route, () => {
    withCapture(capture)('has the keys of the real rows, in their order', async () => {
      const real = JSON.parse(readFileSync(capturePath(capture), 'utf8')) as Page & { api_response?: Page }
      const twin = await ask(route, `start=2026-02-01T05&end=2026-02-01T06&${sort}`)
      const model = real.api_response ?? real
      expect(Object.keys(twin.response.data[0] ?? {})).toEqual(Object.keys(model.response.data[0] ?? {}))
      expect(Object.keys(twin.response.data[0] ?? {})).toEqual(header)
      expect(twin.request.command).toBe(model.request.command)
      for (const row of twin.response.data) {
        expect(row.value).toMatch(/^-?\d+$/)
        expect(row['value-units']).toBe('megawatthours')
      }
    })

    test('pages of the full sort keys cover every row once', async () => {
      const query = `start=2026-02-01T00&end=2026-02-04T00&${sort}`
      const rows: Row[] = []
      let total = Number.POSITIVE_INFINITY
      while (rows.length < total) {
        const page = await ask(route, `${query}&offset=${rows.length}&length=1700`)
        total = Number(page.response.total)
        rows.push(...page.response.data)
      }
      const keys = rows.map(keyOf)
      expect(total % 73).toBe(0)
      expect(total).toBeGreaterThan(3000)
      expect(new Set(keys).size).toBe(total)
      expect(keys).toEqual(keys.toSorted())
    })
  })
}

describe('what the routes say of one another', () => {
  const range = 'start=2026-02-03T00&end=2026-02-03T23&length=5000'

  test('fuels sum to net generation, flows to total interchange, and each flow is told by both ends', async () => {
    const regions = (await ask('region-data', range)).response.data
    const fuels = (await ask('fuel-type-data', range)).response.data
    const flows = (await ask('interchange-data', range)).response.data
    const sums = (rows: Row[], by: string) => {
      const found = new Map<string, number>()
      for (const row of rows) {
        const key = `${row.period} ${row[by]}`
        found.set(key, (found.get(key) ?? 0) + Number(row.value))
      }
      return found
    }
    const generation = sums(fuels, 'respondent')
    const exports = sums(flows, 'fromba')
    const ofType = (code: string) => regions.filter(({ type }) => type === code)
    expect(ofType('NG').length).toBe(24 * 20)
    for (const row of ofType('NG')) expect(generation.get(`${row.period} ${row.respondent}`)).toBe(Number(row.value))
    for (const row of ofType('TI')) expect(exports.get(`${row.period} ${row.respondent}`)).toBe(Number(row.value))
    const flowOf = new Map(flows.map((row) => [`${row.period} ${row.fromba} ${row.toba}`, Number(row.value)]))
    for (const row of flows) {
      expect(flowOf.get(`${row.period} ${row.toba} ${row.fromba}`)).toBe(0 - Number(row.value))
    }
  })

  test('facets of each route pick its rows', async () => {
    const hour = 'start=2026-02-03T05&end=2026-02-03T05'
    const solar = (await ask('fuel-type-data', `${hour}&facets[fueltype][]=SUN&facets[respondent][]=CISO`)).response
    expect(solar.data).toMatchObject([{ respondent: 'CISO', fueltype: 'SUN', 'type-name': 'Solar' }])
    const flow = (await ask('interchange-data', `${hour}&facets[fromba][]=ERCO&facets[toba][]=SWPP`)).response
    expect(flow.data).toMatchObject([{ fromba: 'ERCO', toba: 'SWPP' }])
    expect((await ask('interchange-data', `${hour}&facets[fromba][]=SWPP`)).response.total).toBe('3')
  })

  test('an hour appears in each as its authorities report', async () => {
    const count = async (route: string) =>
      Number((await ask(route, 'start=2026-02-20T11&end=2026-02-20T11')).response.total)
    for (const [route, whole] of [
      ['fuel-type-data', 121],
      ['interchange-data', 52],
    ] as const) {
      clock.set(Temporal.Instant.from('2026-02-20T12:20Z'))
      expect(await count(route)).toBe(0)
      clock.set(Temporal.Instant.from('2026-02-20T12:30Z'))
      const some = await count(route)
      expect(some).toBeGreaterThan(0)
      expect(some).toBeLessThan(whole)
      clock.set(Temporal.Instant.from('2026-02-20T12:35Z'))
      expect(await count(route)).toBe(whole)
    }
    clock.set(Temporal.Instant.from('2026-02-20T12:00Z'))
  })
})
