import { expect, test } from 'vitest'
import { parseMoment } from '../../src/core/time/hour-ending.ts'
import {
  addressText,
  durationText,
  inputText,
  intervalText,
  momentText,
  zoneAbbreviations,
} from '../../src/web/state/market-time.ts'

const at = (text: string) => Temporal.Instant.from(text)

test('moments are told in market time', () => {
  expect(momentText(at('2026-11-20T15:23:59Z'))).toBe('Fri, Nov 20, 09:23 CST')
  expect(momentText(at('2026-07-04T05:00:00Z'))).toBe('Sat, Jul 4, 00:00 CDT')
  expect(inputText(at('2026-11-20T15:23:59Z'))).toBe('2026-11-20T09:23')
})

test('the repeated hour is told apart', () => {
  expect(intervalText(at('2026-11-01T06:00:00Z'), at('2026-11-01T06:15:00Z'))).toBe('01:00–01:15 CDT')
  expect(intervalText(at('2026-11-01T07:00:00Z'), at('2026-11-01T07:15:00Z'))).toBe('01:00–01:15 CST')
  expect(zoneAbbreviations(at('2026-10-31T12:00:00Z'), at('2026-11-02T12:00:00Z'))).toBe('CDT/CST')
})

test.each(['2026-11-20T12:00:00Z', '2026-11-01T06:30:00Z', '2026-11-01T07:30:00Z', '2026-03-08T08:00:00Z'])(
  'the address of %s leads back to it',
  (text) => {
    expect(parseMoment(addressText(at(text)), 'America/Chicago', at('2027-01-01T00:00:00Z')).toString()).toBe(text)
  },
)

test.each([
  [0, 'under a minute'],
  [61, '1 min'],
  [3600, '1 h'],
  [2 * 3600 + 23 * 60, '2 h 23 min'],
  [47 * 3600 + 59 * 60, '47 h 59 min'],
  [48 * 3600, '2 d'],
  [75 * 3600, '3 d 3 h'],
])('%d s is %s', (seconds, text) => {
  expect(durationText(seconds)).toBe(text)
})
