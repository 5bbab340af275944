import { describe, expect, test } from 'vitest'
import { hoursInDay, listMarketDays } from '../../../src/core/time/market-days.ts'
import { marketDaysSql } from '../../../src/core/time/market-days-sql.ts'
import { openSession, plainDate } from './decode-by-sql.ts'

const CHICAGO = 'America/Chicago'

describe('market days', () => {
  test('both ends belong, change days are told', () => {
    const days = listMarketDays(CHICAGO, plainDate('2024-11-02'), plainDate('2024-11-04'))
    expect(days).toEqual([
      { date: '2024-11-02', midnightUtcUs: 1_730_523_600_000_000n, spring: false, fall: false },
      { date: '2024-11-03', midnightUtcUs: 1_730_610_000_000_000n, spring: false, fall: true },
      { date: '2024-11-04', midnightUtcUs: 1_730_700_000_000_000n, spring: false, fall: false },
    ])
    expect(Object.isFrozen(days) && days.every(Object.isFrozen)).toBe(true)
  })

  test('a range may start, end or lie on a change day', () => {
    const spring = plainDate('2024-03-10')
    for (const [from, to] of [
      [-1, 0],
      [0, 0],
      [0, 1],
    ] as const) {
      const days = listMarketDays(CHICAGO, spring.add({ days: from }), spring.add({ days: to }))
      expect(days.filter((day) => day.spring).map((day) => day.date)).toEqual(['2024-03-10'])
      expect(days).toHaveLength(to - from + 1)
    }
  })

  test('an empty range has no days', async () => {
    const [from, to] = [plainDate('2024-03-10'), plainDate('2024-03-09')]
    expect(listMarketDays(CHICAGO, from, to)).toEqual([])
    await using session = await openSession()
    expect(await session.rows(marketDaysSql(CHICAGO, from, to))).toEqual([])
  })

  test('hours of a day', () => {
    expect(['2024-03-10', '2024-03-11', '2024-11-03'].map((day) => hoursInDay(CHICAGO, plainDate(day)))).toEqual([
      23, 24, 25,
    ])
    expect(hoursInDay('America/Phoenix', plainDate('2024-03-10'))).toBe(24)
  })

  test('an unknown zone, and one that changes its clock otherwise, are refused', () => {
    const year = (zone: string) => listMarketDays(zone, plainDate('2024-01-01'), plainDate('2024-12-31'))
    const refusal = { code: 'usage.invalid_argument' }
    expect(() => year('America/Texas')).toThrow(
      expect.objectContaining({ ...refusal, message: 'America/Texas is not a time zone' }),
    )
    expect(() => hoursInDay('Mars', plainDate('2024-01-01'))).toThrow(expect.objectContaining(refusal))
    for (const zone of ['Australia/Lord_Howe', 'Europe/Berlin', 'America/Havana']) {
      expect(() => year(zone)).toThrow(expect.objectContaining(refusal))
    }
  })

  test.each([CHICAGO, 'America/New_York', 'America/Denver', 'America/Los_Angeles', 'America/Phoenix', 'UTC'])(
    'SQL lists the same 40 years of %s',
    async (zone) => {
      const [from, to] = [plainDate('2000-01-01'), plainDate('2039-12-31')]
      await using session = await openSession()
      const rows = await session.rows(
        `SELECT date::VARCHAR AS date, midnight_us, spring, fall FROM (${marketDaysSql(zone, from, to)}) ORDER BY date`,
      )
      const days = listMarketDays(zone, from, to)
      expect(rows).toEqual(
        days.map(({ date, midnightUtcUs, spring, fall }) => ({
          date,
          midnight_us: Number(midnightUtcUs),
          spring,
          fall,
        })),
      )
    },
  )
})
