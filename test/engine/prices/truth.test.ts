import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEngine } from '../../../src/engine/engine.ts'
import type { Engine, PricesQuestion } from '../../../src/engine/question.ts'
import { ingestDocuments } from '../../../src/ingest/ingest-documents.ts'
import {
  CORRECTED_AT,
  CORRECTED_HOUR,
  CORRECTED_USD,
  daUsd,
  openPriceLake,
  rtUsd,
  startsOf,
} from '../../support/price-lake.ts'
import type { TempLake } from '../../support/temp-lake.ts'
import { windPosting } from '../../support/wind-posting.ts'
import { askPrices, days, type PriceRow } from './ask-prices.ts'

let temp: TempLake
let engine: Engine
/** The lake of prices, and a file without times that knows the day-ahead hours of 2026-11-03. */
beforeAll(async () => {
  temp = await openPriceLake()
  const hours = Array.from(
    { length: 24 },
    (_, hour) => `11/03/2026,${String(hour + 1).padStart(2, '0')}:00,HB_NORTH,7,N`,
  )
  const csv = `DeliveryDate,HourEnding,SettlementPoint,SettlementPointPrice,DSTFlag\n${hours.join('\n')}\n`
  const loose = {
    ...windPosting('2026-11-03T00:00:00Z', {}),
    dataset: 'ercot.dam_spp',
    name: 'np4-190.csv',
    bytes: Buffer.from(csv),
    publishedAt: undefined,
    publishedAtBasis: 'inferred' as const,
  }
  await ingestDocuments(temp.lake, [loose])
  engine = openEngine(temp.lake)
})
afterAll(async () => {
  await engine.close()
  await temp[Symbol.asyncDispose]()
})

const HB = ['HB_NORTH']
const at = (text: string) => Temporal.Instant.from(text)

describe('one truth for all parts', () => {
  const correctedHour = async (truth: Partial<PricesQuestion>, market: 'da' | 'spread' | 'combined') => {
    const { rows } = await askPrices(engine, { market, locations: HB, ...days('2026-03-08'), ...truth })
    const row = rows.find(({ interval_start }) => interval_start === CORRECTED_HOUR)
    return row?.['price_usd_per_mwh'] ?? row?.['da_usd_per_mwh']
  }

  it.each(['da', 'spread', 'combined'] as const)('%s has the price that stood at the moment', async (market) => {
    const before = at(CORRECTED_AT).subtract({ seconds: 1 })
    expect(await correctedHour({}, market)).toBe(CORRECTED_USD)
    expect(await correctedHour({ asOf: at(CORRECTED_AT) }, market)).toBe(CORRECTED_USD)
    expect(await correctedHour({ asOf: before }, market)).toBe(daUsd('HB_NORTH', CORRECTED_HOUR))
  })

  it('before real time was published a spread has the day-ahead price alone', async () => {
    const asked = { market: 'spread', locations: HB, ...days('2026-01-01'), asOf: at('2026-01-01T12:00:00Z') } as const
    const { rows, meta } = await askPrices(engine, asked)
    expect(rows).toHaveLength(24)
    expect(rows.every((row) => row['rt_usd_per_mwh'] === null && row['rt_minus_da_usd_per_mwh'] === null)).toBe(true)
    expect(meta.asOf).toBe('2026-01-01T12:00:00Z')
  })

  it('before anything was held there is nothing', async () => {
    const asked = {
      market: 'combined',
      locations: HB,
      ...days('2026-01-01'),
      knownAt: at('2026-11-01T00:00:00Z'),
    } as const
    expect((await askPrices(engine, asked)).rows).toEqual([])
  })

  it('inferred rows are counted, and left out of what is recorded', async () => {
    const asked = { market: 'da', locations: HB, ...days('2026-11-02', '2026-11-03') } as const
    const any = await askPrices(engine, asked)
    expect([any.meta.rows, any.meta.inferredRows]).toEqual([48, 24])
    const recorded = await askPrices(engine, { ...asked, basis: 'recorded' })
    expect([recorded.meta.rows, recorded.meta.inferredRows]).toEqual([24, 0])
    const daily = await askPrices(engine, { ...asked, interval: 'P1D' })
    expect([daily.meta.rows, daily.meta.inferredRows]).toEqual([2, 1])
    const combined = await askPrices(engine, { ...asked, market: 'combined' })
    expect([combined.meta.rows, combined.meta.inferredRows]).toEqual([192, 96])
  })
})

describe('meta', () => {
  it('names the versions of every table that was read', async () => {
    const { meta } = await askPrices(engine, { market: 'combined', locations: HB, ...days('2026-01-01') })
    expect(Object.keys(meta.versions).sort()).toEqual(['ercot.dam_mcpc', 'ercot.dam_spp', 'ercot.rt_spp'])
  })

  it('says how far the lake reaches, and whether more was asked for', async () => {
    const coverage = async (first: string, last: string) =>
      (await askPrices(engine, { market: 'spread', locations: HB, ...days(first, last) })).meta.coverage
    expect(await coverage('2025-12-31', '2026-11-01')).toEqual({
      firstInterval: '2025-12-31T06:00:00Z',
      lastInterval: '2026-11-04T05:00:00Z',
      beyond: false,
      datasets: {
        'ercot.dam_spp': { firstInterval: '2025-12-31T06:00:00Z', lastInterval: '2026-11-04T05:00:00Z' },
        'ercot.rt_spp': { firstInterval: '2025-12-31T06:00:00Z', lastInterval: '2026-11-02T05:45:00Z' },
      },
    })
    expect(await coverage('2025-12-30', '2026-11-01')).toMatchObject({ beyond: true })
    expect(await coverage('2025-12-31', '2026-11-02')).toMatchObject({ beyond: true })
  })
})

describe('pages', () => {
  it('together are the whole answer', async () => {
    const asked = { market: 'rt', locations: ['LZ_NORTH', 'HB_NORTH'], ...days('2026-01-01') } as const
    const pages: PriceRow[] = []
    let after: string | undefined
    let count = 0
    do {
      const page = await askPrices(engine, { ...asked, limit: 70, ...(after === undefined ? {} : { after }) })
      pages.push(...page.rows)
      after = page.meta.nextCursor ?? undefined
      count++
    } while (after !== undefined)
    expect(count).toBe(3)
    expect(pages).toEqual((await askPrices(engine, asked)).rows)
    expect(pages.slice(-1)).toMatchObject([
      { location: 'LZ_NORTH', price_usd_per_mwh: rtUsd('LZ_NORTH', startsOf('2026-01-01', 15).at(-1) ?? '') },
    ])
  })

  it('of means and of combined prices as well', async () => {
    const asked = { market: 'combined', interval: 'PT1H', locations: HB, ...days('2026-11-01') } as const
    const first = await askPrices(engine, { ...asked, limit: 20 })
    const rest = await askPrices(engine, { ...asked, limit: 20, after: first.meta.nextCursor ?? '' })
    expect([...first.rows, ...rest.rows]).toEqual((await askPrices(engine, asked)).rows)
    expect(rest.meta.nextCursor).toBeNull()
  })
})
