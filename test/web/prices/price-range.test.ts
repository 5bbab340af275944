import { describe, expect, it } from 'vitest'
import { priceRange } from '../../../src/web/prices/price-range.ts'
import { priceSteps } from '../../../src/web/prices/price-steps.ts'
import { rangeText } from '../../../src/web/prices/range-text.ts'
import { windowEdges } from '../../../src/web/prices/window-edges.ts'
import { readUrlState } from '../../../src/web/state/url-state.ts'

const ZONE = 'America/Chicago'
const NOW = Temporal.Instant.from('2026-06-10T18:07Z')
const rangeOf = (query: string) => priceRange(readUrlState(new URL(`http://x/prices?${query}`)), NOW, ZONE)
const texts = (query: string) => {
  const { from, to, refusal } = rangeOf(query)
  return [from.toString(), to.toString(), refusal !== undefined]
}

describe('the range of an address', () => {
  it.each([
    ['', '2026-06-08T05:00:00Z', '2026-06-11T05:00:00Z', false],
    ['range=today', '2026-06-10T05:00:00Z', '2026-06-11T05:00:00Z', false],
    ['range=yesterday', '2026-06-09T05:00:00Z', '2026-06-10T05:00:00Z', false],
    ['range=7d', '2026-06-04T05:00:00Z', '2026-06-11T05:00:00Z', false],
    ['date=2024-03-10', '2024-03-10T06:00:00Z', '2024-03-11T05:00:00Z', false],
    ['from=2024-11-03&to=2024-11-03', '2024-11-03T05:00:00Z', '2024-11-04T06:00:00Z', false],
    ['from=2024-11-03T01:30-06:00&to=2024-11-03T12:00', '2024-11-03T07:30:00Z', '2024-11-03T18:00:00Z', false],
    ['from=2026-06-09T10:00Z', '2026-06-09T10:00:00Z', '2026-06-11T05:00:00Z', false],
    ['to=2026-06-09', '2026-06-07T05:00:00Z', '2026-06-10T05:00:00Z', false],
    ['from=2026-06-09&to=2026-06-01', '2026-06-08T05:00:00Z', '2026-06-11T05:00:00Z', true],
    ['from=2000-01-01&to=2026-06-10', '2023-06-07T05:00:00Z', '2026-06-11T05:00:00Z', true],
    ['from=yesterday', '2026-06-08T05:00:00Z', '2026-06-11T05:00:00Z', false],
  ])('%s', (query, from, to, isRefused) => {
    expect(texts(query)).toEqual([from, to, isRefused])
  })

  it('reaches into tomorrow once its day-ahead prices are out', () => {
    const { to } = priceRange(
      readUrlState(new URL('http://x/prices')),
      Temporal.Instant.from('2026-06-10T20:00Z'),
      ZONE,
    )
    expect(to.toString()).toBe('2026-06-12T05:00:00Z')
  })

  it.each([
    ['date=2024-03-10', 'Sun, Mar 10, 2024 (23 hours)'],
    ['date=2024-11-03', 'Sun, Nov 3, 2024 (25 hours)'],
    ['date=2024-06-03', 'Mon, Jun 3, 2024'],
    ['from=2025-12-31&to=2026-01-01', 'Wed, Dec 31, 2025 – Thu, Jan 1, 2026'],
  ])('%s is written %s', (query, text) => {
    expect(rangeText(rangeOf(query), ZONE)).toBe(text)
  })
})

describe('steps from a range', () => {
  it.each([
    ['date=2024-11-03', 'later', '2024-11-04', '2024-11-04'],
    ['date=2024-11-03', 'earlier', '2024-11-02', '2024-11-02'],
    ['from=2024-03-09&to=2024-03-10', 'later', '2024-03-11', '2024-03-12'],
    ['date=2024-03-10', 'zoomOut', '2024-03-09', '2024-03-11'],
    ['from=2024-03-10T06:00Z&to=2024-03-10T18:00Z', 'later', '2024-03-10T18:00Z', '2024-03-11T06:00Z'],
    ['from=2024-03-10T06:00Z&to=2024-03-10T18:00Z', 'zoomIn', '2024-03-10T09:00Z', '2024-03-10T15:00Z'],
  ] as const)('%s: %s', (query, step, from, to) => {
    expect(priceSteps(rangeOf(query), ZONE)[step]).toMatchObject({ from, to, range: undefined, date: undefined })
  })

  it('a window is written to the quarter hour and is an hour at least', () => {
    const ms = Temporal.Instant.from('2024-11-03T06:22:10Z').epochMilliseconds
    expect(windowEdges(ms, ms + 60_000)).toMatchObject({ from: '2024-11-03T06:15Z', to: '2024-11-03T07:15Z' })
  })
})
