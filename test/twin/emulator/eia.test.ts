import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { eiaRegionData } from '../../../src/datasets/eia/region-data.ts'
import { capturePath, withCapture } from '../../sources/capture-path.ts'
import { openTwin } from './twin-fixture.ts'

interface Page {
  warnings?: { warning: string }[]
  response: { total: string; data: Record<string, string>[] } & Record<string, unknown>
  request: { command: string; params: Record<string, unknown> }
  apiVersion: string
}

const ROUTE = '/v2/electricity/rto/region-data/data/'
const FULL_SORT = 'sort[0][column]=period&sort[0][direction]=asc&sort[1][column]=respondent&sort[2][column]=type'
const { get, clock, twin } = openTwin('2026-02-20T12:00Z')
const ask = async (query: string): Promise<Page> =>
  (await (await get(`${ROUTE}?api_key=secret&frequency=hourly&data[0]=value&${query}`)).json()) as Page
const keyOf = (row: Record<string, string>) => `${row.period} ${row.respondent} ${row.type}`

describe('a page of region data', () => {
  const CAPTURE = 'eia/v2-api/eia_oregon_comprehensive__00_200.json'
  withCapture(CAPTURE)('has the keys of the real answer', async () => {
    const path = capturePath(CAPTURE)
    const real = JSON.parse(readFileSync(path, 'utf8')) as Page
    const twin = await ask(
      'facets[respondent][]=PACW&facets[type][]=D&start=2026-02-01&end=2026-02-08&sort[0][column]=period&sort[0][direction]=asc&length=5000',
    )
    expect(Object.keys(twin)).toEqual(Object.keys(real))
    expect(Object.keys(twin.response)).toEqual(Object.keys(real.response))
    expect({ ...twin.response, data: [] }).toEqual({ ...real.response, data: [] })
    expect(Object.keys(twin.response.data[0] ?? {})).toEqual(Object.keys(real.response.data[0] ?? {}))
    expect(new Set(Object.keys(twin.request.params))).toEqual(new Set(Object.keys(real.request.params)))
    expect(twin.request.params.sort).toEqual(real.request.params.sort)
    expect(twin.apiVersion).toBe(real.apiVersion)
    // Seven days asked for by dates are 169 hours: the last date means its hour 00.
    expect(twin.response.total).toBe('169')
  })

  test('is the wire of the catalogue, every value a text', async () => {
    const { response } = await ask(`start=2026-02-01T05&end=2026-02-01T06&${FULL_SORT}`)
    expect(response.total).toBe('160')
    for (const row of response.data) {
      expect(Object.keys(row)).toEqual(eiaRegionData.wire[0]?.header)
      expect(Object.values(row).every((value) => typeof value === 'string')).toBe(true)
      expect(row.value).toMatch(/^-?\d+$/)
      expect(row['value-units']).toBe('megawatthours')
    }
    expect(new Set(response.data.map(({ period }) => period))).toEqual(new Set(['2026-02-01T05', '2026-02-01T06']))
  })

  test('leaves the value out unless asked for it, and echoes the key', async () => {
    const page = (await (await get(`${ROUTE}?api_key=secret&start=2026-02-01T05&end=2026-02-01T05`)).json()) as Page
    expect(page.response.data[0]).not.toHaveProperty('value')
    expect(page.request.params.api_key).toBe('secret')
  })

  test('takes facets, and silently nothing for a code that is unknown', async () => {
    const some = await ask(`start=2026-02-01T05&end=2026-02-01T05&facets[respondent][]=ERCO&facets[respondent][]=SPP`)
    expect(some.response.data.map(({ respondent }) => respondent)).toEqual(Array(4).fill('ERCO'))
    expect((await ask('facets[respondent][]=CARO')).response).toMatchObject({ total: '0', data: [] })
  })
})

describe('pages', () => {
  const QUERY = 'start=2026-02-01T00&end=2026-02-07T00'

  test('of the full sort keys cover every row once', async () => {
    const rows: Record<string, string>[] = []
    let total = Number.POSITIVE_INFINITY
    while (rows.length < total) {
      const page = await ask(`${QUERY}&${FULL_SORT}&offset=${rows.length}&length=5000`)
      total = Number(page.response.total)
      expect(page.warnings?.[0]?.warning).toBe('incomplete return')
      expect(page.response.data.length).toBe(Math.min(5000, total - rows.length))
      rows.push(...page.response.data)
    }
    expect(total).toBe(145 * 80)
    expect(new Set(rows.map(keyOf)).size).toBe(total)
    const keys = rows.map(keyOf)
    expect(keys).toEqual(keys.toSorted())
  })

  test('of fewer sort keys overlap, as a database gives them', async () => {
    const bySort = 'sort[0][column]=period&sort[0][direction]=asc'
    const pages = [await ask(`${QUERY}&${bySort}&length=2010`), await ask(`${QUERY}&${bySort}&length=2010&offset=2010`)]
    const keys = pages.flatMap(({ response }) => response.data.map(keyOf))
    expect(new Set(keys).size).toBeLessThan(keys.length)
  })

  test('end at 5000 rows whatever is asked for, and a short answer warns of nothing', async () => {
    const long = await ask(`${QUERY}&${FULL_SORT}&length=9000`)
    expect(long.response.data.length).toBe(5000)
    expect(await ask(`start=2026-02-01T00&end=2026-02-01T03&${FULL_SORT}`)).not.toHaveProperty('warnings')
  })

  test('sort by another column over all rows', async () => {
    const { response } = await ask(
      'start=2026-02-01T00&end=2026-02-02T00&facets[type][]=D&sort[0][column]=value&sort[0][direction]=desc&length=50',
    )
    const values = response.data.map(({ value }) => Number(value))
    expect(values).toEqual(values.toSorted((a, b) => b - a))
    expect(response.data[0]?.respondent).toBe('PJM')
  })

  test('balance', async () => {
    const { response } = await ask(`start=2026-02-03T00&end=2026-02-03T23&${FULL_SORT}&facets[type][]=TI`)
    for (const rows of Map.groupBy(response.data, ({ period }) => period).values()) {
      expect(rows.reduce((sum, { value }) => sum + Number(value), 0)).toBe(0)
    }
  })
})

describe('time', () => {
  test('an hour is not there an hour after its end, and is after 95 minutes', async () => {
    const rows = async () => Number((await ask('start=2026-02-20T11&end=2026-02-20T11')).response.total)
    clock.set(Temporal.Instant.from('2026-02-20T12:20Z'))
    // The day-ahead forecasts alone.
    expect(await rows()).toBe(20)
    clock.set(Temporal.Instant.from('2026-02-20T12:35Z'))
    expect(await rows()).toBe(80)
    clock.set(Temporal.Instant.from('2026-02-20T12:30Z'))
    const some = await rows()
    expect((some - 20) % 3).toBe(0)
    expect(some).toBeGreaterThan(20)
    expect(some).toBeLessThan(80)
    clock.set(Temporal.Instant.from('2026-02-20T12:00Z'))
  })

  test('values are overwritten without a word', async () => {
    const day = `start=2026-02-19T00&end=2026-02-19T23&facets[type][]=D&${FULL_SORT}`
    const before = (await ask(day)).response.data
    clock.set(Temporal.Instant.from('2026-02-24T12:00Z'))
    const after = (await ask(day)).response.data
    clock.set(Temporal.Instant.from('2026-02-20T12:00Z'))
    const changed = after.filter((row, index) => row.value !== before[index]?.value)
    expect(after.map(keyOf)).toEqual(before.map(keyOf))
    expect(changed.length).toBeGreaterThan(5)
    expect(changed.length).toBeLessThan(80)
  })
})

describe('errors are those of EIA', () => {
  const body = async (path: string) => {
    const response = await twin.fetch(new Request(`http://twin${path}`))
    return [response.status, await response.json()] as const
  }

  withCapture('eia/v2-api/eia_collector_demand__00_403.json')('a bad key', async () => {
    const real = readFileSync(capturePath('eia/v2-api/eia_collector_demand__00_403.json'), 'utf8')
    expect(await body(`${ROUTE}?api_key=INVALID`)).toEqual([403, JSON.parse(real)])
  })

  test('no key, a route that is not, a date that is none', async () => {
    expect((await body(ROUTE))[0]).toBe(403)
    expect(await body('/v2/electricity/rto/daily/data/?api_key=k')).toEqual([500, { error: 'Not found.', code: 404 }])
    expect((await body(`${ROUTE}?api_key=k&start=yesterday`))[0]).toBe(400)
    expect((await body(`${ROUTE}?api_key=k&length=many`))[0]).toBe(400)
  })
})
