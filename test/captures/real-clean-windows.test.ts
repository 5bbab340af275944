import { afterAll, beforeAll, describe, expect } from 'vitest'
import { CARBON_FACTORS } from '../../src/analytics/carbon/carbon-factors.ts'
import { makeCleanOutlook } from '../../src/analytics/clean-window/clean-outlook.ts'
import { HOUR_MS } from '../../src/analytics/clean-window/hour-series.ts'
import { joinScores } from '../../src/analytics/clean-window/score-forecast.ts'
import { openTestDatabase, type TestDatabase } from '../duckdb/open-test-database.ts'
import { capturePath, withCapture } from '../sources/capture-path.ts'

/** Generation of EIA-930 in 2019, as others collected it; hours are named by their end, UTC. */
const YEAR = 'eia/parquet/eia_2019_multi_BA_hourly_20250718.parquet'
const DAY_MS = 24 * HOUR_MS
/** The EIA's own lag. */
const PUBLISHED_AFTER_MS = 31 * HOUR_MS
const HISTORY_DAYS = 45

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

async function versionsOf(region: string) {
  const rows = await database.session.rows<{ ms: number; code: string; value: number }>(
    `SELECT DISTINCT epoch_ms(timestamp)::DOUBLE AS ms, fuel_type AS code, value FROM '${capturePath(YEAR)}'
     WHERE region = '${region}' AND fuel_type IS NOT NULL AND value IS NOT NULL ORDER BY ms`,
  )
  return rows.map(({ ms, code, value }) => {
    const startMs = ms - HOUR_MS
    return { code, startMs, publishedMs: startMs + PUBLISHED_AFTER_MS, mwh: value }
  })
}

// Bounds by what these grids were in 2019: generation of ERCO half gas, a fifth coal; of PJM a third nuclear; of NYIS a fifth hydro.
describe.each([
  { region: 'ERCO', zone: 'America/Chicago', lowest: 330, highest: 500, worstShare: 0.2 },
  { region: 'PJM', zone: 'America/New_York', lowest: 350, highest: 480, worstShare: 0.12 },
  { region: 'NYIS', zone: 'America/New_York', lowest: 130, highest: 260, worstShare: 0.2 },
])('the real year 2019 of $region', ({ region, zone, lowest, highest, worstShare }) => {
  withCapture(YEAR)('has the intensity of such a mix, and windows that are worth waiting for', async () => {
    const versions = await versionsOf(region)
    // Before and after both changes of the clocks, in every season.
    const scores = ['2019-03-18', '2019-06-17', '2019-09-16', '2019-11-11', '2019-12-16'].flatMap((date) => {
      const momentMs = Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds
      const startMs = momentMs - HISTORY_DAYS * DAY_MS
      const known = versions.filter((version) => version.publishedMs <= momentMs && version.startMs >= startMs)
      const outlook = makeCleanOutlook(
        {
          history: { startMs, hours: HISTORY_DAYS * 24, versions: known },
          outlook: undefined,
          outlooks: new Map(),
          zone,
          factors: CARBON_FACTORS.direct,
        },
        { momentMs, horizonHours: 24, loadHours: 3 },
      )
      if (!outlook) expect.fail(`nothing is known on ${date}`)
      expect(outlook.ahead.every(({ gPerKwh }) => gPerKwh > lowest / 3 && gPerKwh < highest * 2)).toBe(true)
      return outlook.mornings.map(({ score }) => score)
    })
    const joined = joinScores(scores)
    expect(joined?.forecasts).toBeGreaterThan(50)
    expect(joined?.meanActualGPerKwh).toBeGreaterThan(lowest)
    expect(joined?.meanActualGPerKwh).toBeLessThan(highest)
    expect((joined?.maeGPerKwh ?? 1) / (joined?.meanActualGPerKwh ?? 1)).toBeLessThan(worstShare)
    // Waiting for the window pays more than choosing it wrongly costs.
    expect(joined?.savedGPerKwh).toBeGreaterThan(joined?.regretGPerKwh ?? 0)
  })
})
