import fc from 'fast-check'
import { expect, it } from 'vitest'
import { panWindow, partOf, pinchWindow, zoomWindow } from '../../../src/web/prices/price-window.ts'

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

it('what two fingers hold stays under them', () => {
  const day = 86_400_000
  const held = fc.record({ fromMs: fc.integer({ min: 0, max: 2e12 }), days: fc.integer({ min: 1, max: 30 }) })
  const pair = fc
    .tuple(fc.double({ min: 0, max: 0.6, noNaN: true }), fc.double({ min: 0.1, max: 0.4, noNaN: true }))
    .map(([first, apart]): [number, number] => [first, first + apart])
  fc.assert(
    fc.property(held, pair, pair, ({ fromMs, days }, before, after) => {
      const one = { fromMs, toMs: fromMs + days * day }
      const pinched = pinchWindow(one, before, after)
      const at = (window: typeof one, share: number) => window.fromMs + share * (window.toMs - window.fromMs)
      for (const finger of [0, 1] as const)
        expect(Math.abs(at(one, before[finger]) - at(pinched, after[finger]))).toBeLessThan(10)
    }),
  )
})

it('fingers that meet show an hour at least, and three years at most', () => {
  const one = { fromMs: 0, toMs: 86_400_000 }
  const near = pinchWindow(one, [0.5, 0.5], [0, 1])
  expect(near.toMs - near.fromMs).toBe(3_600_000)
  const far = pinchWindow({ fromMs: 0, toMs: 1000 * 86_400_000 }, [0, 1], [0.5, 0.5])
  expect(far.toMs - far.fromMs).toBe(1100 * 86_400_000)
})
