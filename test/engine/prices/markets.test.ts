import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEngine } from '../../../src/engine/engine.ts'
import type { Engine } from '../../../src/engine/question.ts'
import { daUsd, LOST_QUARTER, openPriceLake, rtUsd, serviceUsd, startsOf } from '../../support/price-lake.ts'
import type { TempLake } from '../../support/temp-lake.ts'
import { askPrices, days } from './ask-prices.ts'

let temp: TempLake
let engine: Engine
beforeAll(async () => {
  temp = await openPriceLake()
  engine = openEngine(temp.lake)
})
afterAll(async () => {
  await engine.close()
  await temp[Symbol.asyncDispose]()
})

const HB = ['HB_NORTH']

describe('da and rt', () => {
  it.each([
    ['2026-03-08', 23],
    ['2026-11-01', 25],
    ['2026-01-01', 24],
  ])('%s has its %i hours, each with its own start on both clocks', async (day, count) => {
    const { rows } = await askPrices(engine, { market: 'rt', locations: ['LZ_NORTH'], ...days(day) })
    expect(rows.map(({ interval_start, price_usd_per_mwh }) => [interval_start, price_usd_per_mwh])).toEqual(
      startsOf(day, 15).map((start) => [start, rtUsd('LZ_NORTH', start)]),
    )
    expect(rows).toHaveLength(count * 4)
    expect(new Set(rows.map(({ interval_start_local }) => interval_start_local)).size).toBe(count * 4)
    for (const { interval_start, interval_end, interval_start_local, hour_ending } of rows) {
      const start = Temporal.Instant.from(String(interval_start))
      expect(Temporal.Instant.from(String(interval_start_local)).equals(start)).toBe(true)
      expect(start.until(String(interval_end)).total('minutes')).toBe(15)
      expect(hour_ending).toBe(start.toZonedDateTimeISO('America/Chicago').hour + 1)
    }
  })

  it('the repeated hour reads twice on the wall clock, with its offsets', async () => {
    const { rows } = await askPrices(engine, { market: 'da', locations: HB, ...days('2026-11-01') })
    expect(
      rows.slice(0, 4).map((row) => [row['interval_start_local'], row['hour_ending'], row['location_type']]),
    ).toEqual([
      ['2026-11-01T00:00:00-05:00', 1, null],
      ['2026-11-01T01:00:00-05:00', 2, null],
      ['2026-11-01T01:00:00-06:00', 2, null],
      ['2026-11-01T02:00:00-06:00', 3, null],
    ])
  })

  it('a range over New Year has both years, in order', async () => {
    const { rows, meta } = await askPrices(engine, { market: 'da', locations: HB, ...days('2025-12-31', '2026-01-01') })
    const starts = [...startsOf('2025-12-31', 60), ...startsOf('2026-01-01', 60)]
    expect(rows.map(({ interval_start, price_usd_per_mwh }) => [interval_start, price_usd_per_mwh])).toEqual(
      starts.map((start) => [start, daUsd('HB_NORTH', start)]),
    )
    expect(meta.rows).toBe(48)
  })

  it('several locations come one after the other', async () => {
    const { rows } = await askPrices(engine, {
      market: 'da',
      locations: ['LZ_NORTH', 'HB_NORTH'],
      ...days('2026-01-01'),
    })
    expect(rows.map(({ location }) => location)).toEqual([
      ...Array.from({ length: 24 }, () => 'HB_NORTH'),
      ...Array.from({ length: 24 }, () => 'LZ_NORTH'),
    ])
  })

  it('a zone is one series, its energy-weighted twin another', async () => {
    const of = async (locationType?: string) => {
      const asked = { market: 'rt' as const, locations: ['LZ_NORTH'], ...days('2026-01-01') }
      const { rows } = await askPrices(engine, locationType === undefined ? asked : { ...asked, locationType })
      return [rows.length, rows[0]?.['location_type'], rows[0]?.['price_usd_per_mwh']]
    }
    const [start = ''] = startsOf('2026-01-01', 15)
    expect(await of()).toEqual([96, 'LZ', rtUsd('LZ_NORTH', start)])
    expect(await of('LZEW')).toEqual([96, 'LZEW', rtUsd('LZ_NORTH*', start)])
    expect(await of('RN')).toEqual([0, undefined, undefined])
  })

  it('a range without rows is an empty answer', async () => {
    const { rows, meta } = await askPrices(engine, { market: 'rt', locations: HB, ...days('2026-06-10') })
    expect(rows).toEqual([])
    expect(meta.rows).toBe(0)
  })

  it('columns are those asked for, in their order', async () => {
    const columns = ['price_usd_per_mwh', 'interval_start']
    const { rows } = await askPrices(engine, { market: 'da', locations: HB, ...days('2026-01-01'), columns })
    expect(Object.keys(rows[0] ?? {})).toEqual(columns)
    await expect(
      askPrices(engine, { market: 'da', locations: HB, ...days('2026-01-01'), columns: ['prise'] }),
    ).rejects.toThrow('this answer has no column prise')
  })
})

describe('spread', () => {
  it('is real time less day ahead, of the mean of four quarters', async () => {
    const { rows } = await askPrices(engine, { market: 'spread', locations: ['LZ_NORTH'], ...days('2026-11-01') })
    expect(rows).toHaveLength(25)
    for (const row of rows) {
      const start = String(row['interval_start'])
      const quarters = [0, 15, 30, 45].map((minutes) =>
        rtUsd('LZ_NORTH', Temporal.Instant.from(start).add({ minutes }).toString()),
      )
      const rt = quarters.reduce((sum, usd) => sum + usd) / 4
      expect(row).toMatchObject({
        location: 'LZ_NORTH',
        location_type: 'LZ',
        da_usd_per_mwh: daUsd('LZ_NORTH', start),
        rt_usd_per_mwh: rt,
        rt_minus_da_usd_per_mwh: rt - daUsd('LZ_NORTH', start),
      })
    }
  })

  it('an hour that lacks a quarter has no real-time price, one that is yet to come neither', async () => {
    const { rows } = await askPrices(engine, { market: 'spread', locations: HB, ...days('2026-11-01', '2026-11-02') })
    const without = rows.filter((row) => row['rt_minus_da_usd_per_mwh'] === null)
    expect(rows).toHaveLength(49)
    expect(without.map(({ interval_start }) => interval_start)).toEqual([
      '2026-11-01T15:00:00Z',
      ...startsOf('2026-11-02', 60),
    ])
    expect(without.every((row) => row['rt_usd_per_mwh'] === null && row['da_usd_per_mwh'] !== null)).toBe(true)
  })

  it('by quarter hours the day-ahead price of the hour stands in each', async () => {
    const asked = { market: 'spread', interval: 'PT15M', locations: HB, ...days('2026-01-01') } as const
    const { rows } = await askPrices(engine, asked)
    expect(rows.map((row) => row['rt_minus_da_usd_per_mwh'])).toEqual(
      startsOf('2026-01-01', 15).map((start) => {
        const hour = Temporal.Instant.from(start).round({ smallestUnit: 'hour', roundingMode: 'floor' }).toString()
        return rtUsd('HB_NORTH', start) - daUsd('HB_NORTH', hour)
      }),
    )
  })
})

describe('as', () => {
  it('has all services unless some are named, and no location', async () => {
    const all = await askPrices(engine, { market: 'as', locations: [], ...days('2026-01-01') })
    expect(all.rows).toHaveLength(5 * 24)
    expect(Object.keys(all.rows[0] ?? {})).toEqual([
      'ancillary_type',
      'interval_start',
      'interval_end',
      'interval_start_local',
      'hour_ending',
      'mcpc_usd_per_mw',
    ])
    const { rows } = await askPrices(engine, { market: 'as', locations: ['RRS'], ...days('2026-01-01') })
    expect(rows.map((row) => [row['ancillary_type'], row['mcpc_usd_per_mw']])).toEqual(
      startsOf('2026-01-01', 60).map((start) => ['RRS', serviceUsd('RRS', start)]),
    )
  })
})

describe('combined', () => {
  it('puts day-ahead, real time and services in every quarter hour; what is not there is null', async () => {
    const { rows } = await askPrices(engine, { market: 'combined', locations: HB, ...days('2025-12-31', '2026-01-01') })
    const starts = ['2025-12-31', '2026-01-01'].flatMap((day) => startsOf(day, 15))
    expect(rows).toHaveLength(192)
    for (const [index, row] of rows.entries()) {
      const start = starts[index] ?? ''
      const hour = Temporal.Instant.from(start).round({ smallestUnit: 'hour', roundingMode: 'floor' }).toString()
      expect(row).toMatchObject({
        interval_start: start,
        da_usd_per_mwh: daUsd('HB_NORTH', hour),
        rt_usd_per_mwh: rtUsd('HB_NORTH', start),
        // There was none in 2025; the market's year begins at 06:00 in UTC.
        ecrs_usd_per_mw: start < '2026-01-01T06:00:00Z' ? null : serviceUsd('ECRS', hour),
        nspin_usd_per_mw: serviceUsd('NSPIN', hour),
        regdn_usd_per_mw: serviceUsd('REGDN', hour),
        regup_usd_per_mw: serviceUsd('REGUP', hour),
        rrs_usd_per_mw: serviceUsd('RRS', hour),
      })
    }
  })

  it('keeps what only one market has', async () => {
    const ahead = await askPrices(engine, { market: 'combined', locations: HB, ...days('2026-11-02') })
    expect(ahead.rows).toHaveLength(96)
    expect(ahead.rows.every((row) => row['rt_usd_per_mwh'] === null && row['da_usd_per_mwh'] !== null)).toBe(true)
    const node = await askPrices(engine, { market: 'combined', locations: ['NODE_1'], ...days('2026-03-08') })
    expect(node.rows).toHaveLength(92)
    expect(node.rows.every((row) => row['da_usd_per_mwh'] === null && row['rt_usd_per_mwh'] !== null)).toBe(true)
    const lost = await askPrices(engine, { market: 'combined', locations: HB, ...days('2026-11-01') })
    expect(lost.rows.filter((row) => row['rt_usd_per_mwh'] === null).map((row) => row['interval_start'])).toEqual([
      LOST_QUARTER,
    ])
  })

  it('a range that begins within an hour has the quarters that are asked for', async () => {
    const from = Temporal.Instant.from('2026-01-01T15:30:00Z')
    const to = Temporal.Instant.from('2026-01-01T16:15:00Z')
    const { rows } = await askPrices(engine, { market: 'combined', locations: HB, from, to })
    expect(rows.map((row) => [row['interval_start'], row['da_usd_per_mwh']])).toEqual([
      ['2026-01-01T15:30:00Z', daUsd('HB_NORTH', '2026-01-01T15:00:00Z')],
      ['2026-01-01T15:45:00Z', daUsd('HB_NORTH', '2026-01-01T15:00:00Z')],
      ['2026-01-01T16:00:00Z', daUsd('HB_NORTH', '2026-01-01T16:00:00Z')],
    ])
  })
})
