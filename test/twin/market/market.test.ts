import { describe, expect, test } from 'vitest'
import { CLEARING_MS, createGrid, QUARTER_MS } from '../../../src/twin/grid/grid.ts'
import { OFFER_CAP_USD_PER_MWH } from '../../../src/twin/grid/scarcity.ts'
import { SETTLEMENT_POINTS } from '../../../src/twin/grid/settlement-point.ts'
import { ANCILLARY_SERVICES, priceAncillary } from '../../../src/twin/market/ancillary-price.ts'
import { createDayAhead } from '../../../src/twin/market/day-ahead.ts'
import { LISTED_POINTS } from '../../../src/twin/market/listed-point.ts'
import { readDeploymentAdders, readReserveAdders } from '../../../src/twin/market/price-adders.ts'
import { runsInForce, scedRunMs } from '../../../src/twin/market/sced-run.ts'
import { settlePrices } from '../../../src/twin/market/settlement.ts'
import { createWallClock } from '../../../src/twin/wall-clock.ts'

const HOUR_MS = 3_600_000
const START = Temporal.Instant.from('2026-01-01T06:00Z').epochMilliseconds
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

test('two weeks of SCED runs clear in a few seconds, and are remembered', () => {
  const grid = createGrid(5)
  const clear = () => {
    const before = process.cpuUsage()
    for (let slot = 0; slot < 4032; slot++) grid.clearedAt(START + slot * CLEARING_MS)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  }
  const [first, again] = [clear(), clear()]
  process.stdout.write(`twin: 4032 clearings in ${first.toFixed(0)} ms CPU, ${again.toFixed(0)} ms remembered\n`)
  expect(first).toBeLessThan(8000)
  expect(again).toBeLessThan(first / 5)
})

describe('settlement', () => {
  test('the runs in force fill a quarter hour; the first is that of the interval before', () => {
    for (let quarter = 0; quarter < 400; quarter++) {
      const startMs = START + quarter * QUARTER_MS
      const runs = runsInForce(9, startMs)
      expect(runs.length).toBe(4)
      expect(runs.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12)
      expect(runs[0]?.share).toBeGreaterThan(0)
      expect(runs[0]?.share).toBeLessThanOrEqual(25_000 / QUARTER_MS)
      expect(runs[0]?.runMs).toBe(scedRunMs(9, startMs / CLEARING_MS - 1))
    }
  })

  test('lies between the cheapest and the dearest of its runs, adders aside', () => {
    const grid = createGrid(2)
    for (let quarter = 0; quarter < 100; quarter++) {
      const startMs = START + quarter * 31 * QUARTER_MS
      const runs = runsInForce(2, startMs)
      if (runs.some(({ runMs }) => readDeploymentAdders(grid, runMs).energyUsdPerMwh > 0)) continue
      const lmps = runs.map(({ runMs }) => grid.pricesAt(runMs))
      const outside = [...settlePrices(grid, startMs)].filter((price, point) => {
        const those = lmps.map((prices) => prices[point] as number)
        return price < Math.min(...those) - 0.006 || price > Math.max(...those) + 0.006
      })
      expect(outside).toEqual([])
    }
  })

  test('each name is listed once', () => {
    expect(LISTED_POINTS.length).toBe(169)
    expect(new Set(LISTED_POINTS.map(({ name }) => name)).size).toBe(169)
    for (const { index } of LISTED_POINTS) expect(SETTLEMENT_POINTS[index]?.type).not.toMatch(/EW$/)
  })
})

describe('adders', () => {
  test('of deployments: rarely, never with the price beyond the cap', () => {
    const grid = createGrid(9)
    const adders = Array.from({ length: 3000 }, (_, hour) => readDeploymentAdders(grid, START + hour * HOUR_MS))
    const some = adders.filter(({ energyUsdPerMwh }) => energyUsdPerMwh > 0)
    expect(some.length / adders.length).toBeGreaterThan(0.02)
    expect(some.length / adders.length).toBeLessThan(0.12)
    for (const { energyUsdPerMwh, reserveUsdPerMw } of adders) {
      expect(energyUsdPerMwh).toBeGreaterThanOrEqual(0)
      expect(energyUsdPerMwh).toBeLessThanOrEqual(OFFER_CAP_USD_PER_MWH)
      for (const price of Object.values(reserveUsdPerMw)) expect(price).toBeLessThanOrEqual(energyUsdPerMwh)
    }
  })

  test('of reserves: the fewer there are, the more they add', () => {
    const grid = createGrid(9)
    const rows = Array.from({ length: 1000 }, (_, index) => readReserveAdders(grid, START + index * 5 * HOUR_MS))
    const sorted = rows.toSorted((a, b) => a.responsiveMw - b.responsiveMw)
    const tight = mean(sorted.slice(0, 100).map(({ onlineUsdPerMwh }) => onlineUsdPerMwh))
    const ample = mean(sorted.slice(-100).map(({ onlineUsdPerMwh }) => onlineUsdPerMwh))
    expect(ample).toBeLessThan(0.05)
    expect(tight).toBeGreaterThan(10 * ample)
    for (const { onlineUsdPerMwh, offlineUsdPerMwh } of rows)
      expect(onlineUsdPerMwh >= offlineUsdPerMwh && offlineUsdPerMwh >= 0).toBe(true)
  })
})

test('ancillary services are never below zero, quiet on most days and dear where energy is', () => {
  for (const market of ['real-time', 'day-ahead'] as const) {
    for (const service of ANCILLARY_SERVICES) {
      const at = (lambda: number) =>
        Array.from({ length: 500 }, (_, hour) => priceAncillary(9, market, service, START + hour * 7 * HOUR_MS, lambda))
      const quiet = at(25).map(({ cappedUsdPerMw }) => cappedUsdPerMw)
      expect(Math.min(...quiet)).toBeGreaterThanOrEqual(0)
      expect(mean(quiet)).toBeLessThan(3)
      const scarce = at(OFFER_CAP_USD_PER_MWH)
      if (service !== 'REGDN') expect(mean(scarce.map(({ cappedUsdPerMw }) => cappedUsdPerMw))).toBeGreaterThan(3000)
      for (const { cappedUsdPerMw, uncappedUsdPerMw } of scarce)
        expect(cappedUsdPerMw).toBe(Math.min(uncappedUsdPerMw, OFFER_CAP_USD_PER_MWH))
      if (service === 'REGUP') expect(Math.max(...scarce.map((each) => each.uncappedUsdPerMw))).toBeGreaterThan(5000)
      if (service === 'REGDN') expect(mean(at(-20).map((each) => each.cappedUsdPerMw))).toBeGreaterThan(10)
    }
  }
})

test('the day ahead foresees the day, with some error', () => {
  const grid = createGrid(9)
  const dayAhead = createDayAhead(grid, createWallClock('America/Chicago'))
  const pairs = Array.from({ length: 600 }, (_, index) => {
    const hour = START / HOUR_MS + index * 11
    const realTime = mean(
      Array.from({ length: 12 }, (_, run) => grid.clearedAt(hour * HOUR_MS + run * CLEARING_MS).solution.lambda),
    )
    return [dayAhead.clearedAt(hour).lambda, realTime] as const
  })
  const errors = pairs.map(([ahead, realTime]) => ahead - realTime)
  const [aheads, reals] = [pairs.map(([ahead]) => ahead), pairs.map(([, realTime]) => realTime)]
  const spread = (values: readonly number[]) => Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)))
  const together = mean(pairs.map(([ahead, real]) => (ahead - mean(aheads)) * (real - mean(reals))))
  expect(Math.abs(mean(errors))).toBeLessThan(2)
  expect(mean(errors.map(Math.abs))).toBeGreaterThan(0.3)
  expect(mean(errors.map(Math.abs))).toBeLessThan(5)
  expect(together / spread(aheads) / spread(reals)).toBeGreaterThan(0.6)
  const hour = START / HOUR_MS + 5
  const again = createDayAhead(createGrid(9), createWallClock('America/Chicago'))
  expect([...again.pricesAt(hour)]).toEqual([...dayAhead.pricesAt(hour)])
})
