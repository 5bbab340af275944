import { expect, test } from 'vitest'
import { wrapText } from '../../src/web/embed/wrap-text.ts'

test('lines break between words, as full as they may be', () => {
  expect(wrapText('Demand peaked at noon', 140, 10)).toEqual(['Demand peaked', 'at noon'])
  expect(wrapText('incomprehensibilities end', 60, 10)).toEqual(['incomprehensibilities', 'end'])
})

test('a number stays with its unit', () => {
  expect(wrapText('demand, 4 % above', 110, 10)).toEqual(['demand, 4\u00a0%', 'above'])
  expect(wrapText('demand of 4 % above', 110, 10)).toEqual(['demand of', '4\u00a0% above'])
})
