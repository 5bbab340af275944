import { describe, expect, test } from 'vitest'
import { AUTHORITIES } from '../../../src/twin/eia/authority.ts'
import { FUEL_NAMES, fuelsOf } from '../../../src/twin/eia/fuel.ts'
import { createFuelValues } from '../../../src/twin/eia/fuel-values.ts'
import { createRegionValues } from '../../../src/twin/eia/region-values.ts'
import { readFleetOutput } from '../../../src/twin/fuel/fleet-output.ts'
import { CLEARING_MS, createGrid } from '../../../src/twin/grid/grid.ts'

const HOUR_MS = 3_600_000
const grid = createGrid(2)
const regions = createRegionValues(grid)
const fuelsAt = createFuelValues(grid)
const at = (code: string) => AUTHORITIES.findIndex((authority) => authority.code === code)
const hoursFrom = (instant: string, count: number) =>
  Array.from({ length: count }, (_, index) => Temporal.Instant.from(instant).epochMilliseconds / HOUR_MS + index)
const readHour = (code: string, hour: number) => {
  const region = regions.hourAt(hour, (hour + 3) * HOUR_MS)[at(code)]
  return {
    demand: region?.D as number,
    net: region?.NG as number,
    fuels: fuelsAt(at(code), hour, region?.NG as number),
  }
}

describe('generation by fuel', () => {
  test('sums to the net generation of every authority in every hour, also after revisions', () => {
    for (const hour of [...hoursFrom('2026-04-01T00:00Z', 30), ...hoursFrom('2026-08-01T00:00Z', 30)]) {
      for (const ageHours of [3, 72]) {
        regions.hourAt(hour, (hour + ageHours) * HOUR_MS).forEach(({ NG }, index) => {
          const fuels = fuelsAt(index, hour, NG)
          const values = Object.values(fuels)
          expect(Object.keys(fuels).toSorted()).toEqual(fuelsOf(AUTHORITIES[index]?.code as string))
          expect(values.reduce((sum, mwh) => sum + mwh, 0)).toBe(NG)
          expect(values.every(Number.isInteger)).toBe(true)
        })
      }
    }
  })

  test('is nowhere below zero but for storage and what answers prices in ERCO', () => {
    for (const hour of hoursFrom('2026-04-01T00:00Z', 24 * 14)) {
      AUTHORITIES.forEach(({ code }) => {
        if (code === 'ERCO') return
        for (const [fuel, mwh] of Object.entries(readHour(code, hour).fuels)) {
          if (fuel !== 'BAT') expect([code, hour, fuel, mwh < 0]).toEqual([code, hour, fuel, false])
        }
      })
    }
  })

  test('of ERCO is the dispatch of the grid', () => {
    for (const hour of hoursFrom('2026-06-10T12:00Z', 12)) {
      const { fuels } = readHour('ERCO', hour)
      const outputs = Array.from({ length: 12 }, (_, slot) =>
        readFleetOutput(grid.clearedAt(hour * HOUR_MS + slot * CLEARING_MS)),
      )
      const mean = (read: (output: (typeof outputs)[number]) => number) =>
        outputs.reduce((sum, output) => sum + read(output), 0) / 12
      expect(fuels.WND).toBe(Math.round(mean(({ wind }) => wind)))
      expect(fuels.NUC).toBe(Math.round(mean(({ nuclear }) => nuclear)))
      const gas = mean(({ combinedCycle, otherGas }) => combinedCycle + otherGas)
      expect(Math.abs((fuels.NG as number) - gas)).toBeLessThan(5)
    }
  })

  test('of the sun is nothing at night, and at noon a good part of what California makes', () => {
    for (const hour of hoursFrom('2026-04-01T00:00Z', 96)) {
      const local = Temporal.Instant.fromEpochMilliseconds(hour * HOUR_MS).toZonedDateTimeISO(
        'America/Los_Angeles',
      ).hour
      const { fuels, net } = readHour('CISO', hour)
      if (local >= 21 || local < 5) expect(fuels.SUN).toBe(0)
      if (local === 12) expect(fuels.SUN as number).toBeGreaterThan(0.4 * net)
    }
  })

  test('CISO has a duck: a deep valley of net load at midday and a steep ramp to the evening', () => {
    const hours = hoursFrom('2026-04-01T00:00Z', 24 * 20)
    const netLoad = (localHour: number) => {
      const those = hours.filter(
        (hour) =>
          Temporal.Instant.fromEpochMilliseconds(hour * HOUR_MS).toZonedDateTimeISO('America/Los_Angeles').hour ===
          localHour,
      )
      const each = those.map((hour) => {
        const { demand, fuels } = readHour('CISO', hour)
        return demand - (fuels.SUN as number) - (fuels.WND as number)
      })
      return each.reduce((sum, mw) => sum + mw, 0) / each.length
    }
    expect(netLoad(13)).toBeLessThan(0.4 * netLoad(19))
    expect(netLoad(13)).toBeLessThan(0.5 * netLoad(6))
    expect(netLoad(20) - netLoad(17)).toBeGreaterThan(8000)
  })

  test('every fuel has a name', () => {
    for (const { code } of AUTHORITIES) for (const fuel of fuelsOf(code)) expect(FUEL_NAMES[fuel]).toMatch(/^[A-Z]/)
  })
})
