import { describe, expect, test } from 'vitest'
import { inServiceShare } from '../../../src/twin/grid/outage.ts'
import { PLANTS } from '../../../src/twin/grid/plant.ts'
import { createOutagePostings } from '../../../src/twin/outage/outage-posting.ts'

const HOUR_MS = 3_600_000
const seed = 5
const rowsAt = createOutagePostings(seed)
const NOW = Temporal.Instant.from('2026-04-10T17:00:50Z').epochMilliseconds
const ZONES = ['south', 'north', 'west', 'houston']
const total = (values: Readonly<Record<string, unknown>>, kind: string) =>
  ZONES.reduce((sum, zone) => sum + Number(values[`total_${kind}_${zone}_mw`]), 0)
const outMw = (ms: number, isRenewable: boolean) =>
  PLANTS.reduce(
    (sum, plant, index) =>
      (plant.kind === 'wind' || plant.kind === 'solar') === isRenewable
        ? sum + plant.capacityMw * (1 - inServiceShare(seed, plant, index, ms))
        : sum,
    0,
  )

describe('an outage posting', () => {
  const rows = rowsAt(NOW)
  const runningMs = Math.floor(NOW / HOUR_MS) * HOUR_MS

  test('has the next 168 hours in whole MW', () => {
    expect(rows.map(({ startMs }) => (startMs - runningMs) / HOUR_MS)).toEqual(Array.from({ length: 168 }, (_, i) => i))
    for (const { values } of rows) {
      expect(Object.keys(values).length).toBe(12)
      expect(Object.values(values).every((value) => Number.isInteger(value) && Number(value) >= 0)).toBe(true)
    }
  })

  test('knows all that is out now, by zone and kind', () => {
    const [now] = rows
    expect(Math.abs(total(now?.values ?? {}, 'resource') - outMw(runningMs, false))).toBeLessThan(4)
    expect(Math.abs(total(now?.values ?? {}, 'irr') - outMw(runningMs, true))).toBeLessThan(4)
  })

  test('knows less than what will be out, and more of it as the hour comes nearer', () => {
    let [far, near, out] = [0, 0, 0]
    for (let step = 0; step < 20; step++) {
      const target = rowsAt(NOW + step * 24 * HOUR_MS)[150] as (typeof rows)[number]
      const later = rowsAt(NOW + (step * 24 + 140) * HOUR_MS)[10] as (typeof rows)[number]
      expect(later.startMs).toBe(target.startMs)
      far += total(target.values, 'resource')
      near += total(later.values, 'resource')
      out += outMw(target.startMs, false)
      expect(total(later.values, 'resource')).toBeGreaterThanOrEqual(total(target.values, 'resource') - 4)
    }
    expect(far).toBeLessThan(near)
    expect(near).toBeLessThanOrEqual(out + 80)
    expect(far).toBeGreaterThan(0)
  })
})
