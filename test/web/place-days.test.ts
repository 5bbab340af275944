import { expect, test } from 'vitest'
import { placeDays } from '../../src/web/charts/place-days.ts'

const axis = { fromMs: 0, toMs: 1000, widthPx: 1000, takenLeftPx: 0, spareRightPx: 20 }
const at = (epochMs: number) => ({ epochMs, time: '00:00', day: 'Fri, Nov 20' })

test.each([
  ['in the middle stands under its tick', 500, axis, 'middle'],
  ['at the left edge is written inwards', 10, axis, 'start'],
  ['close to what stands left of the axis is written inwards', 60, { ...axis, takenLeftPx: 30 }, 'start'],
  ['with room left of it stands under its tick', 60, axis, 'middle'],
  ['at the right edge is written inwards', 990, axis, 'end'],
  ['with room beyond the axis stands under its tick', 970, { ...axis, spareRightPx: 100 }, 'middle'],
] as const)('a day %s', (_, epochMs, span, anchor) => {
  expect(placeDays([at(epochMs)], span)).toEqual([{ epochMs, day: 'Fri, Nov 20', anchor }])
})

test('other hours are no days', () => {
  expect(placeDays([{ epochMs: 500, time: '12:00' }], axis)).toEqual([])
})
