import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decodeTime, type TimeFields } from '../../../src/core/time/decode-time.ts'
import type { TimeEncoding } from '../../../src/core/time/encoding.ts'
import { listMarketDays } from '../../../src/core/time/market-days.ts'
import { timeSql } from '../../../src/core/time/time-sql.ts'
import { decodeBySql, decodeByTemporal, layDays, openSession, plainDate } from './decode-by-sql.ts'

const CHICAGO = 'America/Chicago'
const ZONES = [CHICAGO, 'America/New_York', 'America/Denver', 'America/Los_Angeles', 'America/Phoenix']
const FIRST = plainDate('2007-01-01')
const LAST = plainDate('2030-12-31')

const two = (value: number) => String(value).padStart(2, '0')
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)

const CHANGE_DAYS = listMarketDays(CHICAGO, FIRST, LAST)
  .filter((day) => day.spring || day.fall)
  .map((day) => plainDate(day.date))
/** The days beside the last two changes, an ordinary day of each month, and the ends of the calendar. */
const OTHER_DAYS = [
  ...CHANGE_DAYS.slice(-2).flatMap((day) => [day.subtract({ days: 1 }), day.add({ days: 1 })]),
  ...range(1, 12).map((month) => plainDate(`2024-${two(month)}-15`)),
  ...['1999-12-31', '2000-01-01', '2039-12-31', '2040-01-01'].map(plainDate),
]

const us = (day: Temporal.PlainDate) => `${two(day.month)}/${two(day.day)}/${day.year}`

interface Spelling {
  encoding: TimeEncoding
  rows(day: Temporal.PlainDate): TimeFields[]
}

/** Every row that each encoding can write of a day, the ones that cannot be (skipped, wrongly flagged, hour 25) included. */
const SPELLINGS: readonly Spelling[] = [
  {
    encoding: { kind: 'hour-ending', date: 'd', hour: 'h', flag: 'f' },
    rows: (day) => range(0, 25).flatMap((hour) => ['N', 'Y'].map((f) => ({ d: us(day), h: `${two(hour)}:00`, f }))),
  },
  {
    encoding: { kind: 'hour-ending', date: 'd', hour: 'h' },
    rows: (day) => range(1, 24).map((hour) => ({ d: us(day), h: `${hour}` })),
  },
  {
    encoding: { kind: 'quarter-ending', date: 'd', hour: 'h', quarter: 'q' },
    rows: (day) => range(1, 24).flatMap((h) => range(1, 4).map((q) => ({ d: us(day), h, q }))),
  },
  {
    encoding: { kind: 'hour-ending-stamp', stamp: 's', flag: 'f' },
    rows: (day) =>
      range(0, 24).flatMap((hour) => ['false', 'true'].map((f) => ({ s: `${us(day)} ${two(hour)}:00`, f }))),
  },
  {
    encoding: { kind: 'elapsed-hour', date: 'd', hour: 'h' },
    rows: (day) => range(0, 26).map((hour) => ({ d: us(day), h: `${hour}` })),
  },
  {
    encoding: { kind: 'quarter-label', date: 'd', label: 'l' },
    rows: (day) =>
      range(0, 95).flatMap((q) =>
        ['', ' (DST)'].map((dst) => ({ d: us(day), l: `${Math.floor(q / 4)}:${two((q % 4) * 15)}${dst}` })),
      ),
  },
  {
    encoding: { kind: 'wall-stamp', stamp: 's', format: 'us', flag: 'f' },
    rows: (day) =>
      range(0, 95).flatMap((q) =>
        ['0', '1'].map((f) => ({ s: `${us(day)} ${two(Math.floor(q / 4))}:${two((q % 4) * 15)}:18`, f })),
      ),
  },
  {
    encoding: { kind: 'wall-stamp', stamp: 's', format: 'iso' },
    rows: (day) =>
      range(0, 23).flatMap((hour) => ['00:00', '59:59.999'].map((rest) => ({ s: `${day}T${two(hour)}:${rest}` }))),
  },
  {
    encoding: { kind: 'offset-stamp', stamp: 's', minutes: 15 },
    rows: (day) =>
      range(0, 24).flatMap((hour) =>
        ['Z', '-05:00', '-0600', '+1030'].map((zone) => ({ s: `${day} ${two(hour)}:00:00${zone}` })),
      ),
  },
  {
    encoding: { kind: 'utc-hour-ending', period: 'p' },
    rows: (day) => range(0, 24).map((hour) => ({ p: `${day}T${two(hour)}` })),
  },
]

describe('SQL and Temporal agree', () => {
  let session: Awaited<ReturnType<typeof openSession>>
  beforeAll(async () => {
    session = await openSession()
  })
  afterAll(() => session[Symbol.asyncDispose]())

  test('on every quarter hour of 2007 to 2030 in Chicago, both passes of the repeated hours included', async () => {
    await layDays(session, CHICAGO)
    const encoding: TimeEncoding = { kind: 'quarter-ending', date: 'd', hour: 'h', quarter: 'q', flag: 'f' }
    const q = timeSql(encoding, (name) => `t.${name}`)
    const reader = await session.connection.runAndReadAll(`
      WITH t AS (
        SELECT date AS d, hour::INTEGER AS h, quarter::INTEGER AS q, flag AS f
        FROM days, range(1, 25) hours(hour), range(1, 5) quarters(quarter), (VALUES ('N'), ('Y')) flags(flag)
        WHERE date BETWEEN DATE '${FIRST}' AND DATE '${LAST}' AND (flag = 'N' OR spring OR (fall AND hour < 4)))
      SELECT strftime(t.d, '%m/%d/%Y'), t.h, t.q, t.f, epoch_us(${q.start}), epoch_us(${q.endOf(q.start)}),
        strftime(${q.operatingDate}, '%Y-%m-%d'), ${q.repeatedHour}, ${q.reason}
      FROM t LEFT JOIN days d ON d.date = ${q.joinDate} ORDER BY t.d, t.h, t.q, t.f`)
    const [dates, hours, quarters, flags, starts, ends, days, repeats, reasons] = reader.getColumns()
    const counts = { valid: 0, repeated: 0, invalid: 0 }
    const wrong: unknown[] = []
    for (let row = 0; row < reader.currentRowCount; row++) {
      const fields = { d: dates?.[row], h: hours?.[row], q: quarters?.[row], f: flags?.[row] } as TimeFields
      const time = decodeTime(encoding, fields, CHICAGO, '%m/%d/%Y')
      if ('invalid' in time) {
        counts.invalid++
        if (reasons?.[row] !== time.invalid || starts?.[row] !== null || ends?.[row] !== null) wrong.push(fields)
        continue
      }
      counts[time.repeatedHour ? 'repeated' : 'valid']++
      const isSame =
        starts?.[row] === time.start.epochNanoseconds / 1000n &&
        ends?.[row] === time.end.epochNanoseconds / 1000n &&
        days?.[row] === time.operatingDate.toString() &&
        repeats?.[row] === time.repeatedHour &&
        reasons?.[row] === null
      if (!isSame) wrong.push(fields)
    }
    expect(wrong).toEqual([])
    // 8,766 days; 24 springs without 4 quarters, 24 falls with 4 more; flags elsewhere are refused.
    expect(counts).toEqual({ valid: 8766 * 96 - 24 * 4, repeated: 24 * 4, invalid: 24 * 4 + 24 * 96 + 24 * 8 })
  })

  test.each(ZONES)('on every spelling around the change days of 2007 to 2030 in %s', async (zone) => {
    await layDays(session, zone)
    const days = [...CHANGE_DAYS, ...OTHER_DAYS]
    for (const { encoding, rows } of SPELLINGS) {
      const all = days.flatMap(rows)
      const bySql = await decodeBySql(
        session,
        encoding,
        all,
        '%m/%d/%Y',
        encoding.kind === 'utc-hour-ending' ? `'${zone}'` : undefined,
      )
      const wrong = all.filter((fields, i) => !isSame(bySql[i], decodeByTemporal(encoding, fields, zone, '%m/%d/%Y')))
      expect(wrong.slice(0, 5)).toEqual([])
    }
  })
})

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
