import { describe, expect, test } from 'vitest'
import { parseMoment } from '../../../src/core/time/parse-moment.ts'

const CHICAGO = 'America/Chicago'
const NOW = Temporal.Instant.from('2026-11-02T03:15:00Z')

describe('moments as people write them', () => {
  test.each([
    ['2025-03-13T08:00-05:00', '2025-03-13T13:00:00Z'],
    ['2025-03-13T08:00:00Z', '2025-03-13T08:00:00Z'],
    ['2025-03-13 08:00:00.123456z', '2025-03-13T08:00:00.123456Z'],
    ['2025-03-13T08:00:00-0500', '2025-03-13T13:00:00Z'],
    ['2026-11-01', '2026-11-01T05:00:00Z'],
    ['2026-11-02', '2026-11-02T06:00:00Z'],
    ['2026-07-01T14:30', '2026-07-01T19:30:00Z'],
    ['2026-11-01T01:30', '2026-11-01T06:30:00Z'],
    ['2026-03-08T02:30', '2026-03-08T08:30:00Z'],
    [' now ', '2026-11-02T03:15:00Z'],
    ['Today', '2026-11-01T05:00:00Z'],
    ['yesterday', '2026-10-31T05:00:00Z'],
  ])('%s', (text, expected) => {
    expect(parseMoment(text, CHICAGO, NOW).toString()).toBe(expected)
  })

  test.each([
    '',
    'soon',
    '2026-02-30',
    '2026-11-01T25:00',
    '11/01/2026',
    '2026-11',
    '20261101',
    '1762000000',
    '2026-11-01T01:30[America/Chicago]',
  ])('%j is refused by name, with an example', (text) => {
    expect(() => parseMoment(text, CHICAGO, NOW)).toThrow(
      expect.objectContaining({
        code: 'usage.invalid_argument',
        message: `"${text}" is not a moment in time`,
        hint: expect.stringContaining('2026-11-01T14:30'),
      }),
    )
  })
})
