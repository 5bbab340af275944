import { expect, test } from 'vitest'
import { openDrawings } from '../../../src/server/web/drawings.ts'
import { drawOnce } from '../../../src/web/shell/draw-once.server.ts'
import { NO_DRAWINGS } from '../../../src/web/state/drawings-context.ts'

interface Chart {
  values: readonly (number | null)[]
}

function countingDraw() {
  let count = 0
  const draw = ({ values }: Chart, width: number) => {
    count++
    return `<svg width="${width}">${values.join(' ')}</svg>`
  }
  return { draw, count: () => count }
}

test('equal input is drawn once', () => {
  const drawings = openDrawings()
  const { draw, count } = countingDraw()
  const first = drawOnce(drawings, 'a', draw, [{ values: [1, null] }, 340])
  expect(drawOnce(drawings, 'a', draw, [{ values: [1, null] }, 340])).toBe(first)
  expect(count()).toBe(1)
})

test.each<[what: string, id: string, input: [Chart, number]]>([
  ['another value', 'a', [{ values: [1, 2.0000001] }, 340]],
  ['a value gone', 'a', [{ values: [1] }, 340]],
  ['another size', 'a', [{ values: [1, 2] }, 341]],
  ['another place', 'b', [{ values: [1, 2] }, 340]],
])('%s is drawn anew', (_, id, input) => {
  const drawings = openDrawings()
  const { draw, count } = countingDraw()
  drawOnce(drawings, 'a', draw, [{ values: [1, 2] }, 340])
  expect(drawOnce(drawings, id, draw, input)).toBe(draw(...input))
  expect(count()).toBe(3)
})

test('what is not used is forgotten, and nothing is remembered where nothing is kept', () => {
  const { draw, count } = countingDraw()
  const small = openDrawings(60)
  for (const width of [1, 2, 3, 1]) drawOnce(small, 'a', draw, [{ values: [1] }, width])
  expect(count()).toBe(4)
  for (const width of [1, 1]) drawOnce(NO_DRAWINGS, 'a', draw, [{ values: [1] }, width])
  expect(count()).toBe(6)
})
