import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createClient } from '../../src/client/client.ts'
import { Problem } from '../../src/contract/schemas/problem.ts'
import { Rows } from '../../src/contract/schemas/rows.ts'
import { SeriesList, SeriesPoints } from '../../src/contract/schemas/series.ts'
import { ServerStatus } from '../../src/contract/schemas/status.ts'
import { systemClock } from '../../src/core/clock.ts'
import { CATALOGUE } from '../../src/datasets/catalogue.ts'
import { openEngine } from '../../src/engine/engine.ts'
import type { Engine } from '../../src/engine/question.ts'
import { type HttpService, serveHttp } from '../../src/server/serve-http.ts'
import { openSmallLake } from '../contract/open-small-lake.ts'
import type { TempLake } from '../support/temp-lake.ts'

let temp: TempLake
let engine: Engine
let http: HttpService
beforeAll(async () => {
  temp = await openSmallLake()
  engine = openEngine(temp.lake)
  const place = { engine, catalogue: CATALOGUE, clock: { ...systemClock, now: temp.clock.now }, log: () => {} }
  const cacheStats = () => ({ hits: 3, sharedHits: 1 })
  http = await serveHttp({ ...place, source: 'twin', version: '0.0.0-test', port: 0, cacheStats })
})
afterAll(async () => {
  await http.close()
  await engine.close()
  await temp[Symbol.asyncDispose]()
})

const get = (path: string) => fetch(`${http.url}/api/v1/${path}`)
const problemOf = async (path: string) => {
  const response = await get(path)
  const { code, hint } = Problem.parse(await response.json())
  return { status: response.status, code, hint }
}

describe('forecasts', () => {
  test('are listed, and nothing else is one', async () => {
    const { forecasts } = await createClient({ baseUrl: http.url }).forecasts()
    expect(forecasts.map(({ id }) => id)).toEqual(
      CATALOGUE.filter(({ kind }) => kind === 'forecast').map(({ id }) => id),
    )
    expect(await problemOf('forecasts/ercot.rt_spp')).toMatchObject({
      status: 404,
      code: 'dataset.unknown',
      hint: expect.stringContaining('ercot.wind'),
    })
    expect((await problemOf('forecasts/ercot.wnd')).hint).toMatch(/^did you mean ercot\.wind\?/)
  })

  test('show what lies ahead, of now or of as_of, where no range is named', async () => {
    const rows = async (query: string) => Rows.parse(await (await get(`forecasts/ercot.wind?${query}`)).json()).data
    expect(await rows('')).toEqual([])
    const ahead = await rows('as_of=2026-06-10T12:30:00Z&columns=interval_start')
    expect(ahead).toEqual([{ interval_start: '2026-06-10T13:00:00Z' }])
    expect(await rows('to=2026-07-01')).toHaveLength(2)
  })

  test('take lead hours with either side open, and postings', async () => {
    const count = async (query: string) =>
      Rows.parse(await (await get(`forecasts/ercot.wind?from=2026-06-01&posting=all&${query}`)).json()).data.length
    expect([await count(''), await count('lead_hours=18..'), await count('lead_hours=..2.5')]).toEqual([6, 3, 3])
    for (const query of ['lead_hours=..', 'lead_hours=5..4', 'lead_hours=a..b', 'posting=at:24', 'posting=some'])
      expect(await problemOf(`forecasts/ercot.wind?${query}`)).toMatchObject({ status: 400 })
    expect(await problemOf('datasets/ercot.rt_spp/rows?posting=at:06')).toMatchObject({
      status: 400,
      hint: expect.stringContaining('postings=all'),
    })
  })
})

describe('pages', () => {
  test('lead on by header, Link and meta, with words of time made instants', async () => {
    const first = await get('datasets/ercot.rt_spp/rows?from=2026-06-10&to=today&limit=5&columns=settlement_point')
    const { meta } = Rows.parse(await first.json())
    const [, next = ''] = /^<(\/api\/v1\/[^>]+)>; rel="next"$/.exec(first.headers.get('link') ?? '') ?? []
    expect(new URL(next, http.url).searchParams.get('to')).toBe('2026-06-11T05:00:00Z')
    expect(first.headers.get('gridlake-next-cursor')).toBe(meta.next_cursor)
    const second = await fetch(new URL(next, http.url))
    const page = Rows.parse(await second.json())
    expect([page.data.length, page.meta.next_cursor]).toEqual([4, null])
    expect(second.headers.get('link')).toBe(null)
  })

  test('are read one after the other by the client', async () => {
    const client = createClient({ baseUrl: http.url })
    const sizes: number[] = []
    for await (const { data } of client.pages({ dataset: 'ercot.wind', postings: 'all', limit: 4 }))
      sizes.push(data.length)
    expect(sizes).toEqual([4, 2])
  })

  test('of another question are refused', async () => {
    const { meta } = Rows.parse(await (await get('datasets/ercot.wind/rows?limit=1')).json())
    expect(await problemOf(`datasets/ercot.rt_spp/rows?limit=1&cursor=${meta.next_cursor}`)).toMatchObject({
      status: 400,
      code: 'usage.invalid_argument',
    })
  })
})

describe('series', () => {
  test('are found by dataset, place and words', async () => {
    const list = async (query: string) => SeriesList.parse(await (await get(`series?${query}`)).json())
    const { series, total } = await list('dataset=ercot.rt_spp')
    expect(series.map(({ id }) => id)).toEqual([
      'ercot.rt_spp:price_usd_per_mwh:HB_NORTH',
      'ercot.rt_spp:price_usd_per_mwh:HB_WEST',
      'ercot.rt_spp:price_usd_per_mwh:LZ_NORTH',
    ])
    expect(total).toBe(3)
    expect(series[0]).toMatchObject({
      unit: 'USD/MWh',
      location: 'HB_NORTH',
      zone: 'America/Chicago',
      first_interval: '2026-06-10T16:00:00Z',
      last_interval: '2026-06-10T16:30:00Z',
    })
    expect((await list('q=north+real-time')).series.map(({ location }) => location)).toEqual(['HB_NORTH', 'LZ_NORTH'])
    expect(await list('location=HB_WEST&limit=1')).toMatchObject({ total: 1 })
    expect((await list('dataset=ercot.wind')).series.map(({ id }) => id)).toContain('ercot.wind:stwpf_system_wide_mw')
    expect(await problemOf('series?datset=x')).toMatchObject({ status: 400, hint: 'did you mean dataset?' })
  })

  test('have points under any truth, with what is known of their quality', async () => {
    const client = createClient({ baseUrl: http.url })
    const series = 'ercot.rt_spp:price_usd_per_mwh:HB_NORTH'
    const { points } = await client.points({ series, from: '2026-06-10T16:15:00Z' })
    expect(points).toEqual([
      { timestamp: '2026-06-10T16:15:00Z', value: 22, quality: 'good' },
      { timestamp: '2026-06-10T16:30:00Z', value: 5000, quality: 'good' },
    ])
    const before = await client.points({ series, asOf: '2026-06-11T00:00:00Z' })
    expect(before.points.map(({ value }) => value)).toEqual([20.5, 21.07, 5000])
    const wind = await client.points({ series: 'ercot.wind:stwpf_system_wide_mw' })
    expect(wind.points.map(({ quality }) => quality)).toEqual(['estimated', 'estimated'])
    const actual = await client.points({ series: 'ercot.wind:gen_system_wide_mw' })
    expect(actual.points.map(({ value, quality }) => [value, quality])).toEqual([
      [null, 'missing'],
      [null, 'missing'],
    ])
  })

  test('come in pages', async () => {
    const path = 'series/ercot.rt_spp:price_usd_per_mwh:HB_NORTH?limit=2'
    const first = await get(path)
    const { meta } = SeriesPoints.parse(await first.json())
    const next = new URL(/<([^>]+)>/.exec(first.headers.get('link') ?? '')?.[1] ?? '', http.url)
    expect(next.searchParams.get('cursor')).toBe(meta.next_cursor)
    expect(SeriesPoints.parse(await (await fetch(next)).json()).points).toHaveLength(1)
  })

  test('that are not there name the nearest', async () => {
    expect(await problemOf('series/ercot.rt_spp:price_usd_per_mwh:HB_NRTH')).toEqual({
      status: 404,
      code: 'location.unknown',
      hint: 'did you mean ercot.rt_spp:price_usd_per_mwh:HB_NORTH?',
    })
    expect(await problemOf('series/ercot.rt_spp:prize:HB_NORTH')).toMatchObject({ status: 404 })
    expect(await problemOf('series/nothing')).toMatchObject({ status: 404, code: 'dataset.unknown' })
  })
})

test('status tells ages against rhythms, the process and the cache', async () => {
  const status = ServerStatus.parse(await (await get('status')).json())
  expect(status.process.rss_bytes).toBeGreaterThan(10_000_000)
  expect(status.cache).toEqual({ hits: 3, shared_hits: 1 })
  expect(status.datasets).toHaveLength(CATALOGUE.length)
  const wind = status.datasets.find(({ id }) => id === 'ercot.wind')
  expect(wind).toMatchObject({ rows: 6, cadence: 'PT1H', lag: 'PT55M', expected_age_seconds: 6900, freshness: 'stale' })
  expect(wind?.age_seconds).toBeCloseTo(37 * 3600 + 300, -2)
})
