import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makePulse } from '../../../src/analytics/pulse/make-pulse.ts'
import { FUELS, type Fuel } from '../../../src/core/fuel.ts'
import { buildInput, type HourAt } from './build-input.ts'
import { findContradictions } from './find-contradictions.ts'

const mwh = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 100, max: 900_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: -5000, max: 100 }) },
  { weight: 2, arbitrary: fc.constant(Number.NaN) },
)
const pattern = fc.array(mwh, { minLength: 1, maxLength: 60 })
const seriesOf = (values: readonly number[]) => (at: HourAt) =>
  values[(at.hour * 7 + at.daysBefore * 5 + at.at) % values.length] as number

const spec = fc.record({
  date: fc.constantFrom('2024-03-10', '2024-11-03', '2024-03-31', '2024-06-12', '2023-11-12', '2024-02-29'),
  zone: fc.constantFrom('America/Chicago', 'America/Los_Angeles', 'America/Phoenix', 'Etc/GMT+5'),
  authority: fc.constantFrom('ERCO', 'US48', 'SC'),
  hoursIn: fc.integer({ min: 0, max: 40 }),
  demand: pattern,
  forecast: pattern,
  price: fc.array(fc.double({ min: -250, max: 5000, noNaN: true }), { minLength: 1, maxLength: 30 }),
  fuels: fc.dictionary(fc.constantFrom<Fuel[]>(...FUELS), pattern, { maxKeys: 5 }),
})

test('headlines have at most 120 characters, and no text says what its series do not', () => {
  fc.assert(
    fc.property(spec, ({ hoursIn, fuels, ...given }) => {
      const now = Temporal.PlainDate.from(given.date).toZonedDateTime(given.zone).add({ hours: hoursIn }).toInstant()
      const mixes = Object.entries(fuels).map(([fuel, values]) => [fuel, seriesOf(values)] as const)
      const input = buildInput({
        date: given.date,
        zone: given.zone,
        authority: given.authority,
        nowUtc: now.toString(),
        demand: seriesOf(given.demand),
        forecast: seriesOf(given.forecast),
        price: seriesOf(given.price),
        fuels: Object.fromEntries(mixes),
      })
      const pulse = makePulse(input)
      if (!pulse) return
      expect(pulse.headline.text.length).toBeLessThanOrEqual(120)
      expect(findContradictions(input, pulse)).toEqual([])
    }),
    { numRuns: 80, seed: 5 },
  )
})
