import { expect, test } from 'vitest'
import { dayRange } from '../../../src/analytics/authority/market-days.ts'
import { CONDITION_SCALE, type ConditionDay, gridCondition } from '../../../src/analytics/pulse/grid-condition.ts'

const ZONE = 'America/Chicago'
const RUN_MS = 300_000

const dayAt = (date: string, isOver = true): ConditionDay => ({
  range: dayRange(Temporal.PlainDate.from(date), ZONE),
  zone: ZONE,
  isOver,
})

/** A dispatch every five minutes, up to `until`; adders are 0 but at the instants that are named. */
function runsOf({ range }: ConditionDay, adders: Readonly<Record<string, number>>, until = range.to) {
  const startMs = range.from.epochMilliseconds
  const count = (until.epochMilliseconds - startMs) / RUN_MS
  const startsMs = Float64Array.from({ length: count }, (_, run) => startMs + run * RUN_MS)
  const at = new Map(
    Object.entries(adders).map(([text, usd]) => [Temporal.Instant.from(text).epochMilliseconds, usd] as const),
  )
  return { startsMs, usdPerMwh: startsMs.map((ms) => at.get(ms) ?? 0) }
}

test.each([
  [0, 'Calm', 'No energy price adder was above $1/MWh.'],
  [-0.5, 'Calm', 'No energy price adder was above $1/MWh.'],
  [1, 'Calm', 'No energy price adder was above $1/MWh.'],
  [1.01, 'Calm', 'Energy price adders went up to $1.01/MWh at 16:05 CDT.'],
  [9.99, 'Calm', 'Energy price adders went up to $9.99/MWh at 16:05 CDT.'],
  [10, 'Tightening', 'Energy price adders went up to $10.00/MWh at 16:05 CDT.'],
  [99.99, 'Tightening', 'Energy price adders went up to $99.99/MWh at 16:05 CDT.'],
  [100, 'Tight', 'Energy price adders went up to $100.00/MWh at 16:05 CDT.'],
  [1000, 'Scarce', 'Energy price adders went up to $1,000.00/MWh at 16:05 CDT.'],
  [4988.3, 'Scarce', 'Energy price adders went up to $4,988.30/MWh at 16:05 CDT.'],
])('a highest adder of %d USD/MWh: %s', (usd, word, text) => {
  const day = dayAt('2026-06-09')
  const runs = runsOf(day, { '2026-06-09T21:05Z': usd })
  expect(gridCondition(runs, day)).toMatchObject({ word, text, knownHours: 24 })
})

test('of adders that are all below zero the highest is the value; the word is that of none', () => {
  const day = dayAt('2026-06-09')
  const { startsMs } = runsOf(day, {})
  const told = gridCondition({ startsMs, usdPerMwh: startsMs.map((_, run) => -2 - run) }, day)
  expect([told?.word, told?.values[0]?.value]).toEqual(['Calm', -2])
})

test('of equal adders the earliest is named', () => {
  const day = dayAt('2026-06-09')
  const runs = runsOf(day, { '2026-06-09T18:00Z': 40, '2026-06-09T20:00Z': 40 })
  expect(gridCondition(runs, day)?.values[0]).toEqual({
    name: 'highest_energy_price_adder',
    value: 40,
    unit: 'USD/MWh',
    startMs: Date.UTC(2026, 5, 9, 18),
  })
})

test.each([
  ['2024-03-10', '2024-03-10T07:55Z', '01:55 CST', 23],
  ['2024-03-10', '2024-03-10T08:00Z', '03:00 CDT', 23],
  ['2024-11-03', '2024-11-03T06:55Z', '01:55 CDT', 25],
  ['2024-11-03', '2024-11-03T07:55Z', '01:55 CST', 25],
  ['2024-11-03', '2024-11-04T05:55Z', '23:55 CST', 25],
])('on %s, %s is %s of %i hours', (date, moment, clock, hours) => {
  const day = dayAt(date)
  const told = gridCondition(runsOf(day, { [moment]: 150 }), day)
  expect(told?.text).toBe(`Energy price adders went up to $150.00/MWh at ${clock}.`)
  expect([told?.word, told?.knownHours]).toEqual(['Tight', hours])
})

test.each([
  // Until 12:05 on the wall clock it is an hour less, or more, than the clock says.
  ['2024-03-10', '2024-03-10T17:10Z', 12],
  ['2024-11-03', '2024-11-03T18:10Z', 14],
  ['2026-06-09', '2026-06-09T17:10Z', 13],
])('%s goes on: it is said until when adders are known', (date, until, hours) => {
  const day = dayAt(date, false)
  const told = gridCondition(runsOf(day, {}, Temporal.Instant.from(until)), day)
  expect(told?.text).toMatch(
    /^No energy price adder was above \$1\/MWh\. Adders are known until 12:05 C[DS]T so far\.$/,
  )
  expect(told?.knownHours).toBe(hours)
})

test.each([
  ['2024-03-10', true, 'Adders are known of 13 of 23 hours.'],
  ['2024-11-03', true, 'Adders are known of 15 of 25 hours.'],
  ['2026-06-09', false, 'Adders are known of 14 of 24 hours so far.'],
])('%s has holes, and is over: %s', (date, isOver, text) => {
  const day = dayAt(date, isOver)
  const { startsMs, usdPerMwh } = runsOf(day, {})
  const isKept = (_: number, run: number) => run < 24 || run >= 12 * 12
  const kept = { startsMs: startsMs.filter(isKept), usdPerMwh: usdPerMwh.filter(isKept) }
  expect(gridCondition(kept, day)?.text).toBe(`No energy price adder was above $1/MWh. ${text}`)
})

test('without a dispatch there is no condition', () => {
  const nothing = new Float64Array()
  expect(gridCondition({ startsMs: nothing, usdPerMwh: nothing }, dayAt('2026-06-09'))).toBeUndefined()
})

test('the words stand in the order of their adders, from none on', () => {
  const from = CONDITION_SCALE.map(({ fromUsdPerMwh }) => fromUsdPerMwh)
  expect(from).toEqual(from.toSorted((a, b) => a - b))
  expect(from[0]).toBe(0)
})
