import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TimeEncoding } from '../../../src/core/time/encoding.ts'
import { timeSql } from '../../../src/core/time/time-sql.ts'
import { sqlName, sqlText } from '../../../src/duckdb/sql-text.ts'
import { layDays, openSession } from './decode-by-sql.ts'

const CAPTURES = fileURLToPath(new URL('../../../../shared/data/ercot/', import.meta.url))
const HOUR_US = 3_600_000_000

const load: TimeEncoding = { kind: 'hour-ending', date: 'OperDay', hour: 'HourEnding', flag: 'DSTFlag' }
const wind: TimeEncoding = { kind: 'hour-ending', date: 'DELIVERY_DATE', hour: 'HOUR_ENDING', flag: 'DSTFlag' }
const price: TimeEncoding = {
  kind: 'quarter-ending',
  date: 'DeliveryDate',
  hour: 'DeliveryHour',
  quarter: 'DeliveryInterval',
  flag: 'DSTFlag',
}
const lmp: TimeEncoding = { kind: 'wall-stamp', stamp: 'SCEDTimestamp', format: 'us', flag: 'RepeatedHourFlag' }

describe.skipIf(!existsSync(CAPTURES))('real ERCOT documents (skipped where the captures are not at hand)', () => {
  let session: Awaited<ReturnType<typeof openSession>>
  beforeAll(async () => {
    session = await openSession()
    await layDays(session, 'America/Chicago')
  })
  afterAll(() => session[Symbol.asyncDispose]())

  /** Reads the times of a document with the columns declared, as the ingester does. */
  async function summarise(encoding: TimeEncoding, file: string) {
    const { sourceTypes, ...q } = timeSql(encoding, (name) => `t.${sqlName(name)}`)
    const types = Object.entries(sourceTypes).map(([name, type]) => `${sqlText(name)}: ${sqlText(type)}`)
    const [summary] = await session.rows<Record<'rows' | 'valid' | 'instants' | 'first' | 'last', number>>(
      `SELECT count(*) AS rows, count(${q.start}) AS valid, count(DISTINCT ${q.start}) AS instants,
        min(epoch_us(${q.start})) AS first, max(epoch_us(${q.endOf(q.start)})) AS last
      FROM read_csv(${sqlText(CAPTURES + file)}, header=true, all_varchar=true, types={${types.join(', ')}}, dateformat='%m/%d/%Y') t
      LEFT JOIN days d ON d.date = ${q.joinDate}`,
    )
    if (!summary) throw new Error(`no summary of ${file}`)
    const at = (us: number) => Temporal.Instant.fromEpochMilliseconds(us / 1000).toString()
    return {
      ...summary,
      first: at(summary.first),
      last: at(summary.last),
      hours: (summary.last - summary.first) / HOUR_US,
    }
  }

  // A month of postings: each is of the day before.
  test.each([
    ['202403', '2024-02-29T06:00:00Z', '2024-03-31T05:00:00Z', 743],
    ['202407', '2024-06-30T05:00:00Z', '2024-07-31T05:00:00Z', 744],
    ['202411', '2024-10-31T05:00:00Z', '2024-11-30T06:00:00Z', 721],
  ])('NP6-346 posted in %s covers its days hour by hour', async (month, first, last, hours) => {
    const summary = await summarise(load, `np6-346/NP6-346-CD_${month}.csv`)
    expect(summary).toEqual({ rows: hours, valid: hours, instants: hours, first, last, hours })
  })

  test.each([
    ['NP6-905', price, 'np6-905-cd'],
    ['NP6-788', lmp, 'np6-788-cd'],
    ['NP4-732', wind, 'np4-732-cd'],
  ])('every row of %s has a time', async (_product, encoding, file) => {
    const { rows, valid } = await summarise(encoding, `excerpts/pit-lake/${file}.csv`)
    expect(rows).toBeGreaterThan(0)
    expect(valid).toBe(rows)
  })
})
