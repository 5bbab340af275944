import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TimeFields } from '../../../src/core/time/decode-time.ts'
import type { DateFormat, TimeEncoding } from '../../../src/core/time/encoding.ts'
import { decodeBySql, decodeByTemporal, layDays, micros, openSession } from './decode-by-sql.ts'
import { dashboard, eia, he, hourEnding } from './document-fields.ts'
import { INVALID } from './invalid-times.ts'
import { VALID } from './valid-times.ts'

const CHICAGO = 'America/Chicago'

describe('times as documents spell them', () => {
  let session: Awaited<ReturnType<typeof openSession>>
  beforeAll(async () => {
    session = await openSession()
    await layDays(session, CHICAGO)
  })
  afterAll(() => session[Symbol.asyncDispose]())

  const bothWays = async (encoding: TimeEncoding, fields: TimeFields, dateFormat?: DateFormat) => {
    const zoneSql = encoding.kind === 'utc-hour-ending' ? `'${CHICAGO}'` : undefined
    const [bySql] = await decodeBySql(session, encoding, [fields], dateFormat, zoneSql)
    return { bySql, byTemporal: decodeByTemporal(encoding, fields, CHICAGO, dateFormat) }
  }

  for (const [what, encoding, fields, startUtc, minutes, day, repeated] of VALID) {
    test(what, async () => {
      const start = Temporal.Instant.from(startUtc)
      const expected = {
        start: micros(start),
        end: micros(start.add({ minutes })),
        operatingDate: day,
        repeatedHour: repeated ?? false,
      }
      expect(await bothWays(encoding, fields)).toEqual({ bySql: expected, byTemporal: expected })
    })
  }

  test.each(INVALID)('$0.kind $1: $2', async (encoding, fields, invalid) => {
    expect(await bothWays(encoding, fields)).toEqual({ bySql: { invalid }, byTemporal: { invalid } })
  })

  test('dates may be ISO; a declared format admits no other', async () => {
    const fields = he('2024-11-03', '02:00', 'Y')
    const { bySql, byTemporal } = await bothWays(hourEnding, fields, '%Y-%m-%d')
    expect(bySql).toMatchObject({ operatingDate: '2024-11-03', repeatedHour: true })
    expect(byTemporal).toEqual(bySql)
    expect(decodeByTemporal(hourEnding, fields, CHICAGO)).toEqual(bySql)
    expect(decodeByTemporal(hourEnding, fields, CHICAGO, '%m/%d/%Y')).toEqual({
      invalid: 'date is missing or unreadable',
    })
  })

  test('an offset stamp takes its day from a zone given in SQL as well', async () => {
    const fields = { timestamp: '2024-11-03 01:30:00-0600' }
    const [inPhoenix] = await decodeBySql(session, dashboard, [fields], '%m/%d/%Y', `'America/Phoenix'`)
    expect(inPhoenix).toEqual(decodeByTemporal(dashboard, fields, 'America/Phoenix'))
    expect(inPhoenix).toMatchObject({ operatingDate: '2024-11-03', repeatedHour: false })
  })

  test('an EIA period is in UTC where no zone is given', async () => {
    const [time] = await decodeBySql(session, eia, [{ period: '2023-01-01T01' }])
    expect(time).toMatchObject({ operatingDate: '2023-01-01', repeatedHour: false })
  })
})
