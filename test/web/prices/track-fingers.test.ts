import { expect, test } from 'vitest'
import { trackFingers } from '../../../src/web/prices/track-fingers.ts'

const DAY = { fromMs: 0, toMs: 86_400_000 }

test('one finger moves nothing', () => {
  const fingers = trackFingers()
  expect(fingers.down(1, 0.5, DAY)).toBe(false)
  expect(fingers.move(1, 0.7)).toBeUndefined()
  expect(fingers.up(1)).toBe(false)
})

test('two fingers zoom and move, a third does nothing, and lifting one ends it', () => {
  const fingers = trackFingers()
  fingers.down(1, 0.25, DAY)
  expect(fingers.down(2, 0.75, DAY)).toBe(true)
  expect(fingers.down(3, 0.5, DAY)).toBe(false)
  expect(fingers.move(3, 0.9)).toBeUndefined()
  // Twice as far apart around the middle: half as long.
  fingers.move(1, 0)
  expect(fingers.move(2, 1)).toEqual({ fromMs: 21_600_000, toMs: 64_800_000 })
  expect(fingers.up(1)).toBe(true)
  expect(fingers.move(2, 0.2)).toBeUndefined()
  expect(fingers.up(2)).toBe(false)
})
