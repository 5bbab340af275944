import fc from 'fast-check'
import { expect, it } from 'vitest'
import { panWindow, partOf, zoomWindow } from '../../../src/web/prices/price-window.ts'

const window = fc
  .record({ fromMs: fc.integer({ min: 0, max: 2e12 }), lengthMs: fc.integer({ min: 3_600_000, max: 3e10 }) })
  .map(({ fromMs, lengthMs }) => ({ fromMs, toMs: fromMs + lengthMs }))
const share = fc.double({ min: 0, max: 1, noNaN: true })

it('zooming in and out again, and panning forth and back, end where they began', () => {
  fc.assert(
    fc.property(window, share, fc.double({ min: 0.1, max: 10, noNaN: true }), (one, at, factor) => {
      const again = zoomWindow(zoomWindow(one, at, factor), at, 1 / factor)
      expect(Math.abs(again.fromMs - one.fromMs)).toBeLessThan(10)
      const back = panWindow(panWindow(one, factor), -factor)
      expect(Math.abs(back.toMs - one.toMs)).toBeLessThan(10)
    }),
  )
})

it('a part lies within, whichever end was first', () => {
  fc.assert(
    fc.property(window, fc.double({ min: -1, max: 2, noNaN: true }), share, (one, a, b) => {
      const part = partOf(one, a, b)
      expect(part).toEqual(partOf(one, b, a))
      expect(part.fromMs).toBeGreaterThanOrEqual(one.fromMs)
      expect(part.toMs).toBeLessThanOrEqual(one.toMs)
    }),
  )
})
