import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BLOCKS, type Block, blockOf } from '../../../src/core/time/block.ts'
import { blockSql, nercHolidaySql } from '../../../src/core/time/block-sql.ts'
import { localTextSql } from '../../../src/core/time/local-text-sql.ts'
import { hoursInDay } from '../../../src/core/time/market-days.ts'
import { isNercHoliday } from '../../../src/core/time/nerc-holidays.ts'
import { utcOffsetSql } from '../../../src/core/time/utc-offset-sql.ts'
import { openSession } from './decode-by-sql.ts'

const CHICAGO = 'America/Chicago'
const FIRST = Temporal.PlainDate.from('2007-01-01')
const DAYS = FIRST.until('2031-01-01').days
const START = FIRST.toZonedDateTime(CHICAGO).toInstant()
const HOURS = START.until(Temporal.PlainDate.from('2031-01-01').toZonedDateTime(CHICAGO).toInstant()).total('hours')
const hourAt = (index: number) => START.add({ hours: index })

let session: Awaited<ReturnType<typeof openSession>>

beforeAll(async () => {
  session = await openSession()
})
afterAll(() => session[Symbol.asyncDispose]())

/** Each hour's start, and what `expression` over `us` makes of it, joined to one text. */
async function perHour(expression: string): Promise<string[]> {
  const startUs = START.epochMilliseconds * 1000
  const [row] = await session.rows<{ all: string }>(
    `SELECT string_agg(${expression}, ',' ORDER BY us) AS all FROM (SELECT ${startUs} + i * 3600000000::BIGINT AS us FROM range(${HOURS}) r(i))`,
  )
  return row?.all.split(',') ?? []
}

describe('every hour of 2007 to 2030', () => {
  const expected: Block[] = []
  beforeAll(() => {
    for (let index = 0; index < HOURS; index++) expected.push(blockOf(hourAt(index), CHICAGO))
  })

  it('has the same block by Temporal and by SQL', async () => {
    const wall = (us: string) => `make_timestamp(${us} + ${utcOffsetSql(CHICAGO, us)})`
    expect(await perHour(blockSql(wall('us')))).toEqual(expected)
    expect(await perHour(blockSql(`timezone('${CHICAGO}', make_timestamptz(us))`))).toEqual(expected)
  })

  it('is in one block: 16 hours on-peak on a weekday that is no holiday, else 16 of 2x16, the rest of the day 7x8', () => {
    let index = 0
    for (let day = 0; day < DAYS; day++) {
      const date = FIRST.add({ days: day })
      const hours = hoursInDay(CHICAGO, date)
      const blocks = expected.slice(index, index + hours)
      index += hours
      const count = (block: Block) => blocks.filter((found) => found === block).length
      const isPeak = date.dayOfWeek < 6 && !isNercHoliday(date)
      expect([date.toString(), ...BLOCKS.map(count)]).toEqual([
        date.toString(),
        isPeak ? 16 : 0,
        isPeak ? 0 : 16,
        hours - 16,
      ])
    }
    expect(index).toBe(expected.length)
  })

  it('reads the same on the wall, with its offset', async () => {
    const found = await perHour(localTextSql('us', `(${utcOffsetSql(CHICAGO, 'us')})`))
    expect(found).toHaveLength(HOURS)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: HOURS - 1 }), (index) => {
        const local = hourAt(index).toZonedDateTimeISO(CHICAGO)
        expect(found[index]).toBe(local.toString({ timeZoneName: 'never', smallestUnit: 'second' }))
      }),
      { numRuns: 2000, seed: 7 },
    )
    const changed = hourAt(0).until('2026-11-01T06:00:00Z').total('hours')
    expect(found.slice(changed, changed + 2)).toEqual(['2026-11-01T01:00:00-05:00', '2026-11-01T01:00:00-06:00'])
  })
})

it('every day of 2007 to 2030 is a NERC holiday, or not, by Temporal as by SQL', async () => {
  const rows = await session.rows<{ holidays: string }>(
    `SELECT string_agg(d::VARCHAR, ',' ORDER BY d) AS holidays FROM (SELECT DATE '${FIRST}' + i::INTEGER AS d FROM range(${DAYS}) r(i)) WHERE ${nercHolidaySql('d')}`,
  )
  const expected = Array.from({ length: DAYS }, (_, day) => FIRST.add({ days: day })).filter(isNercHoliday)
  expect(expected).toHaveLength(24 * 6)
  expect(rows[0]?.holidays.split(',')).toEqual(expected.map(String))
})

describe('offsets from UTC', () => {
  const zones = [CHICAGO, 'America/New_York', 'America/Denver', 'America/Los_Angeles', 'America/Phoenix', 'UTC']
  const instant = fc.integer({ min: 0, max: HOURS * 60 - 1 }).map((minute) => START.add({ minutes: minute }))

  it('are the same by Temporal and by SQL, whatever the zone and the span around the instant', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...zones, 'Asia/Kolkata'),
        instant,
        fc.nat(500),
        fc.nat(500),
        async (zone, at, before, after) => {
          const span = { from: at.subtract({ hours: before * 24 }), to: at.add({ hours: after * 24 }) }
          const us = `${at.epochMilliseconds * 1000}::BIGINT`
          const offset = `(${utcOffsetSql(zone, us, span)})`
          const [row] = await session.rows<{ text: string }>(`SELECT ${localTextSql(us, offset)} AS text`)
          expect(row?.text).toBe(
            at.toZonedDateTimeISO(zone).toString({ timeZoneName: 'never', smallestUnit: 'second' }),
          )
        },
      ),
      { numRuns: 150, seed: 11 },
    )
  })
})
