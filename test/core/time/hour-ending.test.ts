import { describe, expect, test } from 'vitest'
import { formatHourEnding, formatWall } from '../../../src/core/time/hour-ending.ts'

const instant = (text: string) => Temporal.Instant.from(text)

describe('hours as the market names them', () => {
  test.each([
    ['2024-07-01T18:00Z', 'America/Chicago', 'HE 14 (13:00–14:00 CDT)'],
    ['2024-01-01T06:00Z', 'America/Chicago', 'HE 01 (00:00–01:00 CST)'],
    ['2024-01-02T05:00Z', 'America/Chicago', 'HE 24 (23:00–24:00 CST)'],
    ['2024-11-03T06:00Z', 'America/Chicago', 'HE 02 (01:00–02:00 CDT)'],
    ['2024-11-03T07:00Z', 'America/Chicago', 'HE 02 (01:00–02:00 CST)'],
    ['2024-03-10T07:00Z', 'America/Chicago', 'HE 02 (01:00–02:00 CST)'],
    ['2024-03-10T08:00Z', 'America/Chicago', 'HE 04 (03:00–04:00 CDT)'],
    ['2024-07-01T18:15Z', 'America/Phoenix', 'HE 12 (11:00–12:00 MST)'],
    ['2024-07-01T18:00Z', 'UTC', 'HE 19 (18:00–19:00 UTC)'],
    ['2024-07-01T18:00Z', 'Etc/GMT+5', 'HE 14 (13:00–14:00 EST)'],
    ['2024-07-01T18:00Z', 'Europe/Berlin', 'HE 21 (20:00–21:00 +02:00)'],
  ])('%s in %s', (start, zone, expected) => {
    expect(formatHourEnding(instant(start), zone)).toBe(expected)
  })
})

describe('moments on the wall clock', () => {
  const moment = instant('2024-11-03T07:30:45.9Z')
  const zone = 'America/Chicago'

  test('date, minute and abbreviation', () => {
    expect(formatWall(moment, zone)).toBe('2024-11-03 01:30 CST')
    expect(formatWall(moment.subtract({ hours: 1 }), zone)).toBe('2024-11-03 01:30 CDT')
    expect(formatWall(moment, 'America/Los_Angeles')).toBe('2024-11-03 00:30 PDT')
  })

  test('parts of it', () => {
    expect(formatWall(moment, zone, { date: false, abbreviation: false })).toBe('01:30')
    expect(formatWall(moment, zone, { time: 'second' })).toBe('2024-11-03 01:30:45 CST')
    expect(formatWall(moment, zone, { time: 'none' })).toBe('2024-11-03')
  })
})
