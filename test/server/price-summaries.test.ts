import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Prices } from '../../src/contract/schemas/prices.ts'
import { PriceDuration, PriceHeatmap, PriceStats } from '../../src/contract/schemas/prices-summary.ts'
import { startsOf } from '../support/price-lake.ts'
import { type PriceService, servePrices } from './price-service.ts'

let service: PriceService
beforeAll(async () => {
  service = await servePrices()
})
afterAll(() => service[Symbol.asyncDispose]())

const ALL = 'from=2025-12-31&to=2026-11-02'
const pricesOf = async (query: string) =>
  Prices.parse((await service.json(`/api/v1/prices?${query}`)).body).data.map((row) => ({
    start: row.interval_start ?? '',
    usd: row.price_usd_per_mwh ?? Number.NaN,
  }))

describe('points', () => {
  const query = `locations=HB_NORTH,LZ_NORTH&${ALL}`
  it('leave the extremes where they were, and say of how many', async () => {
    const whole = Prices.parse((await service.json(`/api/v1/prices?${query}`)).body)
    const { meta, data } = Prices.parse((await service.json(`/api/v1/prices?${query}&points=40`)).body)
    expect(meta.downsampled_from).toBe(whole.data.length)
    const lines = new Set(whole.data.map((row) => JSON.stringify(row)))
    expect(data.filter((row) => !lines.has(JSON.stringify(row)))).toEqual([])
    for (const location of ['HB_NORTH', 'LZ_NORTH']) {
      const [all, kept] = [whole.data, data].map((rows) =>
        rows.filter((row) => row.location === location).map((row) => row.price_usd_per_mwh ?? 0),
      ) as [number[], number[]]
      expect([Math.min(...kept), Math.max(...kept)]).toEqual([Math.min(...all), Math.max(...all)])
      expect(kept.length).toBeLessThanOrEqual(42)
    }
    const starts = data.map(({ location, interval_start }) => `${location} ${interval_start}`)
    expect(starts).toEqual(starts.toSorted())
  })

  it('change nothing where there are no more', async () => {
    const short = 'locations=HB_NORTH&from=2026-11-01&to=2026-11-02'
    const { meta, data } = Prices.parse((await service.json(`/api/v1/prices?${short}&points=1000`)).body)
    expect([meta.downsampled_from, data.length]).toEqual([undefined, 99])
  })

  it('say in a header of how many, and go without pages', async () => {
    const csv = await service.get(`/api/v1/prices?${query}&points=40&format=csv`)
    expect(Number(csv.headers.get('gridlake-downsampled-from'))).toBeGreaterThan(700)
    expect((await csv.text()).split('\n').length).toBeLessThan(90)
    const { status, body } = await service.json<{ code: string }>(`/api/v1/prices?${query}&points=40&limit=3`)
    expect([status, body.code]).toEqual([400, 'usage.invalid_argument'])
    expect((await service.get(`/api/v1/prices?${query}&points=9`)).status).toBe(400)
  })
})

describe('stats', () => {
  it('are those of the prices themselves', async () => {
    const query = `locations=HB_NORTH&${ALL}`
    const prices = await pricesOf(query)
    const [row] = PriceStats.parse((await service.json(`/api/v1/prices/stats?${query}&top=3`)).body).data
    const values = prices.map(({ usd }) => usd).sort((a, b) => a - b)
    const quantile = (share: number) => {
      const at = share * (values.length - 1)
      const [low = 0, high = 0] = [values[Math.floor(at)], values[Math.ceil(at)]]
      return low + (high - low) * (at - Math.floor(at))
    }
    expect(row).toMatchObject({ measure: 'price_usd_per_mwh', intervals: values.length, negative_intervals: 0 })
    expect(row?.mean_usd_per_mwh).toBeCloseTo(values.reduce((a, b) => a + b, 0) / values.length, 9)
    expect(row?.p5_usd_per_mwh).toBeCloseTo(quantile(0.05), 9)
    expect(row?.p50_usd_per_mwh).toBeCloseTo(quantile(0.5), 9)
    expect(row?.p95_usd_per_mwh).toBeCloseTo(quantile(0.95), 9)
    const top = prices.toSorted((a, b) => b.usd - a.usd || a.start.localeCompare(b.start)).slice(0, 3)
    expect(row?.top.map(({ interval_start, usd_per_mwh }) => ({ start: interval_start, usd: usd_per_mwh }))).toEqual(
      top,
    )
    expect(row?.bottom[0]?.usd_per_mwh).toBe(values[0])
    expect(row?.top[0]?.interval_end).toBe(
      Temporal.Instant.from(top[0]?.start ?? '')
        .add({ minutes: 15 })
        .toString(),
    )
    expect([row?.first_interval, row?.last_interval]).toEqual([prices[0]?.start, prices.at(-1)?.start])
  })

  it('of a spread have a row a measure and count the hours below zero', async () => {
    const asked = `market=spread&locations=HB_NORTH&${ALL}`
    const rows = PriceStats.parse((await service.json(`/api/v1/prices/stats?${asked}`)).body).data
    expect(rows.map(({ measure }) => measure)).toEqual(['da_usd_per_mwh', 'rt_minus_da_usd_per_mwh', 'rt_usd_per_mwh'])
    const { data } = Prices.parse((await service.json(`/api/v1/prices?${asked}`)).body)
    const spreads = data.flatMap(({ rt_minus_da_usd_per_mwh }) => rt_minus_da_usd_per_mwh ?? [])
    expect(rows[1]?.negative_hours).toBe(spreads.filter((usd) => usd < 0).length)
    expect(rows[1]?.intervals).toBe(spreads.length)
  })
})

describe('heatmap', () => {
  const cells = async (query: string) =>
    PriceHeatmap.parse((await service.json(`/api/v1/prices/heatmap?locations=HB_NORTH&${query}`)).body).data

  it('has the repeated hour as a cell of its own', async () => {
    const rows = await cells('market=da&from=2026-11-01&to=2026-11-02')
    expect(rows.map(({ interval_start }) => interval_start)).toEqual(startsOf('2026-11-01', 60))
    expect(rows.slice(0, 4).map(({ hour, repeated_hour, date }) => [date, hour, repeated_hour])).toEqual([
      ['2026-11-01', 0, false],
      ['2026-11-01', 1, false],
      ['2026-11-01', 1, true],
      ['2026-11-01', 2, false],
    ])
    expect(rows).toHaveLength(25)
    expect(rows[2]?.interval_start_local).toBe('2026-11-01T01:00:00-06:00')
  })

  it('has no cell of the skipped hour', async () => {
    const rows = await cells('market=rt&from=2026-03-08&to=2026-03-09')
    expect(rows.map(({ hour }) => hour)).toEqual([0, 1, ...Array.from({ length: 21 }, (_, index) => index + 3)])
    const quarters = await pricesOf('locations=HB_NORTH&from=2026-03-08&to=2026-03-09')
    const mean = quarters.slice(0, 4).reduce((sum, { usd }) => sum + usd, 0) / 4
    expect(rows[0]?.usd_per_mwh).toBeCloseTo(mean, 9)
  })

  it('has days of 24 hours in UTC, and of 23 and 25 where the zone named changes its clock', async () => {
    const starts = async (query: string) =>
      (await cells(`market=da&${query}`)).map(({ date, hour, repeated_hour }) => [date, hour, repeated_hour])
    const plain = (date: string) => Array.from({ length: 24 }, (_, hour) => [date, hour, false])
    for (const day of ['2026-03-08', '2026-11-01']) {
      const next = Temporal.PlainDate.from(day).add({ days: 1 })
      const rows = await starts(`zone=UTC&from=${day}&to=${next}`)
      expect(plain(day)).toEqual(expect.arrayContaining(rows))
      expect(new Set(rows.map(String)).size).toBe(rows.length)
    }
    const spring = await starts('zone=America/Los_Angeles&from=2026-03-08&to=2026-03-09')
    expect(spring.filter(([, hour]) => Number(hour) < 4)).toEqual([0, 1, 3].map((hour) => ['2026-03-08', hour, false]))
    const autumn = await starts('zone=America/Los_Angeles&from=2026-11-01&to=2026-11-02')
    expect(autumn.filter(([, hour]) => hour === 1)).toEqual([
      ['2026-11-01', 1, false],
      ['2026-11-01', 1, true],
    ])
    const [first] = await cells('market=da&zone=Asia/Kolkata&from=2026-11-02&to=2026-11-03')
    expect(first).toMatchObject({ date: '2026-11-02', hour: 0, interval_start_local: '2026-11-02T00:30:00+05:30' })
  })

  it('has the same prices in every zone, and refuses what is none', async () => {
    const range = 'from=2026-11-01T05:00Z&to=2026-11-02T06:00Z'
    const pricesIn = async (zone: string) =>
      (await cells(`market=da&zone=${zone}&${range}`)).map(({ interval_start, usd_per_mwh }) => [
        interval_start,
        usd_per_mwh,
      ])
    const market = await pricesIn('America/Chicago')
    expect(market).toHaveLength(25)
    expect(await pricesIn('UTC')).toEqual(market)
    expect(await pricesIn('Asia/Kathmandu')).toEqual(market)
    expect(await cells(`market=da&${range}`)).toEqual(await cells(`market=da&zone=America/Chicago&${range}`))
    const { status, body } = await service.json<{ code: string; detail: string }>(
      `/api/v1/prices/heatmap?locations=HB_NORTH&zone=Mars/Olympus`,
    )
    expect([status, body.code]).toEqual([400, 'usage.invalid_argument'])
    expect(body.detail).toContain('write the name of a time zone')
  })

  it('by months has the mean of each hour of the day', async () => {
    const rows = await cells(`market=da&by=month&from=2026-11-01&to=2026-11-03`)
    const one = rows.find(({ hour }) => hour === 1)
    const prices = (await cells('market=da&from=2026-11-01&to=2026-11-03')).filter(({ hour }) => hour === 1)
    expect(one).toMatchObject({ month: '2026-11', hours: 3 })
    expect(one?.usd_per_mwh).toBeCloseTo(prices.reduce((sum, { usd_per_mwh }) => sum + (usd_per_mwh ?? 0), 0) / 3, 9)
    expect(rows).toHaveLength(24)
  })
})

describe('duration', () => {
  const curves = async (query: string) =>
    PriceDuration.parse((await service.json(`/api/v1/prices/duration?${query}`)).body).data

  it('says for how many hours the price was so high, with both tails', async () => {
    const query = `locations=HB_NORTH,LZ_NORTH&${ALL}`
    const rows = await curves(`${query}&points=20&thresholds=22,25.5`)
    expect(rows.map(({ location, year }) => [location, year])).toEqual([
      ['HB_NORTH', null],
      ['LZ_NORTH', null],
    ])
    const values = (await pricesOf(`locations=HB_NORTH&${ALL}`)).map(({ usd }) => usd)
    const [row] = rows
    expect(row?.above.map(({ hours }) => hours)).toEqual(
      [22, 25.5].map((threshold) => values.filter((usd) => usd > threshold).length / 4),
    )
    expect(row?.hours).toBe(values.length / 4)
    expect(row?.points.length).toBeLessThanOrEqual(22)
    expect([row?.points[0]?.usd_per_mwh, row?.points.at(-1)?.usd_per_mwh]).toEqual([
      Math.max(...values),
      Math.min(...values),
    ])
    const sorted = values.toSorted((a, b) => b - a)
    for (const { hours, usd_per_mwh } of row?.points ?? []) expect(usd_per_mwh).toBe(sorted[hours * 4 - 1])
  })

  it('parts market years', async () => {
    const rows = await curves(`market=da&locations=HB_NORTH&${ALL}&by=year`)
    expect(rows.map(({ year, hours }) => [year, hours])).toEqual([
      [2025, 24],
      [2026, 24 + 23 + 25],
    ])
  })
})

it.each(['stats', 'heatmap', 'duration'])(
  '%s is not sent again, comes as a file, and refuses as /prices does',
  async (of) => {
    const path = `/api/v1/prices/${of}?locations=HB_NORTH&from=2026-11-01&to=2026-11-02`
    const first = await service.get(path)
    await first.text()
    expect((await service.get(path, { 'if-none-match': first.headers.get('etag') ?? '' })).status).toBe(304)
    for (const format of ['csv', 'ndjson', 'parquet', 'arrow', 'columnar', 'xlsx']) {
      const file = await service.get(`${path}&format=${format}`)
      expect([format, file.status, (await file.arrayBuffer()).byteLength > 200]).toEqual([format, 200, true])
    }
    const unknown = await service.json<{ code: string; hint: string }>(path.replace('HB_NORTH', 'HB_NORHT'))
    expect([unknown.status, unknown.body.code, unknown.body.hint]).toEqual([
      404,
      'location.unknown',
      'did you mean HB_NORTH?',
    ])
    expect((await service.get(`${path}&market=as`)).status).toBe(400)
  },
)

it('a summary is as of a moment', async () => {
  const query = 'market=da&locations=HB_NORTH&from=2026-03-08&to=2026-03-09'
  const highest = async (truth: string) =>
    PriceStats.parse((await service.json(`/api/v1/prices/stats?${query}${truth}`)).body).data[0]?.max_usd_per_mwh
  expect(await highest('')).toBe(99)
  expect(await highest('&as_of=2026-03-08T12:00:00Z')).toBeLessThan(99)
})
