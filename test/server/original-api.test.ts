import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OriginalError, OriginalHealth, OriginalPrices } from '../../src/contract/schemas/original.ts'
import { daUsd, LOST_QUARTER, rtUsd, serviceUsd, startsOf } from '../support/price-lake.ts'
import { NOW, type PriceService, servePrices } from './price-service.ts'

let service: PriceService
beforeAll(async () => {
  service = await servePrices()
})
afterAll(() => service[Symbol.asyncDispose]())

const prices = async (query: string): Promise<OriginalPrices> =>
  OriginalPrices.parse((await service.json(`/api/prices?${query}`)).body)

describe('/api/prices', () => {
  it('has every row of whole days, both included, over New Year, with UTC timestamps', async () => {
    const { timestamps, data } = await prices(
      'start_date=2025-12-31&end_date=2026-01-01&hubs=LZ_NORTH,HB_NORTH&price_type=day_ahead',
    )
    const starts = ['2025-12-31', '2026-01-01'].flatMap((day) => startsOf(day, 60))
    expect(timestamps).toEqual(starts)
    expect(data).toEqual([
      { hub: 'LZ_NORTH', prices: starts.map((start) => daUsd('LZ_NORTH', start)) },
      { hub: 'HB_NORTH', prices: starts.map((start) => daUsd('HB_NORTH', start)) },
    ])
  })

  it('keeps a price that is not there as null', async () => {
    const { timestamps, data } = await prices(
      'start_date=2026-11-01&end_date=2026-11-01&hubs=HB_NORTH,LZ_NORTH&price_type=rt',
    )
    expect(timestamps).toEqual(startsOf('2026-11-01', 15))
    expect(data.map(({ prices: values }) => values.map((usd, index) => [timestamps[index], usd]))).toEqual([
      timestamps.map((start) => [start, start === LOST_QUARTER ? null : rtUsd('HB_NORTH', start)]),
      timestamps.map((start) => [start, rtUsd('LZ_NORTH', start)]),
    ])
  })

  it('takes instants, both included', async () => {
    const { timestamps } = await prices(
      'start_date=2026-01-01T15:00:00Z&end_date=2026-01-01T17:00:00Z&hubs=HB_NORTH&price_type=da',
    )
    expect(timestamps).toEqual(['2026-01-01T15:00:00Z', '2026-01-01T16:00:00Z', '2026-01-01T17:00:00Z'])
  })

  it('has all services, one that did not exist yet as nulls', async () => {
    const { timestamps, data } = await prices(
      'start_date=2025-12-31&end_date=2025-12-31&hubs=HB_NORTH&price_type=ancillary_services',
    )
    expect(data.map(({ hub }) => hub)).toEqual(['ECRS', 'NSPIN', 'REGDN', 'REGUP', 'RRS'])
    expect(data[0]?.prices).toEqual(timestamps.map(() => null))
    expect(data[4]?.prices).toEqual(timestamps.map((start) => serviceUsd('RRS', start)))
  })

  it('combined has day-ahead, real time and services', async () => {
    const { timestamps, data } = await prices(
      'start_date=2026-01-01&end_date=2026-01-01&hubs=HB_NORTH,LZ_NORTH&price_type=combined',
    )
    expect(data.map(({ hub }) => hub)).toEqual([
      'DA_HB_NORTH',
      'DA_LZ_NORTH',
      'RT_HB_NORTH',
      'RT_LZ_NORTH',
      'AS_ECRS',
      'AS_NSPIN',
      'AS_REGDN',
      'AS_REGUP',
      'AS_RRS',
    ])
    const hourOf = (start: string) =>
      Temporal.Instant.from(start).round({ smallestUnit: 'hour', roundingMode: 'floor' }).toString()
    expect(timestamps).toEqual(startsOf('2026-01-01', 15))
    expect(data[1]?.prices).toEqual(timestamps.map((start) => daUsd('LZ_NORTH', hourOf(start))))
    expect(data[3]?.prices).toEqual(timestamps.map((start) => rtUsd('LZ_NORTH', start)))
    expect(data[8]?.prices).toEqual(timestamps.map((start) => serviceUsd('RRS', hourOf(start))))
  })

  it('has all hubs where none is named', async () => {
    const { data } = await prices('start_date=2026-01-01&end_date=2026-01-01')
    expect(data.map(({ hub }) => hub)).toEqual(['HB_NORTH', 'LZ_NORTH'])
  })

  it.each([
    ['', 400, 'start_date'],
    ['start_date=2026-01-01', 400, 'end_date'],
    ['start_date=2026-01-01&end_date=2026-13-01', 400, 'end_date'],
    ['start_date=2026-01-02&end_date=2026-01-01', 400, 'lies after'],
    ['start_date=2020-01-01&end_date=2026-01-01', 400, '366 days'],
    ['start_date=2026-01-01&end_date=2026-01-01&hub=HB_NORTH', 400, 'did you mean hubs?'],
    ['start_date=2026-01-01&end_date=2026-01-01&price_type=spot', 400, 'price_type'],
    ['start_date=2026-01-01&end_date=2026-01-01&hubs=HB_NORHT', 404, 'did you mean HB_NORTH?'],
    [
      `start_date=2026-01-01&end_date=2026-01-01&hubs=${Array.from({ length: 21 }, (_, n) => `H${n}`)}`,
      400,
      'up to 20',
    ],
  ])('%s is refused with %i', async (query, status, says) => {
    const { status: answered, body } = await service.json(`/api/prices?${query}`)
    expect(answered).toBe(status)
    expect(OriginalError.parse(body).details).toContain(says)
  })
})

describe('the others', () => {
  it('/api/available_hubs lists hubs, load zones and DC ties that the lake has', async () => {
    expect(await service.json('/api/available_hubs')).toEqual({ status: 200, body: ['HB_NORTH', 'LZ_NORTH'] })
  })

  it('/api/health says that it runs, and when', async () => {
    const { status, body } = await service.json('/api/health')
    expect([status, OriginalHealth.parse(body).timestamp]).toEqual([200, NOW.toString()])
  })
})
