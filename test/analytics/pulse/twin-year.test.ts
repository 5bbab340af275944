import { expect, test } from 'vitest'
import { makePulse } from '../../../src/analytics/pulse/make-pulse.ts'
import { createClocks, findContradictions } from './find-contradictions.ts'
import { mapSeries, twinHours } from './twin-hours.ts'

const HOUR_MS = 3_600_000
/** Of each authority every so many days of the year are told, all days of the year among the twenty. */
const EVERY_DAYS = 4

test('no headline and no bullet of a twin year of 20 authorities contradicts its series', { timeout: 60_000 }, () => {
  const inputs = twinHours('2023-12-01', '2025-01-03')
  expect(inputs.length).toBe(20)
  const clocks = createClocks()
  const kinds = new Map<string, number>()
  const dates = new Set<string>()
  const contradictions: string[] = []
  let told = 0
  inputs.forEach((year, member) => {
    for (let day = member % EVERY_DAYS; day < 365; day += EVERY_DAYS) {
      const date = Temporal.PlainDate.from('2024-01-02').add({ days: day })
      const midnight = date.toZonedDateTime(year.hours.zone)
      // One in five is told while it goes on.
      const isOver = (day + member) % 5 !== 0
      const now = midnight.add(isOver ? { days: 2 } : { hours: 1 + ((7 * day + member) % 23) }).toInstant()
      const asked = { ...cut(year, midnight.epochMilliseconds, now.epochMilliseconds), date, now }
      const pulse = makePulse(asked)
      if (!pulse) continue
      told++
      dates.add(date.toString())
      contradictions.push(...findContradictions(asked, pulse, clocks))
      for (const { kind } of pulse.bullets) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    }
  })
  expect(contradictions).toEqual([])
  expect(told).toBeGreaterThan(1700)
  expect(dates.size).toBe(365)
  for (const kind of ['peak', 'trough', 'forecast', 'ramp', 'cleanest']) expect(kinds.get(kind)).toBeGreaterThan(1000)
})

/** The hours around a day as they are known at a moment: nothing of what ends later, the forecast aside. */
function cut(year: ReturnType<typeof twinHours>[number], midnightMs: number, nowMs: number) {
  const firstMs = year.hours.startsMs[0] as number
  const [first, end] = [Math.max(0, (midnightMs - firstMs) / HOUR_MS - 31 * 24), (midnightMs - firstMs) / HOUR_MS + 48]
  const known = Math.floor((nowMs - firstMs) / HOUR_MS) - first
  return mapSeries(year, (values, name) => {
    const part = values.slice(first, end)
    return name === 'startsMs' || name === 'forecastMwh' ? part : part.fill(Number.NaN, known)
  })
}
