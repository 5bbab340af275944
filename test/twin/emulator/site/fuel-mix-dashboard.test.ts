import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { FuelMixDashboard } from '../../../../src/twin/emulator/site/fuel-mix-dashboard.ts'
import { MIX_FUELS } from '../../../../src/twin/fuel/fuel-mix.ts'
import { createGrid } from '../../../../src/twin/grid/grid.ts'
import { capturePath, withCapture } from '../../../sources/capture-path.ts'
import { openTwin } from '../twin-fixture.ts'

const PATH = '/api/1/services/read/dashboards/fuel-mix.json'
const open = async (now: string) => {
  const response = await openTwin(now).get(PATH)
  const text = await response.text()
  return { response, text, mix: JSON.parse(text) as FuelMixDashboard }
}

describe('the fuel mix dashboard', () => {
  const CAPTURE = 'ercot/dashboards/excerpts/fuel-mix.excerpt.json'
  withCapture(CAPTURE)('has the shape of the real one', async () => {
    const real = JSON.parse(readFileSync(capturePath(CAPTURE), 'utf8')) as FuelMixDashboard
    const { mix } = await open('2026-09-06T22:11:30Z')
    expect(Object.keys(mix)).toEqual(Object.keys(real))
    expect(mix.lastUpdated).toBe(real.lastUpdated)
    expect(Object.keys(mix.monthlyCapacity)).toEqual(Object.keys(real.monthlyCapacity))
    expect(Object.keys(mix.data)).toEqual(Object.keys(real.data))
    for (const [day, stamps] of Object.entries(real.data)) {
      const [first, second] = Object.keys(mix.data[day] ?? {})
      expect([first, second]).toEqual(Object.keys(stamps))
      const readings = mix.data[day]?.[first ?? '']
      expect(Object.keys(readings ?? {})).toEqual(Object.keys(Object.values(stamps)[0] ?? {}))
      expect(Object.keys(readings?.Wind ?? {})).toEqual(['gen'])
    }
    expect(Object.keys(mix.data['2026-09-05'] ?? {}).length).toBe(288)
    expect(Object.keys(mix.data['2026-09-06'] ?? {}).at(-1)).toBe('2026-09-06 17:10:00-0500')
  })

  test('comes minified and may be kept for a minute', async () => {
    const { response, text } = await open('2026-06-15T18:01Z')
    expect(response.headers.get('cache-control')).toBe('max-age=60')
    expect(response.headers.get('content-type')).toMatch('json')
    expect(text).not.toMatch(/\s$|": /)
  })

  test('is updated one minute after each stamp, and turns to a new day with its first', async () => {
    expect((await open('2026-06-15T18:05:59Z')).mix.lastUpdated).toBe('2026-06-15 13:01:00-0500')
    expect((await open('2026-06-15T18:06:00Z')).mix.lastUpdated).toBe('2026-06-15 13:06:00-0500')
    expect(Object.keys((await open('2026-06-15T05:00:59Z')).mix.data)).toEqual(['2026-06-13', '2026-06-14'])
    expect(Object.keys((await open('2026-06-15T05:01:00Z')).mix.data)).toEqual(['2026-06-14', '2026-06-15'])
  })

  test('sums to the load less what the ties bring', async () => {
    const { mix } = await open('2026-06-15T18:01Z')
    const grid = createGrid(9)
    for (const stamps of Object.values(mix.data)) {
      for (const [stamp, fuels] of Object.entries(stamps).filter((_, index) => index % 24 === 0)) {
        const { zoneLoadMw, tieImportMw } = grid.clearedAt(Temporal.Instant.from(stamp).epochMilliseconds)
        const sum = MIX_FUELS.reduce((all, fuel) => all + (fuels[fuel]?.gen ?? Number.NaN), 0)
        const sumOf = (mw: Float64Array) => mw.reduce((all, each) => all + each, 0)
        expect(Math.abs(sum - (sumOf(zoneLoadMw) - sumOf(tieImportMw)))).toBeLessThan(0.1)
      }
    }
  })

  test('has 300 stamps on a day of 25 hours and 276 on one of 23, none twice', async () => {
    const autumn = (await open('2026-11-02T18:01Z')).mix.data['2026-11-01'] ?? {}
    expect(Object.keys(autumn).length).toBe(300)
    expect(Object.keys(autumn)).toContain('2026-11-01 01:30:00-0500')
    expect(Object.keys(autumn)).toContain('2026-11-01 01:30:00-0600')
    expect(Object.keys((await open('2026-03-09T18:01Z')).mix.data['2026-03-08'] ?? {}).length).toBe(276)
  })
})
