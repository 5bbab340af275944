import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createByteLru } from '../../../src/engine/cache/byte-lru.ts'

const step = fc.oneof(
  fc.record({ do: fc.constant('set' as const), key: fc.integer({ min: 0, max: 9 }), bytes: fc.nat(60) }),
  fc.record({
    do: fc.constantFrom('get' as const, 'delete' as const),
    key: fc.integer({ min: 0, max: 9 }),
    bytes: fc.constant(0),
  }),
  fc.record({ do: fc.constant('resize' as const), key: fc.integer({ min: 0, max: 9 }), bytes: fc.nat(60) }),
)

test('never holds more than its bound, drops what was used longest ago, and tells of each drop once', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), fc.integer({ min: 1, max: 120 }), (steps, maxBytes) => {
      const dropped: number[] = []
      const lru = createByteLru<number>(maxBytes, (value) => void dropped.push(value))
      // The model: least recently used first.
      let model: { key: string; value: number; bytes: number }[] = []
      const gone: number[] = []
      const drop = (key: string) => {
        gone.push(...model.filter((slot) => slot.key === key).map((slot) => slot.value))
        model = model.filter((slot) => slot.key !== key)
      }
      const shrink = () => {
        while (model.reduce((sum, slot) => sum + slot.bytes, 0) > maxBytes) drop(model[0]?.key ?? '')
      }
      for (const [at, { do: what, key: number, bytes }] of steps.entries()) {
        const key = String(number)
        const slot = model.find((known) => known.key === key)
        if (what === 'set') {
          lru.set(key, at, bytes)
          drop(key)
          model.push({ key, value: at, bytes })
        } else if (what === 'get') {
          expect(lru.get(key)).toBe(slot?.value)
          if (slot) model = [...model.filter((known) => known !== slot), slot]
        } else if (what === 'delete') {
          lru.delete(key)
          drop(key)
        } else {
          lru.resize(key, bytes)
          if (slot) slot.bytes = bytes
        }
        shrink()
        expect(lru.bytes).toBeLessThanOrEqual(maxBytes)
        expect(lru.keys()).toEqual(model.map((known) => known.key).reverse())
        expect(lru.bytes).toBe(model.reduce((sum, known) => sum + known.bytes, 0))
      }
      expect(dropped).toEqual(gone)
    }),
    { numRuns: 300 },
  )
})
