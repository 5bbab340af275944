import { describe, expect, it } from 'vitest'
import { blockOf } from '../../../src/core/time/block.ts'
import { listNercHolidays } from '../../../src/core/time/nerc-holidays.ts'

describe('NERC holidays', () => {
  it.each([
    // 2021-07-04 is a Sunday, 2021-12-25 a Saturday.
    [2021, ['01-01', '05-31', '07-05', '09-06', '11-25', '12-25']],
    [2022, ['01-01', '05-30', '07-04', '09-05', '11-24', '12-26']],
    [2023, ['01-02', '05-29', '07-04', '09-04', '11-23', '12-25']],
    [2024, ['01-01', '05-27', '07-04', '09-02', '11-28', '12-25']],
    [2026, ['01-01', '05-25', '07-04', '09-07', '11-26', '12-25']],
  ])('of %i', (year, days) => {
    expect(listNercHolidays(year).map(({ date }) => date.toString())).toEqual(days.map((day) => `${year}-${day}`))
  })
})

describe('blocks', () => {
  it.each([
    ['2026-11-20T11:59:59Z', '7x8', 'Friday, hour ending 06'],
    ['2026-11-20T12:00:00Z', '5x16', 'Friday, hour ending 07'],
    ['2026-07-17T11:00:00Z', '5x16', 'Friday, hour ending 07 of summer'],
    ['2026-07-18T02:59:59Z', '5x16', 'Friday, hour ending 22'],
    ['2026-07-18T03:00:00Z', '7x8', 'Friday, hour ending 23'],
    ['2026-07-18T18:00:00Z', '2x16', 'Saturday'],
    ['2026-11-26T18:00:00Z', '2x16', 'Thanksgiving, a Thursday'],
    ['2022-12-26T18:00:00Z', '2x16', 'a Monday for the Sunday of Christmas'],
    ['2021-12-24T18:00:00Z', '5x16', 'the Friday before a Saturday of Christmas'],
  ] as const)('%s: %s %s', (start, block, _why) => {
    expect(blockOf(Temporal.Instant.from(start), 'America/Chicago')).toBe(block)
  })
})
