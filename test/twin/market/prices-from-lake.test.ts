import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type MarketLake, openMarketLake } from './market-lake.ts'

const NODAL = [
  'ercot.rt_lmp',
  'ercot.sced_shadow_prices',
  'ercot.sced_system_lambda',
  'ercot.dam_spp',
  'ercot.dam_shadow_prices',
]
const SETTLED = [
  ...NODAL,
  'ercot.rt_spp',
  'ercot.rt_price_adders',
  'ercot.sced_mcpc',
  'ercot.rt_mcpc',
  'ercot.dam_mcpc',
]
const SETTLED_BEFORE_CO_OPTIMIZATION = [...NODAL, 'ercot.rt_spp', 'ercot.rt_ordc_price_adders']

/** A name that is listed once stands for the price that is not energy weighted. */
const LISTED = `(SELECT * FROM shift_factors WHERE settlement_point_type NOT IN ('LZEW', 'LZ_DCEW'))`
const CONSTRAINT = 'constraint_name, contingency_name, from_station, to_station'

/** Congestion of every node and SCED run, and what the digits of lambda and shadow prices may move it by. */
const LMP_RESIDUALS = `
  WITH congestion AS (
    SELECT interval_start, settlement_point, sum(shift_factor * shadow_price_usd_per_mwh) AS usd,
      sum(abs(shift_factor)) AS factors, count(*) AS constraints
    FROM sced_shadow_prices JOIN ${LISTED} USING (${CONSTRAINT})
    WHERE shadow_price_usd_per_mwh <> 0 GROUP BY ALL)
  SELECT count(*) AS rows, count(DISTINCT interval_start) AS runs, count(DISTINCT settlement_point) AS points,
    count(*) FILTER (usd IS NOT NULL) AS congested,
    max(abs(lmp_usd_per_mwh - (system_lambda_usd_per_mwh - coalesce(usd, 0)))) AS largest,
    max(abs(lmp_usd_per_mwh - (system_lambda_usd_per_mwh - coalesce(usd, 0))) - 0.005 - 0.000005 * (1 + coalesce(factors, 0))) AS excess
  FROM rt_lmp JOIN sced_system_lambda USING (interval_start) LEFT JOIN congestion USING (interval_start, settlement_point)`

/** The part of each settlement interval in which each SCED run is in force. */
const SHARES = (from: string, until: string) => `
  shares AS (
    SELECT quarter, interval_start,
      epoch(least(next_run, quarter + INTERVAL 15 MINUTE) - greatest(interval_start, quarter)) / 900 AS share
    FROM (SELECT interval_start, lead(interval_start) OVER (ORDER BY interval_start) AS next_run FROM sced_system_lambda) runs
    JOIN (SELECT unnest(range(TIMESTAMP '${from}', TIMESTAMP '${until}', INTERVAL 15 MINUTE)) AS quarter) quarters
      ON interval_start < quarter + INTERVAL 15 MINUTE AND next_run > quarter)`

const DAYS = [
  { day: '2026-11-01', hours: 25, datasets: SETTLED },
  { day: '2026-03-08', hours: 23, datasets: NODAL },
  { day: '2025-11-02', hours: 25, datasets: SETTLED_BEFORE_CO_OPTIMIZATION },
]

for (const { day, hours, datasets } of DAYS) {
  describe(`the lake of ${day}, ${hours} hours`, () => {
    let lake: MarketLake
    beforeAll(async () => {
      lake = await openMarketLake(day, datasets)
    }, 60_000)
    afterAll(() => lake[Symbol.asyncDispose]())

    const start = Temporal.PlainDate.from(day).toZonedDateTime('America/Chicago').toInstant()
    // The last runs of the day are followed by none in the lake: their last quarter hour stays out.
    const until = start.add({ hours }).subtract({ minutes: 15 })
    const shares = SHARES(start.toString(), until.toString())
    const ask = async (sql: string) => (await lake.session.rows<Record<string, number>>(sql))[0] ?? {}

    test('LMP = lambda − Σ SF·mu, every node and SCED run', async () => {
      const found = await ask(LMP_RESIDUALS)
      // An hour more: the one before midnight.
      const runs = (hours + 1) * 12
      expect(found).toMatchObject({ rows: runs * 169, runs, points: 169 })
      expect(found.congested).toBeGreaterThan(5000)
      expect(found.excess).toBeLessThanOrEqual(1e-9)
      expect(found.largest).toBeLessThan(0.0051)
    })

    test('every shadow price has its shift factors', async () => {
      for (const table of ['sced_shadow_prices', 'dam_shadow_prices']) {
        const found = await ask(
          `SELECT count(*) AS rows, count(shift_factor) AS found, min(shadow_price_usd_per_mwh) AS least
           FROM ${table} LEFT JOIN ${LISTED} USING (${CONSTRAINT}) WHERE settlement_point = 'HB_NORTH' OR settlement_point IS NULL`,
        )
        expect(found.rows).toBeGreaterThan(hours)
        expect(found.found).toBe(found.rows)
        expect(found.least).toBeGreaterThanOrEqual(0)
      }
    })

    if (datasets.includes('ercot.rt_spp')) {
      const [table, adder] = datasets.includes('ercot.rt_price_adders')
        ? ['rt_price_adders', 'rtrdpa_usd_per_mwh']
        : ['rt_ordc_price_adders', 'rtorpa_usd_per_mwh + rtordpa_usd_per_mwh']
      test('settlement prices are the time-weighted mean of LMPs and adders', async () => {
        const found = await ask(`
        WITH ${shares}, mean AS (
          SELECT quarter, settlement_point, sum(share * (lmp_usd_per_mwh + ${adder})) AS usd, sum(share) AS whole
          FROM shares JOIN rt_lmp USING (interval_start) JOIN ${table} USING (interval_start) GROUP BY ALL)
        SELECT count(*) AS rows, min(whole) AS least, max(abs(price_usd_per_mwh - usd)) AS largest
        FROM rt_spp p JOIN mean m ON p.interval_start = m.quarter AND p.settlement_point = m.settlement_point
        WHERE settlement_point_type NOT IN ('LZEW', 'LZ_DCEW')`)
        expect(found.rows).toBe((hours * 4 - 1) * 169)
        expect(found.least).toBeCloseTo(1, 12)
        expect(found.largest).toBeLessThanOrEqual(0.005 + 1e-9)
      })
    }

    test('day-ahead prices differ between points by −Σ ΔSF·mu, every pair with HB_NORTH and hour', async () => {
      const found = await ask(`
        WITH differences AS (
          SELECT p.interval_start, p.settlement_point, p.price_usd_per_mwh - r.price_usd_per_mwh AS usd
          FROM dam_spp p JOIN dam_spp r ON p.interval_start = r.interval_start AND r.settlement_point = 'HB_NORTH'),
        congestion AS (
          SELECT interval_start, p.settlement_point, sum((p.shift_factor - r.shift_factor) * shadow_price_usd_per_mwh) AS usd,
            sum(abs(p.shift_factor - r.shift_factor)) FILTER (shadow_price_usd_per_mwh > 0) AS factors
          FROM dam_shadow_prices JOIN ${LISTED} p USING (${CONSTRAINT}) JOIN ${LISTED} r USING (${CONSTRAINT})
          WHERE r.settlement_point = 'HB_NORTH' GROUP BY ALL)
        SELECT count(*) AS rows, count(DISTINCT interval_start) AS hours, max(abs(d.usd)) AS widest,
          max(abs(d.usd + c.usd) - 0.01 - 0.0005 * coalesce(factors, 0)) AS excess
        FROM differences d JOIN congestion c USING (interval_start, settlement_point)`)
      expect(found).toMatchObject({ rows: hours * 169, hours })
      expect(found.widest).toBeGreaterThan(1)
      expect(found.excess).toBeLessThanOrEqual(1e-9)
    })

    if (datasets.includes('ercot.rt_mcpc')) {
      test('clearing prices for capacity: the mean of the runs and their adders; no price below zero', async () => {
        const adderOf = `CASE ancillary_type WHEN 'REGUP' THEN rtrdparus_usd_per_mw WHEN 'REGDN' THEN rtrdpards_usd_per_mw
          WHEN 'RRS' THEN rtrdparrs_usd_per_mw WHEN 'ECRS' THEN rtrdpaecrs_usd_per_mw ELSE rtrdpanss_usd_per_mw END`
        const found = await ask(`
          WITH ${shares}, mean AS (
            SELECT quarter AS interval_start, ancillary_type, sum(share * (mcpc_usd_per_mw + ${adderOf})) AS usd
            FROM shares JOIN sced_mcpc USING (interval_start) JOIN rt_price_adders USING (interval_start) GROUP BY ALL)
          SELECT count(*) AS rows, max(abs(mcpc_usd_per_mw - usd)) AS largest, min(mcpc_usd_per_mw) AS least
          FROM rt_mcpc JOIN mean USING (interval_start, ancillary_type)`)
        expect(found.rows).toBe((hours * 4 - 1) * 5)
        expect(found.largest).toBeLessThanOrEqual(0.005 + 1e-9)
        expect(found.least).toBeGreaterThanOrEqual(0)
        expect(await ask('SELECT count(*) AS rows, min(mcpc_usd_per_mw) >= 0 AS fine FROM dam_mcpc')).toEqual({
          rows: hours * 5,
          fine: true,
        })
      })
    }

    test('the day has its hours: an hour twice in autumn, one missing in spring', async () => {
      const sced = await ask(`SELECT count(*) AS runs FROM sced_system_lambda WHERE operating_date = DATE '${day}'`)
      expect(sced.runs).toBe(hours * 12)
      const dam = await ask(
        `SELECT count(DISTINCT interval_start) AS hours, min(interval_start) = TIMESTAMP '${start}' AS begins FROM dam_spp`,
      )
      expect(dam).toEqual({ hours, begins: true })
    })
  })
}
