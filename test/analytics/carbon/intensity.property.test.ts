import fc from 'fast-check'
import { expect, it } from 'vitest'
import { CARBON_FACTORS } from '../../../src/analytics/carbon/carbon-factors.ts'
import { intensityGPerKwh } from '../../../src/analytics/carbon/intensity-g-per-kwh.ts'
import { FUELS } from '../../../src/core/fuel.ts'

const mix = fc.uniqueArray(fc.tuple(fc.constantFrom(...FUELS), fc.integer({ min: -100_000, max: 100_000 })), {
  selector: ([fuel]) => fuel,
})

it('lies between the cleanest and the dirtiest fuel that generates, at any scale', () => {
  fc.assert(
    fc.property(mix, fc.double({ min: 0.01, max: 100, noNaN: true }), (fuels, scale) => {
      const factors = CARBON_FACTORS.direct
      const at = (by: number) =>
        intensityGPerKwh(new Map(fuels.map(([fuel, mwh]) => [fuel, Float64Array.of(mwh * by)])), factors)[0] ??
        Number.NaN
      const generating = fuels.flatMap(([fuel, mwh]) =>
        mwh > 0 ? (factors.rows.find((row) => row.fuel === fuel)?.gPerKwh ?? []) : [],
      )
      if (generating.length === 0) {
        expect(at(1)).toBeNaN()
        return
      }
      expect(at(1)).toBeGreaterThanOrEqual(Math.min(...generating) - 1e-9)
      expect(at(1)).toBeLessThanOrEqual(Math.max(...generating) + 1e-9)
      expect(at(scale)).toBeCloseTo(at(1), 6)
    }),
  )
})
