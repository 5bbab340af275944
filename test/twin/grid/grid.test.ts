import { describe, expect, test } from 'vitest'
import { createGrid, QUARTER_MS } from '../../../src/twin/grid/grid.ts'
import { OFFER_CAP_USD_PER_MWH } from '../../../src/twin/grid/scarcity.ts'
import { SETTLEMENT_POINTS } from '../../../src/twin/grid/settlement-point.ts'
import { readShiftFactors, readTruth } from '../../../src/twin/grid/truth.ts'

const START = Temporal.Instant.from('2026-01-01T06:00Z').epochMilliseconds
const year = Array.from({ length: 700 }, (_, index) => START + index * 50 * QUARTER_MS)

describe('the settlement points', () => {
  test('are those of a small ERCOT', () => {
    const count = (type: string) => SETTLEMENT_POINTS.filter((point) => point.type === type).length
    expect(
      Object.fromEntries(['RN', 'HU', 'SH', 'AH', 'LZ', 'LZEW', 'LZ_DC', 'LZ_DCEW'].map((t) => [t, count(t)])),
    ).toEqual({ RN: 150, HU: 5, SH: 1, AH: 1, LZ: 8, LZEW: 8, LZ_DC: 4, LZ_DCEW: 4 })
    expect(new Set(SETTLEMENT_POINTS.map(({ name, type }) => `${name}/${type}`)).size).toBe(181)
    expect(SETTLEMENT_POINTS.filter(({ name }) => /^\d/.test(name)).length).toBeGreaterThan(5)
    for (const { weights } of SETTLEMENT_POINTS) {
      expect(weights.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12)
    }
  })
})

describe('a year of the grid', () => {
  const grid = createGrid(7)
  const truths = year.map((ms) => readTruth(grid, Temporal.Instant.fromEpochMilliseconds(ms)))
  const priceOf = (truth: (typeof truths)[number], name: string) =>
    truth.prices.find((point) => point.name === name)?.priceUsdPerMwh as number

  test('load has a season and stays within the grid', () => {
    const loads = truths.map((truth) => Object.values(truth.loadMw).reduce((sum, mw) => sum + mw, 0))
    expect(Math.min(...loads)).toBeGreaterThan(30_000)
    expect(Math.max(...loads)).toBeLessThan(95_000)
    expect(Math.max(...loads)).toBeGreaterThan(70_000)
  })

  test('the west goes below zero in strong wind, and only then', () => {
    const negative = truths.filter((truth) => priceOf(truth, 'LZ_WEST') < 0)
    expect(negative.length / truths.length).toBeGreaterThan(0.02)
    expect(negative.length / truths.length).toBeLessThan(0.3)
    const wind = (some: typeof truths) => some.reduce((sum, truth) => sum + truth.availableMw.wind, 0) / some.length
    expect(wind(negative)).toBeGreaterThan(1.3 * wind(truths))
  })

  test('the sun sets, and evenings cost more than noons', () => {
    const at = (hour: number) =>
      truths.filter((truth) => truth.intervalStart.toZonedDateTimeISO('America/Chicago').hour === hour)
    expect(Math.max(...at(1).map((truth) => truth.availableMw.solar))).toBe(0)
    expect(Math.max(...at(12).map((truth) => truth.availableMw.solar))).toBeGreaterThan(15_000)
    const median = (hour: number) =>
      at(hour)
        .map((truth) => truth.lambdaUsdPerMwh)
        .sort((a, b) => a - b)[at(hour).length >> 1]
    expect(median(20)).toBeGreaterThan(median(12) as number)
  })

  test('the truth adds up: lambda, shadow prices and shift factors make the prices', () => {
    const { constraints, shiftFactors, points } = readShiftFactors(grid)
    for (const truth of truths.filter(({ shadowPrices }) => shadowPrices.length > 0).slice(0, 50)) {
      points.forEach(({ name, type }, index) => {
        const congestion = truth.shadowPrices.reduce((sum, { shadowPriceUsdPerMw, ...identity }) => {
          const row = constraints.findIndex(
            (each) =>
              each.constraintName === identity.constraintName &&
              each.contingencyName === identity.contingencyName &&
              each.fromStation === identity.fromStation &&
              each.toStation === identity.toStation,
          )
          return sum + shadowPriceUsdPerMw * (shiftFactors[row]?.[index] as number)
        }, 0)
        const price = truth.prices.find((point) => point.name === name && point.type === type)?.priceUsdPerMwh
        expect(price).toBeCloseTo(truth.lambdaUsdPerMwh - congestion, 9)
      })
    }
    const keys = constraints.map((each) => Object.values(each).join('/'))
    expect(new Set(keys).size).toBe(keys.length)
  })
})

test('a hot year has rare spikes, none of them above the offer cap by more than a few dollars', () => {
  const grid = createGrid(7)
  const summer = Temporal.Instant.from('2026-08-01T05:00Z').epochMilliseconds
  const lambdas = Array.from(
    { length: 45 * 96 },
    (_, index) => grid.clearedAt(summer + index * QUARTER_MS).solution.lambda,
  )
  const spikes = lambdas.filter((lambda) => lambda > 250)
  expect(spikes.length).toBeGreaterThan(0)
  expect(spikes.length / lambdas.length).toBeLessThan(0.05)
  expect(Math.max(...lambdas)).toBeLessThan(OFFER_CAP_USD_PER_MWH + 20)
})

test('any order of asking gives the same numbers, another seed gives others', () => {
  const forward = createGrid(3)
  const backward = createGrid(3)
  const some = year.slice(0, 40)
  const inOrder = some.map((ms) => [...forward.pricesAt(ms)])
  const reversed = some
    .toReversed()
    .map((ms) => [...backward.pricesAt(ms)])
    .reverse()
  expect(reversed).toEqual(inOrder)
  expect([...createGrid(4).pricesAt(some[5] as number)]).not.toEqual(inOrder[5])
})
