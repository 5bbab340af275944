import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TimeEncoding } from '../../../src/core/time/encoding.ts'
import { listMarketDays } from '../../../src/core/time/market-days.ts'
import { timeSql } from '../../../src/core/time/time-sql.ts'
import { layDays, micros, openSession, plainDate } from './decode-by-sql.ts'

const ZONES = ['America/Chicago', 'America/New_York', 'America/Denver', 'America/Los_Angeles', 'America/Phoenix']
const FIRST = plainDate('2007-01-01')
const LAST = plainDate('2030-12-31')
const HOUR_US = 3_600_000_000

const ENCODINGS: readonly { what: string; encoding: TimeEncoding; parts: number }[] = [
  { what: 'hour-ending', encoding: { kind: 'hour-ending', date: 'd', hour: 'h', flag: 'f' }, parts: 1 },
  {
    what: 'quarter-ending',
    encoding: { kind: 'quarter-ending', date: 'd', hour: 'n', quarter: 'q', flag: 'f' },
    parts: 4,
  },
]

describe.each(ZONES)('every local day of 2007 to 2030 in %s', (zone) => {
  let session: Awaited<ReturnType<typeof openSession>>
  beforeAll(async () => {
    session = await openSession()
    await layDays(session, zone)
  })
  afterAll(() => session[Symbol.asyncDispose]())

  test('has 23, 24 or 25 hours and starts where the one before it ended', () => {
    const days = listMarketDays(zone, FIRST, LAST)
    expect(days).toHaveLength(8766)
    for (const [i, day] of days.entries()) {
      const next = days[i + 1]
      const end = next ? next.midnightUtcUs : BigInt(micros(plainDate('2031-01-01').toZonedDateTime(zone).toInstant()))
      const hours = Number(end - day.midnightUtcUs) / HOUR_US
      expect(hours).toBe(day.spring ? 23 : day.fall ? 25 : 24)
    }
    const changes = zone === 'America/Phoenix' ? 0 : 24
    expect(days.filter((day) => day.spring)).toHaveLength(changes)
    expect(days.filter((day) => day.fall)).toHaveLength(changes)
  })

  test.each(ENCODINGS)('names each instant once and leaves none out, $what', async ({ encoding, parts }) => {
    const q = timeSql(encoding, (name) => `t.${name}`)
    const [counts] = await session.rows(`
      WITH t AS (
        SELECT date AS d, hour::INTEGER AS n, printf('%02d:00', hour) AS h, part::INTEGER AS q, flag AS f
        FROM days, range(1, 25) hours(hour), range(1, ${parts + 1}) parts(part), (VALUES ('N'), ('Y')) flags(flag)
        WHERE date BETWEEN DATE '${FIRST}' AND DATE '${LAST}' AND NOT (spring AND hour = 3) AND (flag = 'N' OR (fall AND hour = 2))),
      decoded AS (
        SELECT t.d AS date, ${q.start} AS start, ${q.endOf(q.start)} AS "end", ${q.operatingDate} AS day
        FROM t LEFT JOIN days d ON d.date = ${q.joinDate}),
      followed AS (SELECT *, lead(start) OVER (ORDER BY start) AS next FROM decoded)
      SELECT count(*) AS rows, count(start) AS valid, count(DISTINCT start) AS instants, min(epoch_us(start)) AS first,
        max(epoch_us("end")) AS last, count(*) FILTER (next <> "end") AS gaps, count(*) FILTER (date <> day) AS strays
      FROM followed`)
    const rows = 8766 * 24 * parts
    const [first, last] = [FIRST, LAST.add({ days: 1 })].map((day) => micros(day.toZonedDateTime(zone).toInstant()))
    expect(counts).toEqual({ rows, valid: rows, instants: rows, first, last, gaps: 0, strays: 0 })
  })
})
