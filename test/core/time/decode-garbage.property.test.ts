import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TimeFields } from '../../../src/core/time/decode-time.ts'
import { timeSql } from '../../../src/core/time/time-sql.ts'
import { decodeBySql, decodeByTemporal, layDays, openSession, type PlainTime } from './decode-by-sql.ts'
import * as documents from './document-fields.ts'
import { VALID } from './valid-times.ts'

const { api, dashboard, eia, elapsed, hourEnding, label, oasis, quarter, sced, stamp } = documents
const ENCODINGS = [api, dashboard, eia, elapsed, hourEnding, label, oasis, quarter, sced, stamp]
const CHICAGO = 'America/Chicago'

/** A date that a CSV reader can read, the change days often among them. */
const date = fc.oneof(
  fc.constantFrom(
    '03/10/2024',
    '11/03/2024',
    '3/9/2014',
    '11/2/2014',
    '02/30/2024',
    '12/31/1999',
    '01/01/2040',
    '12/31/9999',
    '',
  ),
  fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }), fc.integer({ min: 1990, max: 2050 }))
    .map((parts) => parts.join('/')),
)

const integer = fc.oneof(fc.integer({ min: -1, max: 27 }), fc.integer(), fc.constant(undefined))

const spelled = VALID.flatMap(([, , fields]) => Object.values(fields).map(String))

/** Valid spellings, damaged: a piece cut out, put in or doubled. */
const damaged = fc
  .tuple(
    fc.constantFrom(...spelled),
    fc.nat(20),
    fc.nat(4),
    fc.constantFrom('', ' ', '\t', '0', '1', ':', '-', 'Z', '+', '.', 'é', "'"),
  )
  .map(([text, at, cut, insert]) => text.slice(0, at) + insert + text.slice(at + cut))

const text = fc.oneof(
  damaged,
  fc.constantFrom(...spelled),
  fc.constant(undefined),
  fc.string({ unit: fc.constantFrom(...'0123456789/:-T Z+.(DS)\tNYtrue\\\'"') }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    'infinity',
    '-infinity',
    'epoch',
    'NaN',
    'now',
    'today',
    '1e5',
    '0x10',
    '٣:٠٠',
    '24:00:00',
    '  ',
    '\u00a0',
  ),
)

describe('text that is no time', () => {
  let session: Awaited<ReturnType<typeof openSession>>
  beforeAll(async () => {
    session = await openSession()
    await layDays(session, CHICAGO)
  })
  afterAll(() => session[Symbol.asyncDispose]())

  test.each(ENCODINGS)(
    'never stops SQL, and is refused for the same reason as by Temporal: $kind',
    async (encoding) => {
      const { sourceTypes } = timeSql(encoding, (name) => name)
      const ofType = { DATE: date, INTEGER: integer, TIMESTAMP: date, VARCHAR: text }
      const row: fc.Arbitrary<TimeFields> = fc.record(
        Object.fromEntries(
          Object.entries(sourceTypes).map(([name, type]) => [
            name,
            ofType[type] as fc.Arbitrary<string | number | undefined>,
          ]),
        ),
      )
      const zoneSql = encoding.kind === 'utc-hour-ending' ? `'${CHICAGO}'` : undefined
      let seen: PlainTime[] = []
      await fc.assert(
        fc.asyncProperty(fc.array(row, { minLength: 100, maxLength: 400 }), async (rows) => {
          const bySql = await decodeBySql(session, encoding, rows, '%m/%d/%Y', zoneSql)
          seen = seen.concat(bySql)
          expect(bySql).toEqual(rows.map((fields) => decodeByTemporal(encoding, fields, CHICAGO, '%m/%d/%Y')))
        }),
        { numRuns: 12, seed: 20241103 },
      )
      expect(seen.filter((time) => 'invalid' in time).length).toBeGreaterThan(100)
      expect(seen.some((time) => !('invalid' in time))).toBe(true)
    },
  )
})
