import { expect, test } from 'vitest'
import { valueDomain } from '../../src/web/charts/value-domain.ts'

test.each([
  ['prices far from zero', [22, 34], [22, 34]],
  ['prices that come near zero', [2, 31], [0, 31]],
  ['as near to zero as they are apart', [10, 20], [0, 20]],
  ['prices around zero', [-5, 30], [-5, 30]],
  ['negative prices near zero', [-30, -10], [-30, 0]],
  ['negative prices far from zero', [-300, -200], [-300, -200]],
  ['one price all along, which must not look like a storm', [25, 25], [22.5, 27.5]],
  ['only zeroes', [0, 0], [0, 1]],
  ['nothing', [], [0, 1]],
])('%s: %j', (_, values, domain) => {
  expect(valueDomain(values, { zero: false })).toEqual(domain)
})

test('zero is in sight when asked for', () => {
  expect(valueDomain([22, 34], { zero: true })).toEqual([0, 34])
})
