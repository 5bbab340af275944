import { describe, expect, it } from 'vitest'
import { priceCoverage } from '../../../src/engine/prices/price-coverage.ts'
import { intervalOf, rangeRead, wholeIntervals } from '../../../src/engine/prices/price-interval.ts'
import type { PricesQuestion } from '../../../src/engine/question.ts'

const at = (text: string) => Temporal.Instant.from(text)
const texts = ({ from, to }: { from: Temporal.Instant; to: Temporal.Instant }) => [from.toString(), to.toString()]
const ZONE = 'America/Chicago'

describe('the interval of an answer', () => {
  it.each([
    ['da', undefined, 'PT1H', false],
    ['da', 'PT15M', 'PT15M', false],
    ['rt', undefined, 'PT15M', false],
    ['rt', 'PT1H', 'PT1H', true],
    ['spread', undefined, 'PT1H', false],
    ['as', 'P1D', 'P1D', true],
    ['combined', undefined, 'PT15M', false],
    ['combined', 'PT1H', 'PT1H', true],
  ] as const)('of %s asked by %s is %s, a mean: %s', (market, asked, interval, isMean) => {
    expect(intervalOf({ market, ...(asked ? { interval: asked } : {}) })).toEqual({ interval, isMean })
  })

  it('begins with the first that starts in the range and ends with the last', () => {
    const within = { from: at('2026-11-01T05:20:00Z'), to: at('2026-11-01T07:10:00Z') }
    expect(texts(wholeIntervals(within, 'PT15M', ZONE))).toEqual(['2026-11-01T05:30:00Z', '2026-11-01T07:15:00Z'])
    expect(texts(wholeIntervals(within, 'PT1H', ZONE))).toEqual(['2026-11-01T06:00:00Z', '2026-11-01T08:00:00Z'])
    expect(texts(wholeIntervals(within, 'P1D', ZONE))).toEqual(['2026-11-02T06:00:00Z', '2026-11-02T06:00:00Z'])
    const day = { from: at('2026-11-01T05:00:00Z'), to: at('2026-11-01T05:00:01Z') }
    expect(texts(wholeIntervals(day, 'P1D', ZONE))).toEqual(['2026-11-01T05:00:00Z', '2026-11-02T06:00:00Z'])
    const quarters = { market: 'combined', locations: ['A'], ...within } satisfies PricesQuestion
    expect(texts(rangeRead(quarters))).toEqual(['2026-11-01T05:00:00Z', '2026-11-01T07:15:00Z'])
  })
})

describe('coverage', () => {
  const rt = { firstInterval: '2026-01-01T06:00:00Z', lastInterval: '2026-01-02T05:45:00Z' }
  const beyond = (from: string, to: string) =>
    priceCoverage({ 'ercot.rt_spp': rt }, { from: at(from), to: at(to) }).beyond

  it('ends with the end of the last interval', () => {
    expect(beyond('2026-01-01T06:00:00Z', '2026-01-02T06:00:00Z')).toBe(false)
    expect(beyond('2026-01-01T05:59:00Z', '2026-01-02T06:00:00Z')).toBe(true)
    expect(beyond('2026-01-01T06:00:00Z', '2026-01-02T06:00:01Z')).toBe(true)
  })

  it('of a dataset that was never ingested is none, and any range lies beyond', () => {
    const none = { firstInterval: undefined, lastInterval: undefined }
    const range = { from: at('2026-01-01T06:00:00Z'), to: at('2026-01-02T06:00:00Z') }
    const coverage = priceCoverage({ 'ercot.rt_spp': rt, 'ercot.dam_spp': none }, range)
    expect(coverage).toMatchObject({ ...rt, beyond: true })
    expect(priceCoverage({ 'ercot.dam_spp': none }, range)).toMatchObject({ ...none, beyond: true })
  })
})
