import { expect, test } from 'vitest'
import { makePulse } from '../../../src/analytics/pulse/make-pulse.ts'
import { createClocks } from './day-facts.ts'
import { findContradictions } from './find-contradictions.ts'
import { mapSeries, twinHours } from './twin-hours.ts'

const HOUR_MS = 3_600_000
const FIRST_DAY = Temporal.PlainDate.from('2024-01-01')
const DAYS = 366

test('no headline and no bullet of a twin year of 20 authorities contradicts its series', { timeout: 120_000 }, () => {
  const inputs = twinHours('2023-12-01', '2025-01-03')
  const clocks = createClocks()
  const contradictions: string[] = []
  const kinds = new Map<string, number>()
  const hours = new Map<number, number>()
  const tell = (year: (typeof inputs)[number], date: Temporal.PlainDate, after: Temporal.DurationLike) => {
    const midnight = date.toZonedDateTime(year.hours.zone)
    const now = midnight.add(after).toInstant()
    const asked = { ...cut(year, midnight.epochMilliseconds, now.epochMilliseconds), date, now }
    const pulse = makePulse(asked)
    if (!pulse) return undefined
    contradictions.push(...findContradictions(asked, pulse, clocks))
    for (const { kind } of pulse.bullets) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    return pulse
  }
  inputs.forEach((year, member) => {
    for (let day = 0; day < DAYS; day++) {
      const date = FIRST_DAY.add({ days: day })
      const whole = tell(year, date, { days: 2 })
      expect(whole?.state, `${year.hours.authority} ${date}`).toBe('whole')
      hours.set(whole?.day.count ?? 0, (hours.get(whole?.day.count ?? 0) ?? 0) + 1)
      // Some are told while they go on, too.
      if ((day + member) % 10 === 0) tell(year, date, { hours: 2 + ((7 * day + member) % 22) })
    }
  })
  expect(contradictions).toEqual([])
  expect(inputs.length).toBe(20)
  // Three authorities keep standard time all year; the others have one short and one long day.
  expect([...hours].sort()).toEqual([
    [23, 17],
    [24, 20 * DAYS - 34],
    [25, 17],
  ])
  for (const kind of ['peak', 'trough', 'forecast', 'ramp', 'cleanest']) expect(kinds.get(kind)).toBeGreaterThan(5000)
  expect(kinds.get('price')).toBeGreaterThanOrEqual(DAYS)
})

/** The hours around a day as they are known at a moment: nothing of what ends later, the forecast aside. */
function cut(year: ReturnType<typeof twinHours>[number], midnightMs: number, nowMs: number) {
  const firstMs = year.hours.startsMs[0] as number
  const dayAt = (midnightMs - firstMs) / HOUR_MS
  const [first, end] = [Math.max(0, dayAt - 31 * 24), dayAt + 48]
  const known = Math.floor((nowMs - firstMs) / HOUR_MS) - first
  return mapSeries(year, (values, name) => {
    const part = values.slice(first, end)
    return name === 'startsMs' || name === 'forecastMwh' ? part : part.fill(Number.NaN, known)
  })
}
