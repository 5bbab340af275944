import { describe, expect, test } from 'vitest'
import { type DispatchProblem, solveDispatch } from '../../../src/twin/grid/dispatch.ts'
import { createGrid, QUARTER_MS } from '../../../src/twin/grid/grid.ts'
import { SETTLEMENT_POINTS } from '../../../src/twin/grid/settlement-point.ts'

/** Two plants, one line from the cheap one to the load, 100 MW of it. */
function twoPlants(demandMw: number): DispatchProblem {
  return {
    a: Float64Array.of(10, 40),
    b: Float64Array.of(0.02, 0.05),
    low: Float64Array.of(0, 0),
    high: Float64Array.of(500, 500),
    demandMw,
    baseFlowMw: Float64Array.of(0),
    limitMw: Float64Array.of(100),
    maxShadowPrice: Float64Array.of(3500),
    // The load is the reference: only the far plant loads the line.
    sensitivity: [Float64Array.of(1, 0)],
  }
}

describe('a dispatch solved by hand', () => {
  test('below the limit the cheap plant sets the price', () => {
    const { lambda, binding, powerMw } = solveDispatch(twoPlants(80))
    expect(lambda).toBeCloseTo(10 + 0.02 * 80, 6)
    expect(binding).toEqual([])
    expect([...powerMw]).toEqual([expect.closeTo(80, 6), 0])
  })

  test('beyond it the near plant does, and the line has the difference as its price', () => {
    const { lambda, binding, powerMw } = solveDispatch(twoPlants(150))
    expect([...powerMw]).toEqual([expect.closeTo(100, 6), expect.closeTo(50, 6)])
    expect(lambda).toBeCloseTo(40 + 0.05 * 50, 6)
    expect(binding).toEqual([{ constraint: 0, mu: expect.closeTo(42.5 - 12, 6) }])
  })

  test('a limit that cannot be kept gives way at its highest shadow price', () => {
    const { binding, powerMw, flowMw } = solveDispatch({
      ...twoPlants(650),
      maxShadowPrice: Float64Array.of(20),
    })
    expect(binding).toEqual([{ constraint: 0, mu: 20 }])
    expect(flowMw[0]).toBeGreaterThan(100)
    expect((powerMw[0] as number) + (powerMw[1] as number)).toBeCloseTo(650, 6)
  })
})

describe('the grid is cleared at least cost', () => {
  const start = Temporal.Instant.from('2026-01-01T06:00Z').epochMilliseconds
  // 61 quarter hours apart: every hour of the day in every season.
  const intervals = Array.from({ length: 500 }, (_, index) => start + index * 61 * QUARTER_MS)
  const grid = createGrid(7)
  const cases = intervals.map((ms) => ({
    ms,
    problem: grid.problemAt(ms),
    solution: grid.clearedAt(ms).solution,
  }))

  test('power balances', () => {
    for (const { problem, solution } of cases) {
      const made = solution.powerMw.reduce((sum, mw) => sum + mw, 0)
      expect(Math.abs(made - problem.demandMw)).toBeLessThan(1e-4)
    }
  })

  test('flows keep their limits, or pay the highest shadow price', () => {
    for (const { problem, solution } of cases) {
      const capped = new Set(
        solution.binding
          .filter(({ constraint, mu }) => mu >= (problem.maxShadowPrice[constraint] as number))
          .map(({ constraint }) => constraint),
      )
      problem.sensitivity.forEach((row, constraint) => {
        const flow = row.reduce(
          (sum, factor, unit) => sum + factor * (solution.powerMw[unit] as number),
          problem.baseFlowMw[constraint] as number,
        )
        expect(flow).toBeCloseTo(solution.flowMw[constraint] as number, 6)
        if (!capped.has(constraint)) expect(flow).toBeLessThan((problem.limitMw[constraint] as number) + 1e-4)
      })
    }
  })

  test('a shadow price stands only where the flow is at its limit', () => {
    for (const { problem, solution } of cases) {
      for (const { constraint, mu } of solution.binding) {
        expect(mu).toBeGreaterThan(0)
        const cap = problem.maxShadowPrice[constraint] as number
        expect(mu).toBeLessThanOrEqual(cap)
        const over = (solution.flowMw[constraint] as number) - (problem.limitMw[constraint] as number)
        if (mu < cap) expect(Math.abs(over)).toBeLessThan(1e-4)
        else expect(over).toBeGreaterThan(-1e-4)
      }
    }
  })

  test('no unit would rather make more or less at its price', () => {
    for (const { problem, solution } of cases) {
      solution.powerMw.forEach((mw, unit) => {
        const price = solution.binding.reduce(
          (sum, { constraint, mu }) => sum - mu * (problem.sensitivity[constraint]?.[unit] as number),
          solution.lambda,
        )
        const marginal = (problem.a[unit] as number) + (problem.b[unit] as number) * mw
        if (mw < (problem.high[unit] as number) - 1e-9) expect(marginal).toBeGreaterThan(price - 1e-6)
        if (mw > (problem.low[unit] as number) + 1e-9) expect(marginal).toBeLessThan(price + 1e-6)
      })
    }
  })

  test('every price is lambda less the sum of shift factors times shadow prices', () => {
    for (const { ms, solution } of cases) {
      grid.pricesAt(ms).forEach((price, index) => {
        const point = SETTLEMENT_POINTS[index]
        const congestion = solution.binding.reduce((sum, { constraint, mu }) => {
          const factors = grid.constraints[constraint]?.shiftFactors
          const factor = point?.weights.reduce((all, { bus, weight }) => all + weight * (factors?.[bus] as number), 0)
          return sum + mu * (factor as number)
        }, 0)
        expect(Math.abs(price - (solution.lambda - congestion))).toBeLessThan(1e-9)
      })
    }
  })

  test('some intervals are congested and none took long', () => {
    const congested = cases.filter(({ solution }) => solution.binding.length > 0).length
    expect(congested / cases.length).toBeGreaterThan(0.1)
    expect(congested / cases.length).toBeLessThan(0.7)
    expect(Math.max(...cases.map(({ solution }) => solution.iterations))).toBeLessThan(100)
  })
})
