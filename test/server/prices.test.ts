import { tableFromIPC } from '@uwdata/flechette'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ANSWER_MEDIA_TYPES } from '../../src/contract/answer-format.ts'
import { PriceRow, Prices } from '../../src/contract/schemas/prices.ts'
import { Problem } from '../../src/contract/schemas/problem.ts'
import { priceColumns } from '../../src/engine/prices/price-columns.ts'
import type { PriceMarket } from '../../src/engine/question.ts'
import { daUsd, rtUsd, startsOf } from '../support/price-lake.ts'
import { type PriceService, servePrices } from './price-service.ts'

let service: PriceService
beforeAll(async () => {
  service = await servePrices()
})
afterAll(() => service[Symbol.asyncDispose]())

const PATH = '/api/v1/prices'

describe('a prices question', () => {
  it('may say no more than where: real time of today', async () => {
    const head = await service.get(`${PATH}?locations=HB_NORTH&format=csv`)
    expect(head.headers.get('gridlake-coverage')).toBe('2025-12-31T06:00:00Z/2026-11-02T05:45:00Z; beyond')
    const { status, body } = await service.json(`${PATH}?locations=HB_NORTH`)
    const { meta, data } = Prices.parse(body)
    expect([status, data]).toEqual([200, []])
    expect(meta.coverage).toEqual({
      first_interval: '2025-12-31T06:00:00Z',
      last_interval: '2026-11-02T05:45:00Z',
      beyond: true,
      datasets: {
        'ercot.rt_spp': { first_interval: '2025-12-31T06:00:00Z', last_interval: '2026-11-02T05:45:00Z' },
      },
    })
    const { data: ahead } = Prices.parse((await service.json(`${PATH}?locations=HB_NORTH&market=da`)).body)
    expect(ahead.map(({ interval_start }) => interval_start)).toEqual(startsOf('2026-11-02', 60))
  })

  it.each([
    ['from=2026-11-01', 49],
    ['from=2026-11-01&to=2026-11-02', 25],
    ['to=2026-11-02', 25],
    ['from=2026-11-02T06:00:00Z&to=2026-11-02T08:00:00Z', 2],
    ['from=2026-11-01T22:00', 26],
    ['as_of=2026-11-01T12:00', 25],
    ['from=yesterday&to=today', 25],
    ['from=2026-11-01&to=2026-11-02&block=2x16', 16],
    ['from=2026-11-01&to=2026-11-02&block=2x16&block=7x8', 25],
    ['from=2026-11-01&to=2026-11-02&interval=P1D', 1],
  ])('%s has %i rows', async (query, count) => {
    const { data } = Prices.parse((await service.json(`${PATH}?market=da&locations=HB_NORTH&${query}`)).body)
    expect(data).toHaveLength(count)
  })

  it.each(['da', 'rt', 'spread', 'as', 'combined'] as const)(
    '%s answers as the contract and the engine say',
    async (market) => {
      const locations = market === 'as' ? '' : '&locations=HB_NORTH'
      const { body } = await service.json(`${PATH}?market=${market}${locations}&from=2026-11-01&to=2026-11-02`)
      const { data } = Prices.parse(body)
      const columns = priceColumns(market, market === 'rt' || market === 'combined' ? 'PT15M' : 'PT1H', false)
      expect(Object.keys(data[0] ?? {})).toEqual(columns.map(({ name }) => name))
      expect(data.length).toBeGreaterThan(24)
    },
  )

  it('has no column that the contract does not name', () => {
    const markets: PriceMarket[] = ['da', 'rt', 'spread', 'as', 'combined']
    const names = markets.flatMap((market) => priceColumns(market, 'PT1H', true).map(({ name }) => name))
    expect([...new Set(names)].sort()).toEqual(Object.keys(PriceRow.shape).sort())
  })

  it('comes in every format, with the same rows', async () => {
    const query = `${PATH}?market=spread&locations=HB_NORTH,LZ_NORTH&from=2026-03-08&to=2026-03-09`
    const starts = startsOf('2026-03-08', 60)
    for (const [format, type] of Object.entries(ANSWER_MEDIA_TYPES)) {
      const response = await service.get(`${query}&format=${format}`)
      expect([response.status, response.headers.get('content-type')]).toEqual([200, type])
      expect(response.headers.get('gridlake-rows')).toBe('46')
      expect(response.headers.get('gridlake-coverage')).toBe('2025-12-31T06:00:00Z/2026-11-03T05:00:00Z')
      const bytes = new Uint8Array(await response.arrayBuffer())
      expect(bytes.length).toBeGreaterThan(1000)
      if (format === 'arrow') {
        const table = tableFromIPC(bytes, { useDate: false })
        const times = table.getChild('interval_start')?.toArray() as readonly (number | bigint)[]
        expect([...times].slice(0, 23).map(Number)).toEqual(starts.map((start) => Date.parse(start)))
      }
      if (format === 'columnar') {
        const { columns, meta } = JSON.parse(new TextDecoder().decode(bytes))
        expect(columns.da_usd_per_mwh.slice(23)).toEqual(starts.map((start) => daUsd('LZ_NORTH', start)))
        expect(meta.coverage.beyond).toBe(false)
      }
    }
  })

  it('is not answered again where the client has the answer', async () => {
    const query = `${PATH}?market=combined&locations=HB_NORTH&from=2026-11-01&to=2026-11-02`
    const first = await service.get(query)
    const etag = first.headers.get('etag') ?? ''
    await first.text()
    expect((await service.get(query, { 'if-none-match': etag })).status).toBe(304)
    const other = await service.get(`${query}&as_of=2026-11-01T12:00:00Z`, { 'if-none-match': etag })
    expect(other.status).toBe(200)
    await other.text()
  })

  it('leads from page to page by its Link', async () => {
    const starts: (string | undefined)[] = []
    let next: string | undefined = `${PATH}?market=da&locations=HB_NORTH&from=yesterday&limit=20`
    while (next !== undefined) {
      const response: Response = await service.get(next)
      starts.push(...Prices.parse(await response.json()).data.map(({ interval_start }) => interval_start))
      next = /<(.*)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1]
    }
    expect(starts).toEqual(['2026-11-01', '2026-11-02'].flatMap((day) => startsOf(day, 60)))
  })
})

describe('what is refused', () => {
  it.each([
    ['', 400, 'usage.invalid_argument', 'no location is asked for'],
    ['?locations=HB_NORHT', 404, 'location.unknown', 'did you mean HB_NORTH?'],
    ['?locations=HB_NORTH&market=dam', 400, 'usage.invalid_argument', 'market'],
    ['?locations=HB_NORTH&from=2026-02-30', 400, 'usage.invalid_argument', 'from'],
    ['?locations=HB_NORTH&to=soon', 400, 'usage.invalid_argument', 'America/Chicago'],
    ['?locations=HB_NORTH&from=2026-11-02&to=2026-11-01', 400, 'usage.invalid_argument', 'half-open'],
    ['?locations=HB_NORTH&interval=PT5M', 400, 'usage.invalid_argument', 'interval'],
    ['?locations=HB_NORTH&block=9x5', 400, 'usage.invalid_argument', 'block'],
    ['?locations=HB_NORTH&limit=0', 400, 'usage.invalid_argument', 'limit'],
    ['?locations=HB_NORTH&cursor=x', 400, 'usage.invalid_argument', 'cursor'],
    ['?locations=HB_NORTH&market=da&location_type=LZEW', 400, 'usage.invalid_argument', 'no settlement point types'],
    ['?locations=HB_NORTH&columns=price', 400, 'usage.invalid_argument', 'price_usd_per_mwh'],
    ['?location=HB_NORTH', 400, 'usage.unknown_option', 'did you mean locations?'],
    ['?locations=HB_NORTH&market=da&market=rt', 400, 'usage.invalid_argument', 'give it once'],
  ])('%s', async (query, status, code, says) => {
    const { status: answered, body } = await service.json(`${PATH}${query}`)
    const problem = Problem.parse(body)
    expect([answered, problem.code]).toEqual([status, code])
    expect(`${problem.detail} ${problem.hint}`).toContain(says)
  })

  it('a thousand locations are answered, more are not', async () => {
    const names = Array.from({ length: 1001 }, (_, index) => `N${index}`)
    const { status, body } = await service.json(`${PATH}?locations=${names.join(',')}`)
    expect([status, Problem.parse(body).detail]).toEqual([400, '1,001 locations are asked for at once'])
    const thousand = await service.json(`${PATH}?locations=${names.slice(0, 1000).join(',')}`)
    expect([thousand.status, Problem.parse(thousand.body).code]).toEqual([404, 'location.unknown'])
  })
})

describe('the client', () => {
  it('asks by moments and options, and gets rows, bytes and locations', async () => {
    const question = {
      market: 'rt',
      locations: ['LZ_NORTH'],
      locationType: 'LZEW',
      from: '2026-03-08',
      to: Temporal.Instant.from('2026-03-09T05:00:00Z'),
      interval: 'PT15M',
      blocks: ['2x16', '7x8'],
      columns: ['interval_start', 'price_usd_per_mwh'],
      asOf: '2026-11-01',
      knownAt: 'now',
      basis: 'recorded',
      limit: 200,
    } as const
    const { data, meta } = await service.client.prices({ ...question, knownAt: '2026-11-20' })
    expect(data).toEqual(
      startsOf('2026-03-08', 15).map((start) => ({
        interval_start: start,
        price_usd_per_mwh: rtUsd('LZ_NORTH*', start),
      })),
    )
    expect(meta).toMatchObject({ basis: 'recorded', next_cursor: null, coverage: { beyond: false } })
    const csv = await new Response(await service.client.pricesAs('csv', { ...question, knownAt: '2026-11-20' })).text()
    expect(csv.trim().split('\n')).toHaveLength(93)
    const { locations } = await service.client.locations({ q: 'north', kind: 'hub', dataset: 'ercot.rt_spp', limit: 5 })
    expect(locations.map(({ name }) => name)).toEqual(['HB_NORTH'])
  })

  it('hears what was wrong', async () => {
    await expect(service.client.prices({ locations: ['HB_NORHT'] })).rejects.toMatchObject({
      code: 'location.unknown',
      hint: 'did you mean HB_NORTH?',
    })
  })
})
