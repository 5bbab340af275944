import type { Column, Dataset } from '../../datasets/dataset.ts'
import { sqlName, sqlText } from '../../duckdb/sql-text.ts'
import { rowOffsetSql } from '../../engine/row-offset-sql.ts'
import { zoneSql } from '../../lake/zone-sql.ts'
import type { Span } from '../span.ts'
import { micros } from './audit-rule.ts'

/** The numbers of a dataset's rows that are measured, not names or keys. */
export const measuredColumns = ({ columns, key }: Pick<Dataset, 'columns' | 'key'>): Column[] =>
  columns.filter(({ name, type }) => type === 'double' && !key.includes(name))

/**
 * Makes the table `audited` of the rows of `relation` within `span`: `start_us, end_us, published_us BIGINT, operating_date,
 * receipt, place, zone, series, has_value` and the measured columns. `place` is what decides the zone ('' for one zone);
 * `series` the key without its time; `has_value` false where a row holds nothing but NULL.
 */
export function createAuditedSql(dataset: Dataset, relation: string, span: Span): string {
  const keys = dataset.key.filter((name) => name !== 'interval_start')
  const measured = measuredColumns(dataset).map(({ name }) => sqlName(name))
  return `CREATE OR REPLACE TEMP TABLE audited AS
SELECT epoch_us(interval_start) AS start_us, epoch_us(interval_end) AS end_us, epoch_us(published_at) AS published_us, operating_date, receipt,
  ${placeSql(dataset)} AS place, ${zoneSql(dataset)} AS zone,
  ${keys.length === 0 ? `''` : `concat_ws(' ', ${keys.map(sqlName).join(', ')})`} AS series,
  ${measured.length === 0 ? 'true' : `coalesce(${measured.join(', ')}) IS NOT NULL`} AS has_value${measured.map((name) => `, ${name}`).join('')}
FROM (${relation}) WHERE NOT withdrawn AND epoch_us(interval_start) >= ${micros(span.from)} AND epoch_us(interval_start) < ${micros(span.to)}`
}

/** Makes the table `set_aside` (`receipt, reason, row_text`) of the rows of a dataset's documents that were quarantined. */
export const createSetAsideSql = (dataset: Dataset, quarantine: string): string =>
  `CREATE OR REPLACE TEMP TABLE set_aside AS SELECT receipt, reason, row_text FROM (${quarantine}) WHERE dataset = ${sqlText(dataset.id)}`

const placeSql = ({ zone }: Dataset): string =>
  typeof zone === 'string' ? `''` : `coalesce(${sqlName(zone.column)}, '')`

/** DATE: the market-local date of `us` at the place in column `place`. */
export function localDateSql({ zone }: Dataset, us: string): string {
  const placed = typeof zone === 'string' ? { zone } : { zone: { ...zone, column: 'place' } }
  return `make_timestamp(${us} + ${rowOffsetSql(placed, us)})::DATE`
}

/** `us` as text, `2026-11-01T05:00Z`. */
export const minuteTextSql = (us: string): string => `strftime(make_timestamp(${us}), '%Y-%m-%dT%H:%MZ')`
