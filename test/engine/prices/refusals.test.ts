import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEngine } from '../../../src/engine/engine.ts'
import type { Engine, PricesQuestion } from '../../../src/engine/question.ts'
import { openPriceLake } from '../../support/price-lake.ts'
import { openTempLake, type TempLake } from '../../support/temp-lake.ts'
import { days } from './ask-prices.ts'

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

const refusal = async (question: Partial<PricesQuestion>, asked: Engine = engine) => {
  const whole: PricesQuestion = { market: 'rt', locations: ['HB_NORTH'], ...days('2026-01-01'), ...question }
  return asked.prices(whole, 'json').then(
    () => undefined,
    ({ code, message, hint }: { code: string; message: string; hint: string }) => ({ code, message, hint }),
  )
}

describe('an unknown location', () => {
  it.each([
    ['rt', 'HB_NORHT', 'HB_NORTH'],
    ['da', 'hb_north', 'HB_NORTH'],
    ['spread', 'LZ_NORT', 'LZ_NORTH'],
    ['combined', 'NODE1', 'NODE_1'],
    ['as', 'REGUPS', 'REGUP'],
  ] as const)('of %s: %s is answered with %s', async (market, name, nearest) => {
    expect(await refusal({ market, locations: [name] })).toEqual({
      code: 'location.unknown',
      message: `there is no location ${name}`,
      hint: `did you mean ${nearest}?`,
    })
  })

  it('is refused beside known ones, and twice the same way', async () => {
    const asked = { locations: ['HB_NORTH', 'ZZZZZZZZZZ', 'YYYYYYYYYY'] }
    const first = await refusal(asked)
    expect(first).toMatchObject({ message: 'there is no location ZZZZZZZZZZ and 1 more that were asked for' })
    expect(await refusal(asked)).toEqual(first)
  })

  it('is one that the market itself never had', async () => {
    expect(await refusal({ market: 'da', locations: ['NODE_1'] })).toMatchObject({ code: 'location.unknown' })
    expect(await refusal({ market: 'rt', locations: ['NODE_1'] })).toBeUndefined()
  })

  it('may hold quotes', async () => {
    expect(await refusal({ locations: [`HB_NORTH' OR '1'='1`] })).toMatchObject({ code: 'location.unknown' })
  })
})

describe('what cannot be asked', () => {
  it.each<[string, Partial<PricesQuestion>, string]>([
    [
      'ten thousand locations',
      { locations: Array.from({ length: 10_000 }, (_, index) => `NODE_${index}`) },
      '10,000 locations are asked for at once',
    ],
    ['no location', { locations: [] }, 'no location is asked for'],
    ['types of day-ahead prices', { market: 'da', locationType: 'LZEW' }, 'da prices have no settlement point types'],
    ['a range the wrong way round', { to: Temporal.Instant.from('2020-01-01T00:00:00Z') }, 'lies after to'],
    ['a name that cannot be one', { locations: ['HB\0NORTH'] }, 'it has control characters'],
    ['a negative limit', { limit: -1 }, 'limit takes a whole number'],
    ['a cursor of something else', { after: 'bm8' }, 'the cursor is not one of this server'],
  ])('%s', async (_, question, message) => {
    expect(await refusal(question)).toMatchObject({
      code: 'usage.invalid_argument',
      message: expect.stringContaining(message),
    })
  })
})

describe('a lake without prices', () => {
  it('says what was never ingested', async () => {
    await using empty = await openTempLake()
    const bare = openEngine(empty.lake)
    for (const market of ['da', 'rt', 'spread', 'as', 'combined'] as const)
      expect(
        await refusal({ market, locations: [], ...(market === 'as' ? {} : { locations: ['HB_NORTH'] }) }, bare),
      ).toMatchObject({
        code: 'data.not_ingested',
      })
    expect(await bare.locations()).toEqual([])
    await bare.close()
  })
})

describe('a client that leaves', () => {
  it('ends its query', async () => {
    const stop = new AbortController()
    stop.abort()
    const asked = engine.prices({ market: 'rt', locations: ['HB_NORTH'], ...days('2026-01-01') }, 'json', stop.signal)
    await expect(asked).rejects.toMatchObject({ code: 'cancelled' })
  })
})
