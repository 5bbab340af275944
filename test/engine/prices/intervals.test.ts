import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Block, blockOf } from '../../../src/core/time/block.ts'
import { openEngine } from '../../../src/engine/engine.ts'
import type { Engine, PricesQuestion } from '../../../src/engine/question.ts'
import { DAYS, daUsd, LOST_QUARTER, openPriceLake, rtUsd, serviceUsd, startsOf } from '../../support/price-lake.ts'
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
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
const hourOf = (start: string): string =>
  Temporal.Instant.from(start).round({ smallestUnit: 'hour', roundingMode: 'floor' }).toString()

describe('hours of real time', () => {
  it('have the mean of the quarters that there are, and say of how many', async () => {
    const { rows } = await askPrices(engine, { market: 'rt', interval: 'PT1H', locations: HB, ...days('2026-11-01') })
    const quarters = Map.groupBy(
      startsOf('2026-11-01', 15).filter((start) => start !== LOST_QUARTER),
      hourOf,
    )
    expect(rows).toHaveLength(25)
    expect(rows.map((row) => [row['interval_start'], row['price_usd_per_mwh'], row['intervals']])).toEqual(
      [...quarters].map(([hour, starts]) => [
        hour,
        expect.closeTo(mean(starts.map((start) => rtUsd('HB_NORTH', start))), 12),
        starts.length,
      ]),
    )
    expect(rows.find(({ intervals }) => intervals !== 4)).toMatchObject({
      interval_start: '2026-11-01T15:00:00Z',
      interval_end: '2026-11-01T16:00:00Z',
      intervals: 3,
    })
  })

  it('are those that start in the range, whole', async () => {
    const from = Temporal.Instant.from('2026-01-01T15:30:00Z')
    const to = Temporal.Instant.from('2026-01-01T16:30:00Z')
    const { rows } = await askPrices(engine, { market: 'rt', interval: 'PT1H', locations: HB, from, to })
    expect(rows.map((row) => [row['interval_start'], row['intervals']])).toEqual([['2026-01-01T16:00:00Z', 4]])
  })
})

describe('days', () => {
  it.each([
    ['2026-03-08', 23, '2026-03-08T06:00:00Z', '2026-03-09T05:00:00Z', '2026-03-08T00:00:00-06:00'],
    ['2026-11-01', 25, '2026-11-01T05:00:00Z', '2026-11-02T06:00:00Z', '2026-11-01T00:00:00-05:00'],
  ])('%s is one of %i hours by the market clock', async (day, count, start, end, local) => {
    const question: PricesQuestion = { market: 'da', interval: 'P1D', locations: ['LZ_NORTH'], ...days(day) }
    const { rows } = await askPrices(engine, question)
    expect(rows).toEqual([
      {
        location: 'LZ_NORTH',
        location_type: null,
        interval_start: start,
        interval_end: end,
        interval_start_local: local,
        price_usd_per_mwh: expect.closeTo(mean(startsOf(day, 60).map((hour) => daUsd('LZ_NORTH', hour))), 12),
        intervals: count,
      },
    ])
  })

  it('may be asked from the first to the last of all years', async () => {
    const range = {
      from: Temporal.Instant.from('-200000-01-01T00:00Z'),
      to: Temporal.Instant.from('+200000-01-01T00:00Z'),
    }
    const asked = { market: 'combined', interval: 'P1D', locations: HB, ...range } as const
    const { rows, meta } = await askPrices(engine, asked)
    expect(rows.map(({ interval_start_local }) => String(interval_start_local).slice(0, 10))).toEqual([...DAYS])
    expect(meta.coverage?.beyond).toBe(true)
  })

  it('of a spread speak of the hours that have both prices; a day without one is left out', async () => {
    const asked = { market: 'spread', interval: 'P1D', locations: HB, ...days('2026-11-01', '2026-11-02') } as const
    const { rows } = await askPrices(engine, asked)
    const hours = startsOf('2026-11-01', 60).filter((hour) => hour !== hourOf(LOST_QUARTER))
    const da = mean(hours.map((hour) => daUsd('HB_NORTH', hour)))
    const quarters = startsOf('2026-11-01', 15).filter((start) => hourOf(start) !== hourOf(LOST_QUARTER))
    const rt = mean(quarters.map((start) => rtUsd('HB_NORTH', start)))
    expect(rows).toMatchObject([
      {
        interval_start: '2026-11-01T05:00:00Z',
        da_usd_per_mwh: expect.closeTo(da, 12),
        rt_usd_per_mwh: expect.closeTo(rt, 12),
        rt_minus_da_usd_per_mwh: expect.closeTo(rt - da, 12),
        intervals: 24,
      },
    ])
  })

  it('of combined prices have a mean of each, and count the quarter hours', async () => {
    const asked = { market: 'combined', interval: 'P1D', locations: HB, ...days('2026-11-01', '2026-11-02') } as const
    const { rows } = await askPrices(engine, asked)
    expect(rows.map(({ intervals }) => intervals)).toEqual([99, 0])
    expect(rows[1]).toMatchObject({
      rt_usd_per_mwh: null,
      da_usd_per_mwh: expect.closeTo(mean(startsOf('2026-11-02', 60).map((hour) => daUsd('HB_NORTH', hour))), 12),
      rrs_usd_per_mw: expect.closeTo(mean(startsOf('2026-11-02', 60).map((hour) => serviceUsd('RRS', hour))), 12),
    })
  })
})

describe('quarter hours of hourly prices', () => {
  it('have the price of their hour', async () => {
    const asked = { market: 'as', interval: 'PT15M', locations: ['NSPIN'], ...days('2026-03-08') } as const
    const { rows } = await askPrices(engine, asked)
    expect(rows.map((row) => [row['interval_start'], row['mcpc_usd_per_mw']])).toEqual(
      startsOf('2026-03-08', 15).map((start) => [start, serviceUsd('NSPIN', hourOf(start))]),
    )
  })
})

describe('blocks', () => {
  const inBlock = (block: Block) => (start: string) =>
    blockOf(Temporal.Instant.from(start), 'America/Chicago') === block

  it.each(['5x16', '2x16', '7x8'] as const)('%s has its hours alone', async (block) => {
    const { rows } = await askPrices(engine, {
      market: 'da',
      locations: HB,
      blocks: [block],
      ...days('2025-12-31', '2026-01-01'),
    })
    const starts = [...startsOf('2025-12-31', 60), ...startsOf('2026-01-01', 60)]
    expect(rows.map(({ interval_start }) => interval_start)).toEqual(starts.filter(inBlock(block)))
  })

  it('are chosen before means are taken: the on-peak price of a day', async () => {
    const asked = { market: 'rt', interval: 'P1D', locations: HB, blocks: ['5x16'], ...days('2025-12-31') } as const
    const { rows } = await askPrices(engine, asked)
    const starts = startsOf('2025-12-31', 15).filter(inBlock('5x16'))
    expect(rows).toMatchObject([
      { price_usd_per_mwh: expect.closeTo(mean(starts.map((start) => rtUsd('HB_NORTH', start))), 12), intervals: 64 },
    ])
  })
})
