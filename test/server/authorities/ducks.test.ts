import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createClient } from '../../../src/client/client.ts'
import { type DuckDay, type DuckRanking, Ducks } from '../../../src/contract/schemas/authorities/ducks.ts'
import { Problem } from '../../../src/contract/schemas/problem.ts'
import { systemClock } from '../../../src/core/clock.ts'
import { CATALOGUE } from '../../../src/datasets/catalogue.ts'
import { openEngine } from '../../../src/engine/engine.ts'
import type { Engine } from '../../../src/engine/question.ts'
import { ingestDocuments } from '../../../src/ingest/ingest-documents.ts'
import { type HttpService, serveHttp } from '../../../src/server/serve-http.ts'
import type { TempLake } from '../../support/temp-lake.ts'
import { eiaPage, openTwinEiaLake } from '../../support/twin-eia-lake.ts'

const NOW = '2026-06-10T18:07:00Z'

let temp: TempLake
let engine: Engine
let http: HttpService

beforeAll(async () => {
  temp = await openTwinEiaLake({
    now: NOW,
    authorities: ['CISO', 'BPAT'],
    ranges: [
      ['2024-03-09T08:00Z', '2024-03-12T07:00Z'],
      ['2024-11-02T07:00Z', '2024-11-05T08:00Z'],
      ['2026-05-01T07:00Z', '2026-06-10T12:00Z'],
    ],
  })
  engine = openEngine(temp.lake)
  const clock = { ...systemClock, now: temp.clock.now }
  http = await serveHttp({
    engine,
    catalogue: CATALOGUE,
    clock,
    log: () => {},
    source: 'twin',
    version: '0-test',
    port: 0,
  })
})

afterAll(async () => {
  await http.close()
  await engine.close()
  await temp[Symbol.asyncDispose]()
})

const ask = async (path: string) => {
  const response = await fetch(`${http.url}/api/v1/balancing-authorities/${path}`)
  return { status: response.status, etag: response.headers.get('etag'), body: await response.json() }
}
const ranking = async (query = '') => Ducks.parse((await ask(`CISO/ducks?${query}`)).body) as DuckRanking
const dayOf = async (query: string) => Ducks.parse((await ask(`CISO/ducks?${query}`)).body) as DuckDay
const problemOf = async (path: string) => {
  const { status, body } = await ask(path)
  const { code, hint, context } = Problem.parse(body)
  return { status, code, hint, context }
}

describe('the ranking', () => {
  test('has the days before today, best first, each with points that sum to its score', async () => {
    const { ducks, left_out, reference, first_date, last_date, state, distribution } = await ranking()
    expect([state, first_date, last_date]).toEqual(['scored', '2026-04-11', '2026-06-09'])
    // 20 days of April were never collected.
    expect([ducks.length, left_out.length]).toEqual([40, 20])
    expect(left_out[0]).toEqual({
      date: '2026-04-11',
      reason: 'not_published',
      missing_hours: 24,
      text: 'nothing is published of it',
    })
    expect(reference).toMatchObject({ id: 'CISO-20260501-20260609', kept: true, days: 40, days_left_out: 0 })
    expect(ducks.map(({ score }) => score)).toEqual(ducks.map(({ score }) => score).toSorted((a, b) => b - a))
    expect(ducks[0]?.rank).toBe(1)
    for (const { score, components, net_load_mwh } of ducks) {
      expect(Math.round(components.reduce((sum, { points }) => sum + points, 0) * 10)).toBe(Math.round(score * 10))
      expect(net_load_mwh).toHaveLength(24)
    }
    expect(distribution.reduce((sum, { count }) => sum + count, 0)).toBe(40)
    // The window is its own days: their percentiles have a mean of 50, and so have the scores.
    const mean = ducks.reduce((sum, { score }) => sum + score, 0) / 40
    expect(mean).toBeCloseTo(50, 0)
  })

  test('of a sunny authority is of ducks: the trough at midday, the ramp after 15:00, far above its standard ramp', async () => {
    const { ducks } = await ranking('days=7')
    expect(ducks).toHaveLength(7)
    for (const { shape } of ducks) {
      expect(shape.valley_depth_mw).toBeGreaterThan(5000)
      expect(shape.evening_ramp_mw_per_h).toBe(shape.evening_ramp_to.mw - shape.evening_ramp_from.mw)
      expect(Number(shape.evening_ramp_from.label.slice(0, 2))).toBeGreaterThanOrEqual(15)
      expect(shape.peak.mw - shape.trough.mw).toBe(shape.valley_depth_mw)
    }
  })

  test('says of days what SQL over the views says', async () => {
    const { ducks, sql } = await ranking('days=14')
    const client = createClient({ baseUrl: http.url })
    const { data } = await client.sql<Record<string, number | string>>({ sql: sql.days })
    const rows = ducks.map(({ date, components }) => [date, ...components.map(({ value }) => value)])
    const columns = ['evening_ramp_mw_per_h', 'valley_depth_mw', 'trough_hour']
    expect(data.map((row) => [String(row['day']).slice(0, 10), ...columns.map((name) => row[name])])).toEqual(
      rows.toSorted(),
    )
  })

  test('is the client’s, and what has not changed is not sent again', async () => {
    const client = createClient({ baseUrl: http.url })
    const answer = await client.authorities.ducks('CISO', { days: 30 })
    expect(answer).toEqual(await ranking('days=30'))
    const { etag } = await ask('CISO/ducks?days=30')
    const again = await fetch(`${http.url}/api/v1/balancing-authorities/CISO/ducks?days=30`, {
      headers: { 'if-none-match': etag ?? '' },
    })
    expect(again.status).toBe(304)
  })

  test('of an authority without solar says so, and who has some', async () => {
    const { body } = await ask('BPAT/ducks')
    const answer = Ducks.parse(body)
    expect(answer).toMatchObject({ state: 'no_solar', reference: null, ducks: [] })
    expect(answer.with_solar.map(({ code }) => code)).toEqual(['CISO'])
  })

  test.each(['CISO/ducks?days=0', 'CISO/ducks?days=366', 'CISO/ducks?day=3', 'CISO/ducks?date=2024-02-30'])(
    '%s is refused',
    async (path) => expect(await problemOf(path)).toMatchObject({ status: 400 }),
  )

  test('of an unknown authority names the nearest', async () => {
    expect(await problemOf('CSIO/ducks')).toMatchObject({
      status: 404,
      code: 'location.unknown',
      hint: expect.stringContaining('CISO'),
    })
    expect(await problemOf('CISO/ducks?reference=CISO-2025')).toMatchObject({
      status: 404,
      hint: 'windows: CISO-20260501-20260609',
    })
  })
})

describe('a day', () => {
  test.each([
    { date: '2024-03-10', hours: 23, twice: [] },
    { date: '2024-11-03', hours: 25, twice: ['01:00 PDT', '01:00 PST'] },
  ])('$date has $hours hours by the wall clock', async ({ date, hours, twice }) => {
    const day = await dayOf(`date=${date}`)
    expect(day.hours).toHaveLength(hours)
    expect(day.hours.filter(({ label }) => label.length > 5).map(({ label }) => label)).toEqual(twice)
    expect(day.hours.map(({ label }) => label).includes('02:00')).toBe(hours === 25)
    expect(day.hours[0]).toMatchObject({ label: '00:00', hour_ending: 1 })
    const { duck } = day
    if (!duck) expect.fail('it has no score')
    expect(duck.net_load_mwh).toEqual(day.hours.map(({ net_load_mwh }) => net_load_mwh))
    const trough = day.hours.find(({ interval_start }) => interval_start === duck.shape.trough.interval_start)
    expect(trough?.net_load_mwh).toBe(duck.shape.trough.mw)
    expect(Number(trough?.label.slice(0, 2))).toBe(duck.components[2]?.value)
    expect([day.previous_date, day.next_date]).toEqual(
      hours === 23 ? ['2024-03-09', '2024-03-11'] : ['2024-11-02', '2024-11-04'],
    )
  })

  test('is the ranking’s own, with the typical day and the fuels beside', async () => {
    const { ducks, reference } = await ranking('days=30')
    const best = ducks[0] ?? expect.fail('no duck')
    const day = await dayOf(`days=30&date=${best.date}`)
    expect([day.duck, day.ranked_days, day.reference]).toEqual([best, 30, reference])
    expect(day.typical.days).toBeGreaterThan(6)
    for (const hour of day.hours) {
      expect(hour.net_load_mwh).toBe((hour.demand_mwh ?? 0) - (hour.solar_mwh ?? 0))
      expect(hour.standard_net_load_mwh).toBe((hour.net_load_mwh ?? 0) - (hour.wind_mwh ?? 0))
      expect(hour.typical_net_load_mwh).not.toBe(null)
    }
    const solar = day.fuels.find(({ fuel }) => fuel === 'solar')
    expect(solar?.mwh).toEqual(day.hours.map(({ solar_mwh }) => solar_mwh))
    expect(day.fuels.reduce((sum, { share }) => sum + (share ?? 0), 0)).toBeCloseTo(1, 9)
  })

  test('that is not over, or of which there is nothing, has no score', async () => {
    const today = await dayOf('date=2026-06-10')
    expect(today).toMatchObject({
      duck: null,
      left_out: { reason: 'demand_missing', missing_hours: 19 },
      nearest_date: '2026-06-09',
      next_date: null,
    })
    expect(today.hours.filter(({ net_load_mwh }) => net_load_mwh !== null)).toHaveLength(5)
    expect(await problemOf('CISO/ducks?date=2026-06-11')).toMatchObject({
      status: 404,
      context: { nearest_date: '2026-06-09' },
    })
    expect(await problemOf('CISO/ducks?date=2026-04-20')).toMatchObject({
      status: 404,
      context: { nearest_date: '2026-05-01' },
    })
    expect(await problemOf('CISO/ducks?date=2019-01-01')).toMatchObject({
      status: 404,
      context: { nearest_date: '2024-03-10' },
    })
  })
})

describe('a score', () => {
  test('stays when days are added; a revision of its own day moves it, and as of before it does not', async () => {
    const before = await ranking('days=20')
    const [, second] = before.ducks
    if (!second) expect.fail('too few ducks')
    const revisedHour = second.shape.evening_ramp_to.interval_start
    const ending = Temporal.Instant.from(revisedHour).add({ hours: 1 }).toString().slice(0, 13)
    temp.clock.set('2026-06-11T18:07:00Z')
    const line = { period: ending, respondent: 'CISO', code: 'D', mwh: 90_000 }
    await ingestDocuments(temp.lake, [eiaPage('region', '2026-06-11T12:00:00Z', [line])])
    const after = await ranking('days=21')
    expect(after.reference?.id).toBe(before.reference?.id)
    for (const duck of before.ducks) {
      const now = after.ducks.find(({ date }) => date === duck.date)
      if (duck.date === second.date) expect(now?.score).toBeGreaterThan(duck.score)
      else expect(now).toMatchObject({ score: duck.score, components: duck.components })
    }
    const then = await ranking(`days=20&as_of=${NOW}`)
    expect(then.ducks).toEqual(before.ducks)
    expect(then.meta.as_of).toBe(NOW)
  })
})
