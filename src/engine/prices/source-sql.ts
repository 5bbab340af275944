import { BLOCKS } from '../../core/time/block.ts'
import { blockSql } from '../../core/time/block-sql.ts'
import { type Span, utcOffsetSql } from '../../core/time/utc-offset-sql.ts'
import { sqlInstant, sqlName, sqlText } from '../../duckdb/sql-text.ts'
import type { PricesQuestion } from '../question.ts'
import type { PriceSource } from './price-source.ts'

/** The twins of load zones whose prices are weighted by energy: listed under the same names at other prices. */
const TWIN_TYPES = ['LZEW', 'LZ_DCEW'] as const

export interface SourceRange {
  from: Temporal.Instant
  to: Temporal.Instant
  zone: string
  span: Span
}

/**
 * The rows of a source that a question asks for: `location`, `location_type`, `interval_start`, `is_inferred` and
 * the price, named `value`. `relation` undefined: the lake never had the dataset, there are none.
 */
export function sourceSql(
  source: PriceSource,
  relation: string | undefined,
  { locations, locationType, blocks }: Pick<PricesQuestion, 'locations' | 'locationType' | 'blocks'>,
  { from, to, zone, span }: SourceRange,
  value: string,
): string {
  if (relation === undefined) return noRowsSql(value)
  const start = 'epoch_us(interval_start)'
  const location = sqlName(source.location)
  const terms = [
    ...(locations.length === 0 ? [] : [`${location} ${amongSql(locations)}`]),
    ...(source.type === undefined ? [] : [typeSql(sqlName(source.type), locationType)]),
    `interval_start >= ${sqlInstant(floorInstant(from, source.intervalMs))}`,
    `interval_start < ${sqlInstant(to)}`,
    'NOT withdrawn',
    ...(blocks === undefined || BLOCKS.every((block) => blocks.includes(block))
      ? []
      : [
          `${blockSql(`make_timestamp(${start} + ${utcOffsetSql(zone, start, span)})`)} ${blocks.length === 0 ? 'IS NULL' : amongSql(blocks)}`,
        ]),
  ]
  const type = source.type === undefined ? 'NULL::VARCHAR' : sqlName(source.type)
  const [only] = locations
  // One location is the same in every row: nothing is read, sorted or copied of it.
  const name = locations.length === 1 && only !== undefined ? sqlText(only) : location
  return `SELECT ${name} AS location, ${type} AS location_type, interval_start, ${sqlName(source.price)} AS ${value}, published_at_basis = 'inferred' AS is_inferred
    FROM (${relation}) WHERE ${terms.join(' AND ')}`
}

/** The start of the interval that `instant` lies in: of an hour that is cut into quarters, some are asked for. */
const floorInstant = (instant: Temporal.Instant, intervalMs: number): Temporal.Instant =>
  instant.round({ smallestUnit: 'minute', roundingIncrement: intervalMs / 60_000, roundingMode: 'floor' })

const noRowsSql = (value: string): string =>
  `SELECT NULL::VARCHAR AS location, NULL::VARCHAR AS location_type, NULL::TIMESTAMPTZ AS interval_start,
    NULL::DOUBLE AS ${value}, NULL::BOOLEAN AS is_inferred WHERE false`

/** An equality reaches the statistics of row groups more cheaply than a list of one. */
const amongSql = (values: readonly string[]): string =>
  values.length === 1 ? `= ${sqlText(values[0] ?? '')}` : `IN (${values.map(sqlText).join(', ')})`

const typeSql = (column: string, asked: string | undefined): string =>
  asked === undefined ? `${column} NOT IN (${TWIN_TYPES.map(sqlText).join(', ')})` : `${column} = ${sqlText(asked)}`
