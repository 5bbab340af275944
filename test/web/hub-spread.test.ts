import { expect, test } from 'vitest'
import { readSpread } from '../../src/web/pulse/hub-spread.ts'

const prices = (north: number, west: number) => [
  { name: 'North', priceUsdPerMwh: north },
  { name: 'West', priceUsdPerMwh: west },
]

test.each([
  [31.58, 25.27, 6.31, false],
  [25.31, 25.32, 0.01, true],
  [25.31, 25.33, 0.02, false],
  [-1.95, 2.04, 3.99, false],
])('North %d, West %d: %d apart, alike %s', (north, west, spreadUsdPerMwh, alike) => {
  expect(readSpread(prices(north, west))).toMatchObject({ spreadUsdPerMwh, alike })
})

test('names the hubs', () => {
  expect(readSpread(prices(-1.95, 2.04))).toMatchObject({ highest: { name: 'West' }, lowest: { name: 'North' } })
  expect(readSpread([])).toBeUndefined()
})
