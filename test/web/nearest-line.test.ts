import { expect, test } from 'vitest'
import { findLineAt, moveCursor } from '../../src/web/charts/nearest-line.ts'

const lines = [0, 10, 30].map((startMs) => ({ startMs, text: String(startMs) }))

test.each([
  [-5, 0],
  [0, 0],
  [9, 0],
  [10, 1],
  [29, 1],
  [99, 2],
])('%d ms lies in line %d', (ms, index) => {
  expect(findLineAt(lines, ms)).toBe(index)
})

test.each([
  ['ArrowRight', false, 3, 4],
  ['ArrowRight', true, 3, 13],
  ['ArrowRight', true, 15, 19],
  ['ArrowLeft', false, 0, 0],
  ['ArrowLeft', false, 20, 19],
  ['Home', false, 7, 0],
  ['End', false, 7, 19],
  ['a', false, 7, undefined],
])('%s (shift %s) from %d of 20 goes to %s', (key, shift, from, to) => {
  expect(moveCursor(key, shift, from, 20)).toBe(to)
})
