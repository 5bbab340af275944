import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Posting } from '../../src/datasets/document.ts'
import { ercotDamSpp } from '../../src/datasets/ercot/dam-spp.ts'
import { ercotLoadByWeatherZone } from '../../src/datasets/ercot/load-by-weather-zone.ts'
import { ercotRtSpp } from '../../src/datasets/ercot/rt-spp.ts'
import { findUnserved, planFetch, planSpans, planYears, publishSpan, reachOf } from '../../src/ingest/plan-fetch.ts'
import { type Span, subtract } from '../../src/ingest/span.ts'

const at = (text: string) => Temporal.Instant.from(text)
/** Midnight in Texas, daylight time. */
const day = (text: string) => at(`${text}T05:00Z`)
const span = (from: string, to: string): Span => ({ from: day(from), to: day(to) })

const posting = (id: string, publishedAt: string, year?: number): Posting => ({
  dataset: 'ercot.dam_spp',
  product: 'NP4-180-ER',
  id,
  name: id,
  publishedAt: at(publishedAt),
  url: `http://h/${id}`,
  ...(year === undefined ? {} : { year }),
})

describe('planFetch', () => {
  const hours = Array.from({ length: 200 }, (_, hour) =>
    posting(String(hour), at('2026-09-20T12:00Z').subtract({ hours: hour }).toString()),
  )

  it('joins days of few documents, newest first, and tells back to which day each group goes', () => {
    const groups = planFetch(hours, new Set())
    // Market time: seven hours of the 20th, then 24 of each day.
    expect(groups.map(({ day: oldest, postings }) => [oldest, postings.length])).toEqual([
      ['2026-09-17', 79 + 1],
      ['2026-09-13', 96],
      ['2026-09-12', 24],
    ])
    expect(groups.flatMap(({ postings }) => postings.map(({ id }) => id))).toEqual(hours.map(({ id }) => id))
  })

  it('takes a day of many documents whole, and leaves out what the lake has', () => {
    const busy = Array.from({ length: 288 }, (_, run) =>
      posting(
        String(run),
        at('2026-09-20T04:59Z')
          .subtract({ minutes: 5 * run })
          .toString(),
      ),
    )
    expect(
      planFetch([...hours.slice(0, 7), ...busy], new Set(['0', '1'])).map(({ postings }) => postings.length),
    ).toEqual([5, 286])
    expect(planFetch(hours, new Set(hours.map(({ id }) => id)))).toEqual([])
  })
})

describe('planSpans', () => {
  it('covers a range once, newest first, with what is ahead in the first', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 0, max: 48 }), (hours, ahead) => {
        const now = at('2026-09-20T12:00Z')
        const from = now.subtract({ hours })
        const spans = planSpans(from, now.add({ hours: ahead }), ahead * 3_600_000)
        expect(spans[0]?.to.equals(now.add({ hours: ahead }))).toBe(true)
        expect(spans.at(-1)?.from.equals(from)).toBe(true)
        for (const [index, { from: start }] of spans.entries()) {
          const next = spans[index + 1]
          if (next) expect(next.to.equals(start)).toBe(true)
        }
        // The newest hours that are past come with the first.
        expect(Temporal.Instant.compare(spans[0]?.from ?? now, now)).toBe(-1)
      }),
    )
  })
})

describe('what a publish time tells of intervals', () => {
  it('a day-ahead document is published the day before, one of actuals the day after', () => {
    const range = span('2026-09-20', '2026-09-21')
    const dam = publishSpan(ercotDamSpp, range)
    expect([dam.from.toString(), dam.to.toString()]).toEqual(['2026-09-19T16:00:00Z', '2026-09-21T06:00:00Z'])
    const load = publishSpan(ercotLoadByWeatherZone, range)
    expect([load.from.toString(), load.to.toString()]).toEqual(['2026-09-20T05:00:00Z', '2026-09-22T11:00:00Z'])
    expect(reachOf(ercotDamSpp, at('2026-09-20T17:35Z')).toString()).toBe('2026-09-21T05:00:00Z')
    expect(reachOf(ercotLoadByWeatherZone, at('2026-09-20T10:50Z')).toString()).toBe('2026-09-19T05:00:00Z')
    expect(reachOf(ercotRtSpp, at('2026-09-20T10:47Z')).toString()).toBe('2026-09-20T10:30:00Z')
  })
})

const YEARS = [
  posting('27', '2026-09-13T13:00Z', 2026),
  posting('26', '2026-09-06T13:00Z', 2026),
  posting('25', '2026-01-01T14:00Z', 2025),
  posting('24', '2025-01-01T14:00Z', 2024),
]
const plan = (range: Span, ground: { reach?: Temporal.Instant; recorded?: Span[] } = {}) =>
  planYears(ercotDamSpp, range, { postings: YEARS, reach: ground.reach, recorded: ground.recorded ?? [] }).map(
    ({ posting: { id }, span: { from, to } }) => [id, from.toString().slice(0, 10), to.toString().slice(0, 10)],
  )

describe('planYears', () => {
  const reach = day('2026-08-20')

  it('takes the newest document of each year that the listing does not reach', () => {
    expect(plan(span('2024-12-30', '2026-09-20'), { reach })).toEqual([
      ['27', '2026-01-01', '2026-09-13'],
      ['25', '2025-01-01', '2026-01-01'],
      ['24', '2024-12-30', '2025-01-01'],
    ])
    expect(plan(span('2026-08-01', '2026-08-02'), { reach })).toEqual([['27', '2026-08-01', '2026-08-02']])
  })

  it('takes none where the listing reaches, but for the seam', () => {
    expect(plan(span('2026-08-20', '2026-09-20'), { reach })).toEqual([])
    expect(plan(span('2026-08-18', '2026-09-20'), { reach })).toEqual([])
    expect(plan(span('2026-08-17', '2026-09-20'), { reach })).toHaveLength(1)
    expect(plan(span('2026-09-14', '2026-09-20'))).toEqual([])
  })

  it('takes none where the lake holds daily documents', () => {
    const daily = Array.from({ length: 31 }, (_, n) => {
      const from = day('2025-03-10').add({ hours: 24 * n })
      // From the first hour's start to the last one's, as documents claim them.
      return { from, to: from.add({ hours: 23, microseconds: 1 }) }
    })
    expect(plan(span('2025-03-10', '2025-04-10'), { recorded: daily, reach })).toEqual([])
    expect(plan(span('2025-03-10', '2025-04-10'), { recorded: daily.toSpliced(7, 1), reach })).toEqual([
      ['25', '2025-03-10', '2025-04-10'],
    ])
    expect(plan(span('2023-03-10', '2023-04-10'), { reach })).toEqual([])
  })
})

describe('findUnserved', () => {
  const range = span('2026-06-01', '2026-09-01')
  const shown = (pieces: readonly Span[]) => pieces.map(({ from, to }) => `${from}..${to}`.replaceAll('T05:00:00Z', ''))

  it('names what neither a source nor the lake has, seams aside', () => {
    const served = [span('2026-08-01', '2026-09-01')]
    expect(shown(findUnserved(ercotDamSpp, range, served, []))).toEqual(['2026-06-01..2026-08-01'])
    expect(shown(findUnserved(ercotDamSpp, range, served, [span('2026-06-10', '2026-07-30')]))).toEqual([
      '2026-06-01..2026-06-10',
    ])
    expect(findUnserved(ercotDamSpp, span('2026-07-31', '2026-09-01'), served, [])).toEqual([])
  })

  it('names a short range that nothing serves', () => {
    const hour = { from: day('2026-06-01'), to: day('2026-06-01').add({ hours: 2 }) }
    expect(findUnserved(ercotRtSpp, hour, [], [])).toEqual([hour])
  })
})

it('subtract leaves each moment that none takes, once', () => {
  const spans = fc.array(
    fc
      .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 15 }))
      .map(([from, length]) => [from, from + length] as const),
    { maxLength: 6 },
  )
  const hour = (n: number) => day('2026-06-01').add({ hours: n })
  fc.assert(
    fc.property(spans, (taken) => {
      const left = subtract(
        { from: hour(5), to: hour(35) },
        taken.map(([from, to]) => ({ from: hour(from), to: hour(to) })),
      )
      const hours = left.flatMap(({ from, to }) =>
        Array.from({ length: to.since(from).total('hours') }, (_, n) => from.add({ hours: n }).toString()),
      )
      const expected = Array.from({ length: 30 }, (_, n) => n + 5).filter(
        (n) => !taken.some(([from, to]) => n >= from && n < to),
      )
      expect(hours).toEqual(expected.map((n) => hour(n).toString()))
    }),
  )
})
