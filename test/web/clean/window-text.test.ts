import { expect, test } from 'vitest'
import { windowText } from '../../../src/web/clean/window-text.ts'

const at = (text: string) => Temporal.Instant.from(text)

test.each([
  ['2026-06-10T18:00Z', '2026-06-10T21:00Z', 'America/Chicago', 'today, 13:00–16:00 CDT'],
  ['2026-06-11T04:00Z', '2026-06-11T06:00Z', 'America/Chicago', 'today, 23:00–01:00 CDT'],
  ['2026-06-11T05:00Z', '2026-06-11T06:00Z', 'America/Chicago', 'tomorrow, 00:00–01:00 CDT'],
  ['2026-06-12T05:00Z', '2026-06-12T06:00Z', 'America/Chicago', 'Fri, Jun 12, 00:00–01:00 CDT'],
  ['2026-06-10T18:00Z', '2026-06-10T21:00Z', 'UTC', 'today, 18:00–21:00 UTC'],
  // The skipped hour and the repeated one: three hours each.
  ['2024-03-10T06:00Z', '2024-03-10T09:00Z', 'America/Chicago', 'Sun, Mar 10, 00:00 CST–04:00 CDT'],
  ['2024-11-03T05:00Z', '2024-11-03T08:00Z', 'America/Chicago', 'Sun, Nov 3, 00:00 CDT–02:00 CST'],
])('%s to %s in %s', (start, end, zone, text) => {
  expect(windowText(at(start), at(end), { zone, moment: at('2026-06-10T18:07Z') })).toBe(text)
})
