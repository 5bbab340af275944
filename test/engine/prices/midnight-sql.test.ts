import { afterAll, beforeAll, expect, it } from 'vitest'
import { midnightSql } from '../../../src/engine/prices/midnight-sql.ts'
import { openTempLake, type TempLake } from '../../support/temp-lake.ts'

let temp: TempLake
beforeAll(async () => {
  temp = await openTempLake()
})
afterAll(() => temp[Symbol.asyncDispose]())

const FIRST = Temporal.PlainDate.from('2024-01-01')
const DAYS = 3 * 366

it.each(['America/Chicago', 'America/Los_Angeles', 'Europe/Berlin', 'Australia/Sydney'])(
  'finds every midnight of three years in %s',
  async (zone) => {
    const dates = Array.from({ length: DAYS }, (_, day) => FIRST.add({ days: day }))
    const span = { from: Temporal.Instant.from('2024-01-01T00:00Z'), to: Temporal.Instant.from('2027-01-10T00:00Z') }
    using session = await temp.database.connect()
    const rows = await session.rows<{ us: number }>(
      `SELECT ${midnightSql('wall_us', zone, span)} AS us FROM (SELECT epoch_us(DATE '${FIRST}'::TIMESTAMP) + day * 86400000000 AS wall_us
        FROM range(${DAYS}) AS days(day)) ORDER BY wall_us`,
    )
    expect(rows.map(({ us }) => us / 1000)).toEqual(dates.map((date) => date.toZonedDateTime(zone).epochMilliseconds))
  },
)
