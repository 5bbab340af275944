import { afterAll, beforeAll, describe, expect } from 'vitest'
import type { AuthoritySeries } from '../../src/analytics/ducks/authority-series.ts'
import { cutDays } from '../../src/analytics/ducks/duck-day.ts'
import { makeReference } from '../../src/analytics/ducks/duck-reference.ts'
import { measureDays } from '../../src/analytics/ducks/measure-days.ts'
import { rankDucks } from '../../src/analytics/ducks/rank-ducks.ts'
import { openTestDatabase, type TestDatabase } from '../duckdb/open-test-database.ts'
import { capturePath, withCapture } from '../sources/capture-path.ts'

/** Demand and generation of EIA-930 in 2019, as others collected them; hours are named by their end, UTC. Some days are missing. */
const YEAR = 'eia/parquet/eia_2019_multi_BA_hourly_20250718.parquet'
const HOUR_MS = 3_600_000

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

async function seriesOf(region: string, zone: string): Promise<AuthoritySeries> {
  const rows = await database.session.rows<{ ms: number; kind: string; value: number }>(
    `SELECT epoch_ms(timestamp)::DOUBLE AS ms, coalesce(fuel_type, 'D') AS kind, value FROM '${capturePath(YEAR)}'
     WHERE region = '${region}' AND (data_type = 'demand' OR fuel_type IN ('SUN', 'WND')) AND value IS NOT NULL`,
  )
  const firstMs = Temporal.PlainDate.from('2019-01-01').toZonedDateTime(zone).epochMilliseconds
  const startsMs = Float64Array.from({ length: 365 * 24 }, (_, hour) => firstMs + hour * HOUR_MS)
  const read = (kind: string) => {
    const values = startsMs.map(() => Number.NaN)
    for (const row of rows) if (row.kind === kind) values[(row.ms - HOUR_MS - firstMs) / HOUR_MS] = row.value
    return values
  }
  return { zone, startsMs, demandMwh: read('D'), solarMwh: read('SUN'), windMwh: read('WND') }
}

const AUTHORITIES = [
  { region: 'ERCO', zone: 'America/Chicago' },
  { region: 'ISNE', zone: 'America/New_York' },
] as const

describe.each(AUTHORITIES)('the real year 2019 of $region', ({ region, zone }) => {
  withCapture(YEAR)('has days of its own lengths, whose scores lie about 50 in the window that they are', async () => {
    const [first, last] = [Temporal.PlainDate.from('2019-01-01'), Temporal.PlainDate.from('2019-12-31')]
    const days = cutDays(await seriesOf(region, zone), first, last)
    const { measured, leftOut } = measureDays(days)
    expect(measured.length).toBeGreaterThan(340)
    expect(measured.length + leftOut.length).toBe(365)
    const lengths = new Map(measured.map(({ date, day }) => [date, day.netMwh.length]))
    expect([lengths.get('2019-03-10'), lengths.get('2019-11-03'), lengths.get('2019-06-05')]).toEqual([23, 25, 24])
    const about = { authority: region, zone, leftOut: leftOut.length, versions: {}, knownAt: '2026-01-01T00:00:00Z' }
    const ranked = rankDucks(measured, makeReference(measured, about))
    const mean = ranked.reduce((sum, { score }) => sum + score, 0) / ranked.length
    expect(mean).toBeGreaterThan(45)
    expect(mean).toBeLessThan(52)
    expect(ranked[0]?.score).toBeGreaterThan(75)
    expect(ranked.every(({ score }) => score >= 0 && score <= 100)).toBe(true)
    // Wind and solar only ever take off: the standard net load lies below, hour by hour.
    for (const { shape, standardShape } of measured) {
      if (standardShape) expect(standardShape.peak.mw).toBeLessThanOrEqual(shape.peak.mw + 50)
    }
  })
})
