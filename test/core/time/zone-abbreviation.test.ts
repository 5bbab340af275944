import { expect, test } from 'vitest'
import { zoneAbbreviation } from '../../../src/core/time/zone-abbreviation.ts'
import { BALANCING_AUTHORITIES } from '../../../src/datasets/eia/balancing-authorities.ts'

const at = (instant: string, zone: string) => zoneAbbreviation(Temporal.Instant.from(instant).toZonedDateTimeISO(zone))

test.each([
  // The clock goes forward at 2024-03-10 02:00 and back at 2024-11-03 02:00.
  ['2024-03-10T07:59Z', 'America/Chicago', 'CST'],
  ['2024-03-10T08:00Z', 'America/Chicago', 'CDT'],
  ['2024-11-03T06:59Z', 'America/Chicago', 'CDT'],
  ['2024-11-03T07:00Z', 'America/Chicago', 'CST'],
  ['2024-11-03T05:59Z', 'America/New_York', 'EDT'],
  ['2024-11-03T06:00Z', 'America/New_York', 'EST'],
  ['2024-03-10T10:00Z', 'America/Los_Angeles', 'PDT'],
  ['2024-07-01T00:00Z', 'America/Phoenix', 'MST'],
  ['2024-07-01T00:00Z', 'UTC', 'UTC'],
])('at %s clocks of %s show %s', (instant, zone, name) => {
  expect(at(instant, zone)).toBe(name)
})

test('standard time all year has its name, in summer too', () => {
  for (const instant of ['2024-03-10T12:00Z', '2024-07-01T00:00Z', '2024-11-03T12:00Z']) {
    expect(at(instant, 'Etc/GMT+5')).toBe('EST')
    expect(at(instant, 'Etc/GMT+6')).toBe('CST')
  }
})

test('a zone without a customary name shows its offset', () => {
  expect(at('2024-07-01T00:00Z', 'Europe/Berlin')).toBe('+02:00')
})

test('every balancing authority has clocks with a name', () => {
  const zones = new Set(BALANCING_AUTHORITIES.map(({ zone }) => zone))
  expect(zones.size).toBeGreaterThan(5)
  for (const zone of zones) {
    for (const instant of ['2024-01-15T12:00Z', '2024-03-10T12:00Z', '2024-07-15T12:00Z', '2024-11-03T12:00Z']) {
      expect(at(instant, zone), zone).toMatch(/^[ECMP][SD]T$/)
    }
  }
})
