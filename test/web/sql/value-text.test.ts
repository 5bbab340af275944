import { expect, test } from 'vitest'
import { compareValues, createTimeText, valueText } from '../../../src/web/sql/value-text.ts'

test('times carry the offset of their zone, in both passes of the repeated hour', () => {
  const text = createTimeText('America/Chicago')
  expect(['2024-11-03T06:00:00Z', '2024-11-03T07:00:00Z'].map(text)).toEqual([
    '2024-11-03 01:00 −05:00',
    '2024-11-03 01:00 −06:00',
  ])
  expect(['2024-03-10T07:59:59Z', '2024-03-10T08:00:00Z'].map(text)).toEqual([
    '2024-03-10 01:59:59 −06:00',
    '2024-03-10 03:00 −05:00',
  ])
  expect(createTimeText('UTC')('2024-03-10T08:00:00Z')).toBe('2024-03-10 08:00 +00:00')
})

test('values are written by their kind, and missing ones are a dash', () => {
  const text = (value: unknown) => valueText(value, 'text', String)
  expect([null, 1234.5, true, { a: 1 }, 'x'].map(text)).toEqual(['—', '1,234.5', 'true', '{"a":1}', 'x'])
})

test('numbers are ordered as numbers, missing values last', () => {
  expect([10, null, 9, -1].sort(compareValues)).toEqual([-1, 9, 10, null])
  expect(['b', undefined, 'a'].toSorted(compareValues)).toEqual(['a', 'b', undefined])
})
