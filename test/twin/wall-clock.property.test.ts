import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wallDate, wallTimeOfDay } from '../../src/twin/render/wall-text.ts'
import { createWallClock } from '../../src/twin/wall-clock.ts'

const moment = fc.integer({
  min: Temporal.Instant.from('2007-01-01T00:00Z').epochMilliseconds,
  max: Temporal.Instant.from('2031-01-01T00:00Z').epochMilliseconds,
})

for (const zone of ['America/Chicago', 'America/Los_Angeles', 'America/Phoenix', 'UTC']) {
  test(`the wall clock of ${zone} reads as Temporal does`, () => {
    const read = createWallClock(zone)
    fc.assert(
      fc.property(moment, (epochMs) => {
        const expected = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone)
        const wall = read(epochMs)
        const text = `${wallDate(wall.wallMs)}T${wallTimeOfDay(wall.wallMs)}`
        expect(text).toBe(expected.toPlainDateTime().toString({ fractionalSecondDigits: 3 }))
        const sameWall = expected.toPlainDateTime().toZonedDateTime(zone, { disambiguation: 'earlier' })
        expect(wall.repeatedHour).toBe(sameWall.epochMilliseconds < epochMs)
      }),
      { numRuns: 400, seed: 11 },
    )
  })
}

test('the repeated hour begins and ends on the second', () => {
  const read = createWallClock('America/Chicago')
  const at = (text: string) => read(Temporal.Instant.from(text).epochMilliseconds).repeatedHour
  expect(['2026-11-01T06:59:59Z', '2026-11-01T07:00Z', '2026-11-01T07:59:59Z', '2026-11-01T08:00Z'].map(at)).toEqual([
    false,
    true,
    true,
    false,
  ])
})
