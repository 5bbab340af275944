import { type Span, utcOffsetSql } from '../../core/time/utc-offset-sql.ts'
import { sqlName } from '../../duckdb/sql-text.ts'
import { afterSql, markTextSql, type SortColumn } from '../cursor.ts'
import type { PricesQuestion } from '../question.ts'
import { marketSql, type SourceRelations } from './market-sql.ts'
import { midnightSql } from './midnight-sql.ts'
import { pickColumns, priceColumns } from './price-columns.ts'
import { INTERVAL_MS, intervalOf, type PriceInterval, wholeIntervals } from './price-interval.ts'
import { PRICE_ZONE } from './price-source.ts'

/** A prices question as SQL. */
export interface PricesSql {
  sql: string
  countSql: string
  /** At most two rows of VARCHAR columns: the mark of the page's last row, and of the row after it. Undefined: there is no limit. */
  pageEndSql: string | undefined
}

const SORT: readonly SortColumn[] = [
  { sql: 'location', type: 'string' },
  { sql: 'interval_start', type: 'timestamp' },
  { sql: 'location_type', type: 'string' },
]

/**
 * The SQL that answers a checked prices question over the relations of its sources; their intervals start within `span`, where that is
 * known; rows come after the one that `mark` tells of. Pure.
 * Errors: `usage.invalid_argument` for unknown columns.
 */
export function pricesSql(
  question: PricesQuestion,
  relations: SourceRelations,
  { mark, span: held }: { mark?: readonly (string | null)[] | undefined; span?: Span | undefined } = {},
): PricesSql {
  const { market, limit } = question
  const { interval, isMean } = intervalOf(question)
  const columns = pickColumns(priceColumns(market, interval, isMean), question.columns)
  const whole = wholeIntervals(question, interval, PRICE_ZONE)
  const span = clockSpan(whole, held)
  const rows = marketSql(question, interval, relations, { ...whole, zone: PRICE_ZONE, span })
  const wanted = mark === undefined ? rows : `SELECT * FROM (${rows}) WHERE ${afterSql(SORT, mark)}`
  const page = limit === undefined ? '' : ` LIMIT ${limit}`
  // What is the same in every row only costs the sort its time.
  const order = SORT.flatMap(({ sql }) => (sql === 'location' && question.locations.length === 1 ? [] : [sql])).join(
    ', ',
  )
  // What is read off the clock comes after the sort: texts are dear to sort along.
  const sorted = `SELECT *, epoch_us(interval_start) AS start_us, ${utcOffsetSql(PRICE_ZONE, 'epoch_us(interval_start)', span)} AS utc_offset_us
    FROM (${wanted} ORDER BY ${order}${page})`
  const clock = clockColumns(interval, span)
  const list = columns.map((name) => (name in clock ? `${clock[name]} AS ${name}` : sqlName(name)))
  return {
    sql: `SELECT ${list.join(', ')} FROM (${sorted})`,
    countSql: `SELECT count(*)::INTEGER AS rows, (count(*) FILTER (is_inferred))::INTEGER AS inferred FROM (${wanted}${page && ` ORDER BY ${order}${page}`})`,
    pageEndSql: limit
      ? `SELECT ${SORT.map(markTextSql).join(', ')} FROM (${wanted}) ORDER BY ${order} LIMIT 2 OFFSET ${limit - 1}`
      : undefined,
  }
}

/** Between which instants the market's clock must be read right: the fewer changes there are, the shorter the SQL. */
function clockSpan(whole: Span, held: Span | undefined): Span {
  const { compare } = Temporal.Instant
  const from = held && compare(held.from, whole.from) > 0 ? held.from : whole.from
  // The last quarter of an hour starts after the hour itself.
  const to = held && compare(held.to, whole.to) < 0 ? held.to.add({ hours: 1 }) : whole.to
  return { from: from.subtract({ hours: 2 }), to }
}

const HOUR_US = 3_600_000_000

/** `±HH:MM` of the offsets that the market's zone has. */
const OFFSET_TEXT = `CASE utc_offset_us WHEN ${-5 * HOUR_US} THEN '-05:00' ELSE '-06:00' END`

/** Columns that are made of `start_us` and `utc_offset_us`, or have another name. */
const clockColumns = (interval: PriceInterval, span: Span): Readonly<Record<string, string>> => ({
  ancillary_type: 'location',
  interval_end: `make_timestamptz(${
    interval === 'P1D'
      ? midnightSql(`(start_us + utc_offset_us + ${INTERVAL_MS.P1D}000)`, PRICE_ZONE, span)
      : `start_us + ${INTERVAL_MS[interval]}000`
  })`,
  interval_start_local: `(strftime(make_timestamp(start_us + utc_offset_us), '%Y-%m-%dT%H:%M:%S') || ${OFFSET_TEXT})`,
  hour_ending: `((start_us + utc_offset_us) // ${HOUR_US} % 24 + 1)::INTEGER`,
})
