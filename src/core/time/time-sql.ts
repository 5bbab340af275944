import { CALENDAR } from './calendar.ts'
import { DECODE_REASON } from './decode-reason.ts'
import type { TimeEncoding } from './encoding.ts'
import { TIME_TEXT } from './time-text.ts'
import { type Condition, groupSql, HOUR_US, type SourceType, type WallSql, wallSql } from './wall-sql.ts'

/** SQL expressions over a document's columns and the days table `d` (`marketDaysSql`). None of them throws, whatever the text. */
export interface TimeSql {
  /** DATE to LEFT JOIN the days on: `LEFT JOIN days d ON d.date = <joinDate>`. A NULL literal where the days are not needed. */
  joinDate: string
  /** TIMESTAMPTZ, NULL where the time is invalid. */
  start: string
  /** TIMESTAMPTZ, of what `start` has been selected as: repeated in it, DuckDB would plan it twice. */
  endOf(start: string): string
  /** DATE, meaningful where `start` is not NULL. */
  operatingDate: string
  /** BOOLEAN: the second pass of the hour that autumn repeats. Meaningful where `start` is not NULL. */
  repeatedHour: string
  /** VARCHAR, one of `DECODE_REASON`; NULL exactly where `start` is not. */
  reason: string
  sourceTypes: Readonly<Record<string, SourceType>>
}

/** `joinDate` where the days are not needed. */
export const NO_JOIN = 'CAST(NULL AS DATE)'

/**
 * `decodeTime` as SQL for millions of rows: the days table and integer arithmetic instead of DuckDB's AT TIME ZONE, which
 * takes the later instant of the repeated hour and is silent about the skipped one.
 * `field` gives the SQL of a document's column, read as `sourceTypes` says. `zoneSql` is the IANA zone of a row, for the kinds
 * that are in UTC upstream: default UTC for `utc-hour-ending`, the zone of the days table (west of Greenwich) for `offset-stamp`.
 * `typedStamps`: SCED stamps, `MM/DD/YYYY HH:MM:SS`, come as TIMESTAMPs of the CSV reader, which costs a third of reading them as text.
 */
export function timeSql(
  encoding: TimeEncoding,
  field: (name: string) => string,
  zoneSql?: string,
  typedStamps = false,
): TimeSql {
  switch (encoding.kind) {
    case 'elapsed-hour':
      return elapsedHourSql(encoding, field)
    case 'offset-stamp': {
      const utc = offsetStampSql(field(encoding.stamp), encoding.minutes)
      const sourceTypes = { [encoding.stamp]: 'VARCHAR' } as const
      return zoneSql === undefined ? inDaysZone(utc, sourceTypes) : inRowZone(utc, zoneSql, sourceTypes)
    }
    case 'utc-hour-ending':
      return inRowZone(utcHourSql(field(encoding.period)), zoneSql ?? `'UTC'`, { [encoding.period]: 'VARCHAR' })
    default:
      return placeWallSql(wallSql(encoding, field, typedStamps))
  }
}

function placeWallSql(wall: WallSql): TimeSql {
  const { endingHour, flag } = wall
  const conditions: Condition[] = [['d.date IS NOT NULL', DECODE_REASON.calendar], ...wall.conditions]
  const flagReadable: Condition[] = []
  if (flag !== undefined) {
    flagReadable.push([`(${flag}) IS NOT NULL`, DECODE_REASON.flag])
    // A set flag only there; never true of an unreadable (NULL) one. Said without naming the flag twice.
    conditions.push([`(${flag}) <= (d.fall AND ${endingHour} = 2)`, DECODE_REASON.flagOutside])
  }
  conditions.push([`NOT d.spring OR ${endingHour} <> 3`, DECODE_REASON.skipped])
  const isLate = flag === undefined ? `${endingHour} > 2` : `(${endingHour} > 2 OR (${flag}))`
  const shiftUs = `CASE WHEN d.fall AND ${isLate} THEN ${HOUR_US} WHEN d.spring AND ${endingHour} > 3 THEN -${HOUR_US} ELSE 0 END`
  return {
    joinDate: wall.date,
    ...intervalSql(conditions, `d.midnight_us + ${wall.wallUs} + ${shiftUs}`, wall.durationUs),
    operatingDate: 'd.date',
    repeatedHour: flag === undefined ? 'false' : `coalesce(${flag}, false)`,
    reason: reasonSql([
      [`(${wall.date}) IS NOT NULL`, wall.dateReason],
      ...conditions.slice(0, 1 + wall.conditions.length),
      ...flagReadable,
      ...conditions.slice(1 + wall.conditions.length),
    ]),
    sourceTypes: wall.sourceTypes,
  }
}

function elapsedHourSql(
  encoding: Extract<TimeEncoding, { kind: 'elapsed-hour' }>,
  field: (name: string) => string,
): TimeSql {
  const date = field(encoding.date)
  const hour = groupSql(field(encoding.hour), TIME_TEXT.number, 1, 'INTEGER')
  const hours = '24 + d.fall::INTEGER - d.spring::INTEGER'
  const conditions = [
    ['d.date IS NOT NULL', DECODE_REASON.calendar],
    [`${hour} BETWEEN 1 AND ${hours}`, DECODE_REASON.elapsedHour],
  ] as const
  return {
    joinDate: date,
    ...intervalSql(conditions, `d.midnight_us + (${hour} - 1)::BIGINT * ${HOUR_US}`, HOUR_US),
    operatingDate: 'd.date',
    repeatedHour: `(d.fall AND ${hour} = 3)`,
    reason: reasonSql([[`(${date}) IS NOT NULL`, DECODE_REASON.date], ...conditions]),
    sourceTypes: { [encoding.date]: 'DATE', [encoding.hour]: 'VARCHAR' },
  }
}

interface UtcSql {
  /** BIGINT epoch microseconds of the start; NULL when unreadable. */
  startUs: string
  durationUs: number
}

/** The usual spelling is left to DuckDB's own cast; parts are cut out only of the rest (24:00, no seconds, blanks around). */
function offsetStampSql(stamp: string, minutes: number): UtcSql {
  const part = (group: number) => groupSql(stamp, TIME_TEXT.offsetStamp, group)
  const digits = `replace(${part(3)}, ':', '')`
  const offsetMinutes = `coalesce(try_cast(${digits}[2:3] AS INTEGER) * 60 + try_cast(${digits}[4:5] AS INTEGER), 0) * CASE WHEN ${digits}[1] = '-' THEN -1 ELSE 1 END`
  const fromParts = `epoch_us(try_cast(${part(1)} AS DATE)) + epoch_us(try_cast(${part(2)} AS TIME)) - ${offsetMinutes} * 60000000::BIGINT`
  const isUsual = `regexp_matches(${stamp}, '${TIME_TEXT.usualOffsetStamp}')`
  return {
    startUs: `(CASE WHEN ${isUsual} THEN epoch_us(try_cast(${stamp} AS TIMESTAMPTZ)) ELSE ${fromParts} END)`,
    durationUs: minutes * 60_000_000,
  }
}

function utcHourSql(period: string): UtcSql {
  const trimmed = `trim(${period}, E' \\t')`
  const stamp = `CASE WHEN regexp_matches(${period}, '${TIME_TEXT.utcHour}') THEN try_cast(${trimmed} || ':00:00' AS TIMESTAMP) END`
  return { startUs: `(epoch_us(${stamp}) - ${HOUR_US})`, durationUs: HOUR_US }
}

/** The UTC date's local day is that date, or the day before where local midnight is still to come: true west of Greenwich. */
function inDaysZone({ startUs, durationUs }: UtcSql, sourceTypes: Record<string, SourceType>): TimeSql {
  const conditions = [['d.date IS NOT NULL', DECODE_REASON.calendar]] as const
  const { start, endOf } = intervalSql(conditions, startUs, durationUs)
  return {
    joinDate: `make_timestamp(${startUs})::DATE`,
    start,
    endOf,
    operatingDate: `(d.date - (epoch_us(${start}) < d.midnight_us)::INTEGER)`,
    repeatedHour: `(d.fall AND epoch_us(${start}) - d.midnight_us BETWEEN ${2 * HOUR_US} AND ${3 * HOUR_US - 1})`,
    reason: reasonSql([[`${startUs} IS NOT NULL`, DECODE_REASON.stamp], ...conditions]),
    sourceTypes,
  }
}

function inRowZone({ startUs, durationUs }: UtcSql, zoneSql: string, sourceTypes: Record<string, SourceType>): TimeSql {
  const firstUs = Temporal.Instant.from(`${CALENDAR.first}T00:00Z`).epochMilliseconds * 1000
  const lastUs = Temporal.Instant.from(`${CALENDAR.last}T23:59:59.999Z`).epochMilliseconds * 1000 + 999
  const conditions = [[`${startUs} BETWEEN ${firstUs} AND ${lastUs}`, DECODE_REASON.calendar]] as const
  const { start, endOf } = intervalSql(conditions, startUs, durationUs)
  const hourBefore = `make_timestamptz(epoch_us(${start}) - ${HOUR_US})`
  return {
    joinDate: NO_JOIN,
    start,
    endOf,
    operatingDate: `${localSql(zoneSql, start)}::DATE`,
    repeatedHour: `(${localSql(zoneSql, start)} = ${localSql(zoneSql, hourBefore)})`,
    reason: reasonSql([[`${startUs} IS NOT NULL`, DECODE_REASON.stamp], ...conditions]),
    sourceTypes,
  }
}

/** Zones of the market operators and of EIA's balancing authorities. */
const COMMON_ZONES = [
  'America/Chicago',
  'America/New_York',
  'America/Los_Angeles',
  'America/Denver',
  'America/Phoenix',
  'Etc/GMT+5',
  'Etc/GMT+6',
  'UTC',
]

/** DuckDB's timezone() costs 0.15 us a row with a constant zone and 2 us with one per row, so the common ones are spelled out. */
function localSql(zoneSql: string, instant: string): string {
  const branches = COMMON_ZONES.map((zone) => `WHEN '${zone}' THEN timezone('${zone}', ${instant})`)
  return `(CASE coalesce(${zoneSql}, 'UTC') ${branches.join(' ')} ELSE timezone(coalesce(${zoneSql}, 'UTC'), ${instant}) END)`
}

function intervalSql(
  conditions: readonly Condition[],
  startUs: string,
  durationUs: number,
): Pick<TimeSql, 'start' | 'endOf'> {
  const isValid = conditions.map(([condition]) => `(${condition})`).join(' AND ')
  return {
    start: `make_timestamptz(CASE WHEN ${isValid} THEN ${startUs} END)`,
    endOf: (start) => (durationUs === 0 ? start : `make_timestamptz(epoch_us(${start}) + ${durationUs})`),
  }
}

function reasonSql(conditions: readonly Condition[]): string {
  const branches = conditions.map(([condition, reason]) => `WHEN (${condition}) IS NOT TRUE THEN '${reason}'`)
  return `CASE ${branches.join(' ')} END`
}
