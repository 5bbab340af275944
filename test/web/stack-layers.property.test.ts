import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stackExtent, stackLayers } from '../../src/web/charts/stack-layers.ts'

const value = fc.option(fc.integer({ min: -5000, max: 90_000 }), { nil: null })
const layers = fc
  .integer({ min: 1, max: 30 })
  .chain((hours) => fc.array(fc.array(value, { minLength: hours, maxLength: hours }), { minLength: 1, maxLength: 11 }))

test('in each interval layers are as thick as their values, touch, and end where the sums do', () => {
  fc.assert(
    fc.property(layers, (values) => {
      const stacked = stackLayers(values.map((of, index) => ({ key: String(index), values: of })))
      const hours = values[0]?.length ?? 0
      for (let hour = 0; hour < hours; hour += 1) {
        const column = values.map((of) => of[hour] ?? 0)
        const bands = stacked.map((layer) => layer.bands[hour])
        for (const [index, band] of bands.entries())
          expect(band && band.to - band.from).toBe(values[index]?.[hour] ?? undefined)
        const sum = (sign: number) => column.reduce((total, mw) => (mw * sign > 0 ? total + mw : total), 0)
        expect(Math.max(0, ...bands.map((band) => band?.to ?? 0))).toBe(sum(1))
        expect(Math.min(0, ...bands.map((band) => band?.to ?? 0))).toBe(sum(-1))
      }
      const [low, high] = stackExtent(stacked)
      expect(low).toBeLessThanOrEqual(0)
      expect(high).toBeGreaterThanOrEqual(0)
    }),
    { seed: 1 },
  )
})
