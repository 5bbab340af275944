import { sqlText } from '../../duckdb/sql-text.ts'
import type { PricesQuestion } from '../question.ts'
import { SERVICES, serviceColumn } from './price-columns.ts'
import { INTERVAL_MS, type PriceInterval } from './price-interval.ts'
import { PRICE_SOURCES, type PriceSourceName } from './price-source.ts'
import { quartersSql } from './quarters-sql.ts'
import { resampleSql } from './resample-sql.ts'
import { type SourceRange, sourceSql } from './source-sql.ts'

/** The relation of each source that the lake ever had. */
export type SourceRelations = Readonly<Partial<Record<PriceSourceName, string>>>

/**
 * The rows of a market's answer, in no order: `location`, `location_type`, `interval_start`, its prices, `intervals` where
 * they are means, and `is_inferred` where any of what a row is made of has an inferred publish time.
 */
export function marketSql(
  question: PricesQuestion,
  interval: PriceInterval,
  relations: SourceRelations,
  range: SourceRange,
): string {
  const own = (name: PriceSourceName, value: string) => {
    // A service is no settlement point: in combined prices all of them stand beside each.
    const asked = name === 'as' && question.market !== 'as' ? { ...question, locations: [] } : question
    return sourceSql(PRICE_SOURCES[name], relations[name], asked, range, value)
  }
  const read: ReadSource = (name, value, length) => inIntervals(own(name, value), name, value, length, range)
  switch (question.market) {
    case 'da':
      return read('da', 'price_usd_per_mwh', interval)
    case 'rt':
      return read('rt', 'price_usd_per_mwh', interval)
    case 'as':
      return read('as', 'mcpc_usd_per_mw', interval)
    case 'spread':
      return interval === 'P1D' ? dailySpreadSql(read, range) : spreadSql(read, interval)
    case 'combined':
      return combinedSql(read, interval, range)
  }
}

/** The rows of a source in intervals of a length. */
type ReadSource = (name: PriceSourceName, value: string, length: PriceInterval) => string

function inIntervals(
  rows: string,
  name: PriceSourceName,
  value: string,
  length: PriceInterval,
  range: SourceRange,
): string {
  const { intervalMs } = PRICE_SOURCES[name]
  if (INTERVAL_MS[length] < intervalMs) return quartersSql(rows, range)
  return INTERVAL_MS[length] === intervalMs || length === 'PT15M' ? rows : resampleSql(rows, length, [value], range)
}

const IS_INFERRED = '(coalesce(da.is_inferred, false) OR coalesce(rt.is_inferred, false)) AS is_inferred'

/** Rows that either market has, side by side. */
const sideBySideSql = (da: string, rt: string, columns: string): string =>
  `SELECT coalesce(da.location, rt.location) AS location, rt.location_type, coalesce(da.interval_start, rt.interval_start) AS interval_start,
      da.da_usd_per_mwh, ${columns}, ${IS_INFERRED}
    FROM (${da}) AS da FULL JOIN (${rt}) AS rt ON da.location = rt.location AND da.interval_start = rt.interval_start`

function spreadSql(read: ReadSource, interval: 'PT15M' | 'PT1H'): string {
  // An hour that lacks a quarter has no price to settle by.
  const rt = interval === 'PT1H' ? 'CASE WHEN rt.intervals = 4 THEN rt.rt_usd_per_mwh END' : 'rt.rt_usd_per_mwh'
  return sideBySideSql(
    read('da', 'da_usd_per_mwh', interval),
    read('rt', 'rt_usd_per_mwh', interval),
    `${rt} AS rt_usd_per_mwh, ${rt} - da.da_usd_per_mwh AS rt_minus_da_usd_per_mwh`,
  )
}

/** Days by their hours that have both prices, so that their means speak of the same hours. */
function dailySpreadSql(read: ReadSource, range: SourceRange): string {
  const both = `SELECT * FROM (${spreadSql(read, 'PT1H')}) WHERE rt_minus_da_usd_per_mwh IS NOT NULL`
  const days = resampleSql(both, 'P1D', ['da_usd_per_mwh', 'rt_usd_per_mwh'], range)
  return `SELECT *, rt_usd_per_mwh - da_usd_per_mwh AS rt_minus_da_usd_per_mwh FROM (${days})`
}

function combinedSql(read: ReadSource, interval: PriceInterval, range: SourceRange): string {
  const isMean = interval !== 'PT15M'
  const prices = sideBySideSql(
    read('da', 'da_usd_per_mwh', interval),
    read('rt', 'rt_usd_per_mwh', interval),
    `rt.rt_usd_per_mwh${isMean ? ', coalesce(rt.intervals, 0)::INTEGER AS intervals' : ''}`,
  )
  const services = servicesSql(read, interval, range)
  const columns = SERVICES.map((service) => `services.${serviceColumn(service)}`).join(', ')
  return `SELECT prices.* REPLACE ((prices.is_inferred OR coalesce(services.is_inferred, false)) AS is_inferred), ${columns}
    FROM (${prices}) AS prices LEFT JOIN (${services}) AS services ON prices.interval_start = services.interval_start`
}

/** A row an interval, a column a service. Hours are put side by side before they are cut into quarters. */
function servicesSql(read: ReadSource, interval: PriceInterval, range: SourceRange): string {
  const columns = SERVICES.map(
    (service) => `max(mcpc_usd_per_mw) FILTER (location = ${sqlText(service)}) AS ${serviceColumn(service)}`,
  )
  const rows = read('as', 'mcpc_usd_per_mw', interval === 'PT15M' ? 'PT1H' : interval)
  const wide = `SELECT interval_start, ${columns.join(', ')}, bool_or(is_inferred) AS is_inferred FROM (${rows}) GROUP BY interval_start`
  return interval === 'PT15M' ? quartersSql(wide, range) : wide
}
