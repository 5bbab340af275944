import { tmpdir } from 'node:os'
import { CALENDAR } from '../../../src/core/time/calendar.ts'
import { decodeTime, type TimeFields } from '../../../src/core/time/decode-time.ts'
import type { DateFormat, TimeEncoding } from '../../../src/core/time/encoding.ts'
import { marketDaysSql } from '../../../src/core/time/market-days-sql.ts'
import { timeSql } from '../../../src/core/time/time-sql.ts'
import { openDatabase, type Session } from '../../../src/duckdb/database.ts'
import { sqlName, sqlText } from '../../../src/duckdb/sql-text.ts'

/** A time as both decoders can be compared in: epoch microseconds, or why there is none. */
export type PlainTime =
  | { start: number; end: number; operatingDate: string; repeatedHour: boolean }
  | { invalid: string }

export const plainDate = (text: string) => Temporal.PlainDate.from(text)

export async function openSession(): Promise<Session & AsyncDisposable> {
  const database = await openDatabase({ memoryBytes: 1e9, spillDirectory: `${tmpdir()}/gridlake-time-test` })
  const session = await database.connect()
  return Object.assign(session, {
    async [Symbol.asyncDispose]() {
      session[Symbol.dispose]()
      database.close()
    },
  })
}

/** Makes the table `days` of the whole calendar. */
export async function layDays(session: Session, zone: string): Promise<void> {
  const sql = marketDaysSql(zone, plainDate(CALENDAR.first), plainDate(CALENDAR.last))
  await session.run(`CREATE OR REPLACE TEMP TABLE days AS ${sql}`)
}

export function decodeByTemporal(
  encoding: TimeEncoding,
  fields: TimeFields,
  zone: string,
  dateFormat?: DateFormat,
): PlainTime {
  const time = decodeTime(encoding, fields, zone, dateFormat)
  if ('invalid' in time) return time
  return {
    start: micros(time.start),
    end: micros(time.end),
    operatingDate: time.operatingDate.toString(),
    repeatedHour: time.repeatedHour,
  }
}

export const micros = (instant: Temporal.Instant): number => Number(instant.epochNanoseconds / 1000n)

/** What `timeSql` makes of `rows` over the table `days`; dates are read by `dateFormat`, as a CSV reader would. */
export async function decodeBySql(
  session: Session,
  encoding: TimeEncoding,
  rows: readonly TimeFields[],
  dateFormat: DateFormat = '%m/%d/%Y',
  zoneSql?: string,
): Promise<PlainTime[]> {
  const { sourceTypes } = timeSql(encoding, sqlName)
  const names = Object.keys(sourceTypes)
  const typed = names.map((name) => {
    const text = `r.${sqlName(name)}`
    if (sourceTypes[name] === 'DATE') return `try_strptime(${text}, '${dateFormat}')::DATE AS ${sqlName(name)}`
    return `try_cast(${text} AS ${sourceTypes[name]}) AS ${sqlName(name)}`
  })
  const shape = JSON.stringify([Object.fromEntries(names.map((name) => [name, 'VARCHAR']))])
  const texts = rows.map((row) => Object.fromEntries(names.map((name) => [name, textOf(row[name])])))
  const q = timeSql(encoding, (name) => `t.${sqlName(name)}`, zoneSql)
  const decoded = await session.rows<Record<string, number | string | boolean | null>>(
    `WITH raw AS (SELECT unnest(from_json($1::JSON, ${sqlText(shape)})) AS r),
    t AS (SELECT row_number() OVER () AS n, ${typed.join(', ')} FROM raw)
    SELECT epoch_us(${q.start}) AS start, epoch_us(${q.endOf(q.start)}) AS "end", ${q.operatingDate}::VARCHAR AS date,
      ${q.repeatedHour} AS repeated, ${q.reason} AS reason
    FROM t LEFT JOIN days d ON d.date = ${q.joinDate} ORDER BY n`,
    [JSON.stringify(texts)],
  )
  return decoded.map(({ start, end, date, repeated, reason }) => {
    if ((start === null) !== (reason !== null)) throw new Error(`start ${start} and reason ${reason} disagree`)
    if (reason !== null) return { invalid: String(reason) }
    return { start: Number(start), end: Number(end), operatingDate: String(date), repeatedHour: repeated === true }
  })
}

const textOf = (value: TimeFields[string]) => (value === undefined ? null : String(value))
