import { describe, expect, test } from 'vitest'
import { AUTHORITIES } from '../../../src/twin/eia/authority.ts'
import { createRegionValues, type RegionType } from '../../../src/twin/eia/region-values.ts'
import { TIE_LINES } from '../../../src/twin/eia/tie-line.ts'
import { CLEARING_MS, createGrid } from '../../../src/twin/grid/grid.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const grid = createGrid(2)
const values = createRegionValues(grid)
const FIRST = Temporal.Instant.from('2026-03-01T00:00Z').epochMilliseconds / HOUR_MS
const hours = Array.from({ length: 240 }, (_, index) => FIRST + index)
const LATER_MS = (FIRST + 240) * HOUR_MS + 10 * DAY_MS
const at = (code: string) => AUTHORITIES.findIndex((authority) => authority.code === code)

test('there are twenty authorities, each once', () => {
  expect(new Set(AUTHORITIES.map(({ code }) => code)).size).toBe(20)
})

describe('EIA-930 of the twin', () => {
  test('balances at every moment: NG = D + TI for each, TI sums to zero over all', () => {
    for (const hour of hours) {
      for (const ageMs of [2 * HOUR_MS, DAY_MS + 3 * HOUR_MS, 4 * DAY_MS]) {
        const all = values.hourAt(hour, (hour + 1) * HOUR_MS + ageMs)
        expect(all.reduce((sum, { TI }) => sum + TI, 0)).toBe(0)
        for (const { D, NG, TI, DF } of all) {
          expect(NG).toBe(D + TI)
          for (const value of [D, NG, TI, DF]) expect(Number.isInteger(value)).toBe(true)
          expect(D).toBeGreaterThan(0)
          expect(NG).toBeGreaterThan(0)
        }
      }
    }
  })

  test('ERCO is the grid', () => {
    for (const hour of hours.slice(0, 48)) {
      const slots = Array.from({ length: 12 }, (_, slot) => grid.clearedAt(hour * HOUR_MS + slot * CLEARING_MS))
      const load = slots.reduce((sum, { zoneLoadMw }) => sum + zoneLoadMw.reduce((all, mw) => all + mw, 0), 0) / 12
      const imports = grid.clearedAt(hour * HOUR_MS).tieImportMw.reduce((sum, mw) => sum + mw, 0)
      const erco = values.hourAt(hour, (hour + 3) * HOUR_MS)[at('ERCO')]
      expect(erco?.D).toBe(Math.round(load))
      expect(erco?.TI).toBe(-imports + 0)
    }
  })

  test('the flows of the tie lines sum to TI', () => {
    for (const hour of hours.slice(0, 100)) {
      const nowMs = hour * HOUR_MS + 3 * DAY_MS
      const flows = values.flowsAt(hour, nowMs)
      values.hourAt(hour, nowMs).forEach(({ TI }, index) => {
        const code = AUTHORITIES[index]?.code
        const out = TIE_LINES.reduce((sum, { from }, line) => (from === code ? sum + (flows[line] as number) : sum), 0)
        const into = TIE_LINES.reduce((sum, { to }, line) => (to === code ? sum + (flows[line] as number) : sum), 0)
        expect(out - into).toBe(TI)
      })
    }
  })

  test('CISO has a duck: its spring demand is lower at noon than in the morning and far lower than in the evening', () => {
    const mean = (localHour: number) => {
      const those = hours.filter(
        (hour) =>
          Temporal.Instant.fromEpochMilliseconds(hour * HOUR_MS).toZonedDateTimeISO('America/Los_Angeles').hour ===
          localHour,
      )
      return (
        those.reduce((sum, hour) => sum + (values.hourAt(hour, LATER_MS)[at('CISO')]?.D as number), 0) / those.length
      )
    }
    expect(mean(12)).toBeLessThan(0.95 * mean(8))
    expect(mean(12)).toBeLessThan(0.85 * mean(19))
  })

  test('the day-ahead forecast is near the demand and not the demand', () => {
    const misses = hours.flatMap((hour) => values.hourAt(hour, (hour + 3) * HOUR_MS).map(({ D, DF }) => DF / D - 1))
    const size = misses.reduce((sum, miss) => sum + Math.abs(miss), 0) / misses.length
    expect(size).toBeGreaterThan(0.005)
    expect(size).toBeLessThan(0.05)
  })
})

describe('silent revisions', () => {
  const share = (type: RegionType, fromMs: number, untilMs: number) => {
    let changed = 0
    for (const hour of hours) {
      const before = values.hourAt(hour, (hour + 1) * HOUR_MS + fromMs)
      const after = values.hourAt(hour, (hour + 1) * HOUR_MS + untilMs)
      before.forEach((each, index) => {
        if (each[type] !== after[index]?.[type]) changed += 1
      })
    }
    return changed / (hours.length * AUTHORITIES.length)
  }

  test('a few per cent of the demands change about a day later, a few about two days later, none besides', () => {
    expect(share('D', 2 * HOUR_MS, 25 * HOUR_MS)).toBe(0)
    const dayLater = share('D', 25 * HOUR_MS, 30 * HOUR_MS)
    expect(dayLater).toBeGreaterThan(0.02)
    expect(dayLater).toBeLessThan(0.06)
    expect(share('D', 30 * HOUR_MS, 49 * HOUR_MS)).toBe(0)
    const twoDaysLater = share('D', 49 * HOUR_MS, 54 * HOUR_MS)
    expect(twoDaysLater).toBeGreaterThan(0.015)
    expect(twoDaysLater).toBeLessThan(0.05)
    expect(share('D', 54 * HOUR_MS, 9 * DAY_MS)).toBe(0)
  })

  test('interchange is revised too, forecasts are not', () => {
    expect(share('TI', 2 * HOUR_MS, 4 * DAY_MS)).toBeGreaterThan(0.02)
    expect(share('DF', 2 * HOUR_MS, 4 * DAY_MS)).toBe(0)
  })

  test('hours appear 85 to 95 minutes after their end', () => {
    for (const hour of hours) {
      for (let authority = 0; authority < AUTHORITIES.length; authority++) {
        const minutes = (values.appearsMs(authority, hour, 'D') - (hour + 1) * HOUR_MS) / 60_000
        expect(minutes).toBeGreaterThanOrEqual(85)
        expect(minutes).toBeLessThanOrEqual(95)
        expect(values.appearsMs(authority, hour, 'DF')).toBeLessThanOrEqual((hour - 15) * HOUR_MS)
      }
    }
  })
})
