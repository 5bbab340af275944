import { describe, expect, it } from 'vitest'
import { CATALOGUE } from '../../src/datasets/catalogue.ts'
import { ercotDamSpp } from '../../src/datasets/ercot/dam-spp.ts'
import { ercotFuelMix } from '../../src/datasets/ercot/fuel-mix.ts'
import { ercotRtLmp } from '../../src/datasets/ercot/rt-lmp.ts'
import { ercotRtSpp } from '../../src/datasets/ercot/rt-spp.ts'
import { liveIntervalMs, planLook, twinIntervalMs } from '../../src/jobs/look-interval.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

describe('the time between two looks', () => {
  it('goes by the cadence: three looks for each publication, one at a dashboard, none within a minute', () => {
    const minutes = (of: typeof liveIntervalMs) =>
      [ercotRtSpp, ercotRtLmp, ercotFuelMix, ercotDamSpp].map((dataset) => of(dataset) / MINUTE_MS)
    expect(minutes(liveIntervalMs)).toEqual([5, 5 / 3, 5, 480])
    expect(minutes(twinIntervalMs)).toEqual([1.25, 1, 5, 30])
    for (const dataset of CATALOGUE) {
      expect(liveIntervalMs(dataset)).toBeGreaterThanOrEqual(MINUTE_MS)
      expect(twinIntervalMs(dataset)).toBeGreaterThanOrEqual(MINUTE_MS)
    }
  })
})

describe('planLook', () => {
  const postedMs = Temporal.Instant.from('2026-09-20T17:35Z').epochMilliseconds
  const look = (nowMs: number, newestMs?: number) =>
    (planLook(ercotDamSpp, liveIntervalMs(ercotDamSpp), nowMs, newestMs) - postedMs) / HOUR_MS

  it('comes when the next document is due, and else after the interval', () => {
    expect(look(postedMs + HOUR_MS, postedMs)).toBe(9)
    expect(look(postedMs + 17 * HOUR_MS, postedMs)).toBe(25)
    expect(look(postedMs + 25 * HOUR_MS, postedMs)).toBe(33)
    expect(look(postedMs + 17 * HOUR_MS)).toBe(25)
    expect(look(postedMs + 20 * HOUR_MS)).toBe(28)
  })

  it('takes three looks a day, one of them soon after the document is there', () => {
    let nowMs = postedMs + 3 * HOUR_MS
    const looks: number[] = []
    while (nowMs < postedMs + 72 * HOUR_MS) {
      looks.push((nowMs - postedMs) / HOUR_MS)
      const posted = Math.floor((nowMs - postedMs) / (24 * HOUR_MS)) * 24 * HOUR_MS + postedMs
      nowMs = planLook(ercotDamSpp, liveIntervalMs(ercotDamSpp), nowMs, posted)
    }
    expect(looks.length).toBeLessThanOrEqual(3 * 3 + 1)
    expect(looks.filter((hour) => hour > 24 && hour <= 25.1)).toHaveLength(1)
    expect(looks.filter((hour) => hour > 48 && hour <= 49.1)).toHaveLength(1)
  })
})
