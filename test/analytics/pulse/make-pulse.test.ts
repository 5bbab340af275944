import { expect, test } from 'vitest'
import { makePulse } from '../../../src/analytics/pulse/make-pulse.ts'
import { buildInput, type HourAt, type InputSpec } from './build-input.ts'
import { findContradictions } from './find-contradictions.ts'

/** 1,000 MWh at midnight, 100 more each hour up to 18:00, then less; 50 less for each week before. */
const hill = ({ hour, daysBefore }: HourAt): number =>
  1000 + 100 * (hour <= 18 ? hour : 36 - hour) - (daysBefore > 0 ? 200 : 0)

/** Tells a day, and holds that nothing of it contradicts the series. */
function tell(spec: InputSpec) {
  const input = buildInput(spec)
  const pulse = makePulse(input)
  if (!pulse) throw new Error('there is nothing to tell')
  expect(findContradictions(input, pulse)).toEqual([])
  return { ...pulse, texts: pulse.bullets.map(({ text }) => text) }
}

test('an ordinary day: peak, trough, forecast, ramp and cleanest hour, against the median of four weeks', () => {
  const pulse = tell({
    date: '2026-06-10',
    demand: hill,
    forecast: (at) => hill(at) - (at.hour === 14 ? 120 : 5),
    fuels: { coal: ({ hour }) => 900 - 10 * hour, wind: () => 1000 },
  })
  expect(pulse.headline.text).toBe('ERCO demand peaked at 2,800 MWh at 18:00 CDT, 8 % above a typical Wednesday')
  expect(pulse.texts).toEqual([
    'Demand peaked at 2,800 MWh at 18:00 CDT, 8 % above a typical Wednesday.',
    'Demand bottomed out at 1,000 MWh at 00:00 CDT, 25 % above a typical Wednesday.',
    'Demand was farthest from its day-ahead forecast at 14:00 CDT: 120 MWh (5.3 %) above it.',
    'Sharpest change of the late afternoon and evening: demand rose by 100 MWh from 15:00 to 16:00 CDT.',
    'Generation was cleanest at 23:00 CDT: 420 g CO₂/kWh on average, against 496 at 00:00 CDT, the dirtiest hour.',
  ])
  expect(pulse.baseline).toEqual({ dates: ['2026-06-03', '2026-05-27', '2026-05-20', '2026-05-13'], enough: true })
  expect(pulse.kpis.map(({ kind, scope }) => [kind, scope])).toEqual([
    ['demand', 'day'],
    ['peak', 'day'],
    ['renewables_share', 'day'],
    ['intensity', 'day'],
  ])
  const { value, typical, deltaPercent } = pulse.kpis[1] ?? {}
  expect([value, typical, Math.round(deltaPercent ?? 0)]).toEqual([2800, { value: 2600, days: 4 }, 8])
})

test('in spring a day has 23 hours, and its peak is compared with the hours that it has', () => {
  const pulse = tell({ date: '2024-03-10', demand: hill })
  expect(pulse.day.count).toBe(23)
  expect(pulse.state).toBe('whole')
  expect([...pulse.day.localHours].includes(2)).toBe(false)
  expect(pulse.headline.text).toBe('ERCO demand peaked at 2,800 MWh at 18:00 CDT, 8 % above a typical Sunday')
})

test('in autumn a day has 25 hours, and the two passes of the repeated one are told apart', () => {
  const pulse = tell({
    date: '2024-11-03',
    demand: (at) => (at.at === 2 && at.daysBefore === 0 ? 900 : hill(at) + 500),
  })
  expect(pulse.day.count).toBe(25)
  expect(pulse.texts[1]).toMatch(/^Demand bottomed out at 900 MWh at 01:00 CST/)
  const first = tell({
    date: '2024-11-03',
    demand: (at) => (at.at === 1 && at.daysBefore === 0 ? 900 : hill(at) + 500),
  })
  expect(first.texts[1]).toMatch(/^Demand bottomed out at 900 MWh at 01:00 CDT/)
})

test('missing hours are said, and never make a peak', () => {
  const gone = [18, 19, 20]
  const demand = (at: HourAt) => (at.daysBefore === 0 && gone.includes(at.hour) ? Number.NaN : hill(at))
  const pulse = tell({ date: '2026-06-10', demand })
  expect(pulse.state).toBe('partial')
  expect(pulse.headline.text).toBe('ERCO demand over the 21 of 24 hours published was highest at 17:00 CDT: 2,700 MWh')
  expect(pulse.texts[0]).toBe(
    'The highest demand over the 21 of 24 hours published was 2,700 MWh at 17:00 CDT, 8 % above the same hours of a typical Wednesday.',
  )
})

test('a day that goes on is told so far, against the same hours of other days', () => {
  const nowUtc = '2026-06-10T18:05:00Z'
  const demand = (at: HourAt) => (at.daysBefore === 0 && at.hour >= 12 ? Number.NaN : hill(at))
  const pulse = tell({ date: '2026-06-10', nowUtc, demand, forecast: hill })
  expect(pulse.state).toBe('so_far')
  expect(pulse.headline.text).toBe(
    'ERCO demand so far was highest at 11:00 CDT: 2,100 MWh, 11 % above the same hours of a typical Wednesday',
  )
  expect(pulse.texts).toEqual([
    'The highest demand so far was 2,100 MWh at 11:00 CDT, 11 % above the same hours of a typical Wednesday.',
    'The lowest demand so far was 1,000 MWh at 00:00 CDT, 25 % above the same hours of a typical Wednesday.',
    'Demand so far came as it was forecast the day before.',
  ])
  expect(pulse.kpis[0]).toMatchObject({
    kind: 'demand',
    scope: 'hour',
    value: 2100,
    forecast: 2100,
    typical: { days: 4 },
  })
})

test('without a forecast and a mix it is said that there is none', () => {
  const { bullets } = tell({
    date: '2026-06-10',
    demand: ({ hour, daysBefore }) => (daysBefore === 0 && hour < 2 ? 500 + hour : Number.NaN),
  })
  expect(bullets.map(({ kind }) => kind)).toEqual(['peak', 'forecast', 'ramp'])
  expect(bullets[1]?.text).toBe('No day-ahead forecast is published for the hours whose demand is known.')
  expect(bullets[1]?.values).toEqual([])
})

test('too few weeks before say nothing of what is typical', () => {
  const pulse = tell({ date: '2026-06-10', demand: (at) => (at.daysBefore > 14 ? Number.NaN : hill(at)) })
  expect(pulse.baseline).toEqual({ dates: ['2026-06-03', '2026-05-27'], enough: false })
  expect(pulse.headline.text).toBe('ERCO demand peaked at 2,800 MWh at 18:00 CDT')
  expect(pulse.kpis[1]).toMatchObject({ typical: { value: undefined, days: 2 }, delta: undefined })
})

test('what takes more than it gives makes nothing cleaner', () => {
  const fuels = { coal: () => 100, hydro: ({ hour }: HourAt) => (hour === 3 ? -500 : 100), battery: () => -50 }
  const pulse = tell({
    date: '2026-06-10',
    demand: hill,
    netGeneration: ({ hour }) => (hour === 3 ? -400 : 200),
    fuels,
  })
  const clean = pulse.bullets.find(({ kind }) => kind === 'cleanest')
  expect(clean?.text).toBe(
    'Generation was cleanest at 00:00 CDT: 524 g CO₂/kWh on average, against 1,048 at 03:00 CDT, the dirtiest hour.',
  )
  const share = pulse.kpis.find(({ kind }) => kind === 'renewables_share')?.value ?? 0
  expect(share).toBeCloseTo((100 * 2300) / 4700)
})

test('a forecast that missed by far, and a price that spiked, make the headline', () => {
  const forecast = (at: HourAt) => hill(at) * (at.hour === 17 ? 0.8 : 1)
  const missed = tell({ date: '2026-06-10', demand: hill, forecast })
  expect(missed.headline.text).toBe('ERCO demand ran 25 % above its forecast at 17:00 CDT; it peaked at 2,800 MWh')
  const price = ({ hour }: HourAt) => (hour === 19 ? 4321.5 : hour === 4 ? -12.25 : 30)
  const spiked = tell({ date: '2026-06-10', demand: hill, forecast, price, fuels: { gas: () => 1000 } })
  expect(spiked.headline.text).toBe('ERCO’s real-time hub price averaged $4,321.50/MWh in the hour from 19:00 CDT')
  expect(spiked.texts.at(-1)).toBe(
    'The real-time hub price averaged $207.05/MWh; its hours went from −$12.25 at 04:00 CDT to $4,321.50 at 19:00 CDT.',
  )
  expect(spiked.bullets.map(({ kind }) => kind)).toEqual(['peak', 'trough', 'forecast', 'cleanest', 'price'])
})

test('a day without demand, and one that the hours do not reach over, are not told', () => {
  expect(makePulse(buildInput({ date: '2026-06-10' }))).toBeUndefined()
  const input = buildInput({ date: '2026-06-10', demand: hill })
  expect(makePulse({ ...input, date: Temporal.PlainDate.from('2026-06-11') })).toBeUndefined()
})
