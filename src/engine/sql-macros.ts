import { blockSql, nercHolidaySql } from '../core/time/block-sql.ts'
import { localTextSql } from '../core/time/local-text-sql.ts'
import { type Span, utcOffsetSql } from '../core/time/utc-offset-sql.ts'
import { sqlInstant, sqlText } from '../duckdb/sql-text.ts'

/** A function for people's SQL. */
export interface SqlMacro {
  name: string
  /** How it is called, and what it gives. */
  usage: string
  meaning: string
  /** What it is made of, for each number of arguments; quick between the instants of `span`. */
  forms: (span?: Span) => readonly Form[]
}

interface Form {
  parameters: readonly string[]
  sql: string
}

/** The zone of markets whose SQL names none: ERCOT's. */
const ERCOT_ZONE = sqlText('America/Chicago')
const START = '(interval_start::TIMESTAMPTZ)'
const START_US = `epoch_us(${START})`

/** BIGINT: microseconds by which the wall clock is ahead of UTC, by arithmetic between those instants. */
function ercotOffset(span: Span | undefined): string {
  if (!span) return zoneOffset(ERCOT_ZONE)
  const isInside = `${START} BETWEEN ${sqlInstant(span.from)} AND ${sqlInstant(span.to)}`
  return `(CASE WHEN ${isInside} THEN ${utcOffsetSql('America/Chicago', START_US, span)} ELSE ${zoneOffset(ERCOT_ZONE)} END)`
}
const zoneOffset = (zone: string): string => `(epoch_us(timezone(${zone}, ${START})) - ${START_US})`

/** One form in ERCOT's zone, one with the zone as its last argument. `of` makes it from the offset in SQL. */
const inBothZones = (of: (offsetUs: string) => string, span: Span | undefined): Form[] => [
  { parameters: ['interval_start'], sql: of(ercotOffset(span)) },
  { parameters: ['interval_start', '"zone"'], sql: of(zoneOffset('"zone"')) },
]

const wall = (offsetUs: string): string => `make_timestamp(${START_US} + ${offsetUs})`

/** The functions that people's SQL may use beside DuckDB's. */
export const SQL_MACROS: readonly SqlMacro[] = [
  {
    name: 'block',
    usage: 'block(interval_start [, zone]) → VARCHAR',
    meaning:
      '`5x16` on-peak: hours ending 07 to 22 of Monday to Friday that are no NERC holidays; `2x16`: the same hours of other days; `7x8`: hours ending 01 to 06, 23 and 24.',
    forms: (span) => inBothZones((offsetUs) => blockSql(wall(offsetUs)), span),
  },
  {
    name: 'is_on_peak',
    usage: 'is_on_peak(interval_start [, zone]) → BOOLEAN',
    meaning: 'Whether the interval starts in block 5x16.',
    forms: (span) => inBothZones((offsetUs) => `(${blockSql(wall(offsetUs))}) = '5x16'`, span),
  },
  {
    name: 'is_nerc_holiday',
    usage: 'is_nerc_holiday(date) → BOOLEAN',
    meaning:
      "Whether New Year's Day, Memorial Day, Independence Day, Labor Day, Thanksgiving or Christmas is observed that day: on Monday where it falls on a Sunday.",
    forms: () => [{ parameters: ['"date"'], sql: nercHolidaySql('("date"::DATE)') }],
  },
  {
    name: 'hour_ending',
    usage: 'hour_ending(interval_start [, zone]) → INTEGER',
    meaning: 'The market-local hour that ends, 1 to 24.',
    forms: (span) => inBothZones((offsetUs) => `(hour(${wall(offsetUs)}) + 1)::INTEGER`, span),
  },
  {
    name: 'local_time',
    usage: 'local_time(interval_start [, zone]) → VARCHAR',
    meaning: "The market's wall clock with its offset: `2026-11-01T01:15:00-06:00`.",
    forms: (span) => inBothZones((offsetUs) => localTextSql(START_US, offsetUs), span),
  },
]

/** Statements that make those functions that `sql` may call. `span`: between which instants they will mostly be asked. */
export function createMacrosSql(sql: string, span?: Span): string[] {
  const called = SQL_MACROS.filter(({ name }) => new RegExp(`\\b${name}\\b"?\\s*\\(`, 'i').test(sql))
  return called.map(({ name, forms }) => {
    const bodies = forms(span).map(({ parameters, sql: body }) => `(${parameters.join(', ')}) AS (${body})`)
    return `CREATE MACRO ${name} ${bodies.join(', ')}`
  })
}
