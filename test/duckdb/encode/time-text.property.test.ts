import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bigTimestampText, createTimestampText, dateText, timeText } from '../../../src/duckdb/encode/time-text.ts'

const epoch = Temporal.PlainDate.from('1970-01-01')

describe('times as text', () => {
  it('writes dates as Temporal does', () => {
    fc.assert(
      fc.property(fc.integer({ min: -90_000_000, max: 90_000_000 }), (day) => {
        expect(dateText(day)).toBe(epoch.add({ days: day }).toString())
      }),
      { seed: 905 },
    )
  })

  it('writes timestamps as Temporal does, in any order of days', () => {
    const text = createTimestampText()
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 53n) + 1n, max: 2n ** 53n - 1n }), (micros) => {
        const expected = new Temporal.Instant(micros * 1000n).toString()
        expect(`${text(Number(micros))}Z`).toBe(expected)
        expect(`${bigTimestampText(micros, 1_000_000n)}Z`).toBe(expected)
      }),
      { seed: 732 },
    )
  })

  it('writes nanoseconds as Temporal does', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), (nanos) => {
        expect(`${bigTimestampText(nanos, 1_000_000_000n)}Z`).toBe(new Temporal.Instant(nanos).toString())
      }),
      { seed: 1 },
    )
  })

  it('names the infinities and the end of a day', () => {
    expect([dateText(2 ** 31 - 1), dateText(-(2 ** 31 - 1))]).toEqual(['infinity', '-infinity'])
    expect(bigTimestampText(-(2n ** 63n - 1n), 1_000_000n)).toBe('-infinity')
    expect(timeText(86_400_000_000)).toBe('24:00:00')
  })
})
