import { DECODE_REASON } from './decode-reason.ts'
import type { TimeEncoding } from './encoding.ts'
import { FLAG_TEXT, TIME_TEXT } from './time-text.ts'

/** What must hold (NULL: does not), and the reason given where it does not. */
export type Condition = readonly [sql: string, reason: string]

/** SQL that reads an interval's start on the wall clock out of a document's columns. */
export interface WallSql {
  /** DATE of the start; NULL when unreadable. */
  date: string
  dateReason: string
  /** Integer 1..24: the hour the start lies in, by the name of its end. Judged also where `conditions` do not hold. */
  endingHour: string
  /** BIGINT microseconds after midnight on the wall clock. Computed only where `conditions` hold. */
  wallUs: string
  /** Of the time of day, in the order they are judged. */
  conditions: readonly Condition[]
  /** BOOLEAN, NULL when unreadable; undefined where the document tells no passes apart. */
  flag: string | undefined
  durationUs: number
  sourceTypes: Record<string, SourceType>
}

/** How a CSV reader must declare a document's column: DATE and TIMESTAMP so that its formats apply, INTEGER for plain integers. */
export type SourceType = 'DATE' | 'INTEGER' | 'TIMESTAMP' | 'VARCHAR'

export type WallEncoding = Exclude<TimeEncoding, { kind: 'elapsed-hour' | 'offset-stamp' | 'utc-hour-ending' }>

export const HOUR_US = 3_600_000_000
const QUARTER_US = 900_000_000

/** `typedStamps`: the reader makes TIMESTAMPs of `wall-stamp`s of the format `us`. */
export function wallSql(encoding: WallEncoding, field: (name: string) => string, typedStamps = false): WallSql {
  switch (encoding.kind) {
    case 'hour-ending': {
      const hour = groupSql(field(encoding.hour), TIME_TEXT.endingHour, 1, 'INTEGER')
      return {
        date: field(encoding.date),
        dateReason: DECODE_REASON.date,
        endingHour: hour,
        wallUs: `(${hour} - 1)::BIGINT * ${HOUR_US}`,
        conditions: [[`${hour} BETWEEN 1 AND 24`, DECODE_REASON.hour]],
        durationUs: HOUR_US,
        ...flagOf(encoding.flag, field),
        sourceTypes: { [encoding.date]: 'DATE', [encoding.hour]: 'VARCHAR', ...flagType(encoding.flag) },
      }
    }
    case 'quarter-ending': {
      const [hour, quarter] = [field(encoding.hour), field(encoding.quarter)]
      return {
        date: field(encoding.date),
        dateReason: DECODE_REASON.date,
        endingHour: hour,
        wallUs: `(${hour} * 4 + ${quarter} - 5)::BIGINT * ${QUARTER_US}`,
        conditions: [
          [`${hour} BETWEEN 1 AND 24`, DECODE_REASON.hour],
          [`${quarter} BETWEEN 1 AND 4`, DECODE_REASON.quarter],
        ],
        durationUs: QUARTER_US,
        ...flagOf(encoding.flag, field),
        sourceTypes: {
          [encoding.date]: 'DATE',
          [encoding.hour]: 'INTEGER',
          [encoding.quarter]: 'INTEGER',
          ...flagType(encoding.flag),
        },
      }
    }
    case 'hour-ending-stamp': {
      const stamp = field(encoding.stamp)
      const hour = groupSql(stamp, TIME_TEXT.usHourStamp, 2, 'INTEGER')
      const named = `try_strptime(${groupSql(stamp, TIME_TEXT.usHourStamp, 1)}, '%m/%d/%Y')::DATE`
      return {
        date: `(${named} - (${hour} = 0)::INTEGER)`,
        dateReason: DECODE_REASON.stamp,
        endingHour: `(CASE ${hour} WHEN 0 THEN 24 ELSE ${hour} END)`,
        wallUs: `((${hour} + 23) % 24)::BIGINT * ${HOUR_US}`,
        conditions: [],
        durationUs: HOUR_US,
        ...flagOf(encoding.flag, field),
        sourceTypes: { [encoding.stamp]: 'VARCHAR', ...flagType(encoding.flag) },
      }
    }
    case 'quarter-label': {
      const label = field(encoding.label)
      const endUs = `epoch_us(${groupSql(label, TIME_TEXT.quarterLabel, 1, 'TIME')})`
      const wallUs = `((${endUs} + ${23 * HOUR_US + 3 * QUARTER_US}) % ${24 * HOUR_US})`
      return {
        date: field(encoding.date),
        dateReason: DECODE_REASON.date,
        endingHour: `(${wallUs} // ${HOUR_US} + 1)`,
        wallUs,
        conditions: [[`${endUs} IS NOT NULL`, DECODE_REASON.label]],
        flag: `(${groupSql(label, TIME_TEXT.quarterLabel, 2)} <> '')`,
        durationUs: QUARTER_US,
        sourceTypes: { [encoding.date]: 'DATE', [encoding.label]: 'VARCHAR' },
      }
    }
    case 'wall-stamp': {
      const stamp = field(encoding.stamp)
      if (typedStamps && encoding.format === 'us') return typedStampSql(encoding, stamp, field)
      // Only rows whose whole stamp was read have a date, so the time is cut out without a second look.
      const wallUs = `epoch_us(try_cast(${trimSql(`substring(${stamp}, instr(${stamp}, ':') - 2)`)} AS TIME))`
      return {
        date: stampDateSql(stamp, encoding.format),
        dateReason: DECODE_REASON.stamp,
        endingHour: `(${wallUs} // ${HOUR_US} + 1)`,
        wallUs,
        conditions: [],
        durationUs: 0,
        ...flagOf(encoding.flag, field),
        sourceTypes: { [encoding.stamp]: 'VARCHAR', ...flagType(encoding.flag) },
      }
    }
  }
}

function typedStampSql(
  { stamp: name, flag }: Extract<WallEncoding, { kind: 'wall-stamp' }>,
  stamp: string,
  field: (name: string) => string,
): WallSql {
  const wallUs = `(epoch_us(${stamp}) % ${24 * HOUR_US})`
  return {
    date: `${stamp}::DATE`,
    dateReason: DECODE_REASON.stamp,
    endingHour: `(${wallUs} // ${HOUR_US} + 1)`,
    wallUs,
    conditions: [],
    durationUs: 0,
    ...flagOf(flag, field),
    sourceTypes: { [name]: 'TIMESTAMP', ...flagType(flag) },
  }
}

/** A group of a pattern as VARCHAR ('' without a match), or cast to `type` (NULL without a match). */
export function groupSql(text: string, pattern: string, group: number, type?: 'INTEGER' | 'DATE' | 'TIME'): string {
  const extracted = `regexp_extract(${text}, '${pattern}', ${group})`
  return type ? `try_cast(${extracted} AS ${type})` : extracted
}

const trimSql = (text: string): string => `trim(${text}, E' \\t')`

/** A match and strptime cost less than a match that cuts groups out. */
function stampDateSql(stamp: string, format: 'us' | 'iso'): string {
  return format === 'us'
    ? `CASE WHEN regexp_matches(${stamp}, '${TIME_TEXT.usStamp}') THEN try_strptime(${trimSql(stamp)}, '%m/%d/%Y %H:%M:%S')::DATE END`
    : `CASE WHEN regexp_matches(${stamp}, '${TIME_TEXT.isoStamp}') THEN try_cast(${trimSql(stamp)} AS TIMESTAMP)::DATE END`
}

function flagOf(name: string | undefined, field: (name: string) => string): { flag: string | undefined } {
  return { flag: name === undefined ? undefined : flagSql(field(name)) }
}

const flagType = (name: string | undefined): Record<string, SourceType> =>
  name === undefined ? {} : { [name]: 'VARCHAR' }

/** `N` and `Y` first: they are what ERCOT's CSVs hold, millions of times. */
function flagSql(text: string): string {
  const word = `lower(${trimSql(`coalesce(${text}, '')`)})`
  const among = (words: readonly string[]) => `${word} IN (${words.map((w) => `'${w}'`).join(', ')})`
  return `CASE ${text} WHEN 'N' THEN false WHEN 'Y' THEN true ELSE CASE WHEN ${among(FLAG_TEXT.clear)} THEN false WHEN ${among(FLAG_TEXT.set)} THEN true END END`
}
