import { localTextSql as zoneTextSql } from '../../core/time/local-text-sql.ts'
import { type Span, utcOffsetSql } from '../../core/time/utc-offset-sql.ts'
import { sqlName } from '../../duckdb/sql-text.ts'
import { afterSql, markTextSql, type SortColumn } from '../cursor.ts'
import type { PricesQuestion } from '../question.ts'
import { hourEndingSql, intervalEndSql, localTextSql, marketOffsetSql } from './clock-sql.ts'
import { downsampleSql } from './downsample-sql.ts'
import { marketSql, type SourceRelations } from './market-sql.ts'
import { pickColumns, priceColumns, valueColumns } from './price-columns.ts'
import { INTERVAL_MS, intervalOf, type PriceInterval, wholeIntervals } from './price-interval.ts'
import { PRICE_ZONE } from './price-source.ts'
import { summarySql } from './summary-sql.ts'

/** A prices question as SQL. */
export interface PricesSql {
  sql: string
  countSql: string
  /** At most two rows of VARCHAR columns: the mark of the page's last row, and of the row after it. Undefined: there is no limit. */
  pageEndSql: string | undefined
}

/** What is known of the rows before they are asked for. */
export interface PricesHeld {
  /** The rows come after the one that this tells of. */
  mark?: readonly (string | null)[] | undefined
  /** Their intervals start within. */
  span?: Span | undefined
  /** There are more than `points` of a location: from the first start to the last. */
  downsampled?: { firstMs: number; lastMs: number } | undefined
}

const SORT: readonly SortColumn[] = [
  { sql: 'location', type: 'string' },
  { sql: 'interval_start', type: 'timestamp' },
  { sql: 'location_type', type: 'string' },
]

/**
 * The SQL that answers a checked prices question over the relations of its sources. Pure.
 * Errors: `usage.invalid_argument` for unknown columns.
 */
export function pricesSql(
  question: PricesQuestion,
  relations: SourceRelations,
  { mark, span: held, downsampled }: PricesHeld = {},
): PricesSql {
  const { market, limit, points, summary } = question
  const { interval, isMean } = intervalOf(question)
  const { rows: all, span } = readRows(question, relations, held)
  if (summary) return summarized(question, all, span)
  const columns = pickColumns(priceColumns(market, interval, isMean), question.columns)
  const values = wantedValues(valueColumns(market), columns)
  const rows = downsampled && points ? downsampleSql(all, { ...downsampled, points, values }) : all
  const wanted = mark === undefined ? rows : `SELECT * FROM (${rows}) WHERE ${afterSql(SORT, mark)}`
  const page = limit === undefined ? '' : ` LIMIT ${limit}`
  // What is the same in every row only costs the sort its time.
  const order = SORT.flatMap(({ sql }) => (sql === 'location' && question.locations.length === 1 ? [] : [sql])).join(
    ', ',
  )
  // What is read off the clock comes after the sort: texts are dear to sort along.
  const sorted = `SELECT *, epoch_us(interval_start) AS start_us, ${marketOffsetSql('epoch_us(interval_start)', span)} AS utc_offset_us
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

/** Prices that are not asked for need no place in a picture. */
function wantedValues(values: readonly string[], columns: readonly string[]): readonly string[] {
  const wanted = values.filter((value) => columns.includes(value))
  return wanted.length === 0 ? values : wanted
}

/**
 * One row: how many rows a question has, `most` of one location, and when the first and the last of them start, in epoch milliseconds.
 * Asked where only some of them may be wanted. Pure.
 */
export function pricesExtentSql(question: PricesQuestion, relations: SourceRelations, held?: Span): string {
  const { rows } = readRows(question, relations, held)
  return `SELECT coalesce(sum(rows), 0)::DOUBLE AS rows, coalesce(max(rows), 0)::DOUBLE AS most, min(first)::DOUBLE AS first, max(last)::DOUBLE AS last
    FROM (SELECT count(*) AS rows, min(epoch_ms(interval_start)) AS first, max(epoch_ms(interval_start)) AS last FROM (${rows}) GROUP BY location)`
}

function readRows(question: PricesQuestion, relations: SourceRelations, held: Span | undefined) {
  const { interval } = intervalOf(question)
  const whole = wholeIntervals(question, interval, PRICE_ZONE)
  const span = clockSpan(whole, held)
  return { rows: marketSql(question, interval, relations, { ...whole, zone: PRICE_ZONE, span }), span }
}

function summarized(question: PricesQuestion, rows: string, span: Span): PricesSql {
  const { summary, market } = question
  if (!summary) throw new TypeError('there is nothing to sum up')
  const { interval } = intervalOf(question)
  const values = valueColumns(market)
  const us = (start: string) => `epoch_us(${start})`
  const zone = summary.of === 'heatmap' ? summary.zone : undefined
  const offsetOf = (text: string) => (zone === undefined ? marketOffsetSql(text, span) : utcOffsetSql(zone, text, span))
  const textSql = zone === undefined ? localTextSql : zoneTextSql
  const place = {
    rows,
    values,
    value: values.at(-1) ?? '',
    hours: INTERVAL_MS[interval] / 3_600_000,
    offsetOf,
    endOf: (start: string) => intervalEndSql(us(start), offsetOf(us(start)), interval, span),
    localOf: (start: string) => textSql(us(start), offsetOf(us(start))),
  }
  const sql = summarySql(place, summary)
  return {
    sql,
    countSql: `SELECT (SELECT count(*) FROM (${sql}))::INTEGER AS rows, (SELECT count(*) FILTER (is_inferred) FROM (${rows}))::INTEGER AS inferred`,
    pageEndSql: undefined,
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

/** Columns that are made of `start_us` and `utc_offset_us`, or have another name. */
const clockColumns = (interval: PriceInterval, span: Span): Readonly<Record<string, string>> => ({
  ancillary_type: 'location',
  interval_end: intervalEndSql('start_us', 'utc_offset_us', interval, span),
  interval_start_local: localTextSql('start_us', 'utc_offset_us'),
  hour_ending: hourEndingSql('start_us', 'utc_offset_us'),
})
