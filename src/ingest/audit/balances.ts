import type { Dataset } from '../../datasets/dataset.ts'
import { eiaRegionData } from '../../datasets/eia/region-data.ts'
import { sqlName, sqlText } from '../../duckdb/sql-text.ts'
import { type AuditContext, micros } from './audit-rule.ts'

/** Values that sum to nothing by their meaning: the rows of a dataset that share `place` and interval, told apart by column `by`. */
export interface Balance {
  metric: string
  dataset: Dataset
  place: string
  by: string
  column: string
  unit: string
  /** Value of `by` → its sign in the sum. */
  signs: Readonly<Record<string, 1 | -1>>
}

/** Demand is net generation less exports; source: EIA-930 instructions. Upstream does not keep to it always. */
export const BALANCES: readonly Balance[] = Object.freeze([
  {
    metric: 'balance',
    dataset: eiaRegionData,
    place: 'respondent',
    by: 'type',
    column: 'value_mwh',
    unit: 'MWh',
    signs: { D: 1, NG: -1, TI: 1 },
  },
])

/**
 * A SELECT of what remains of a balance over rows of `relation` in the range, by place: `series, intervals, mean, max` (of absolute
 * values) and `max_us`; intervals that lack one of its values are not counted.
 */
export function balanceSql(balance: Balance, relation: string, { range }: Pick<AuditContext, 'range'>): string {
  const [by, place, column] = [balance.by, balance.place, balance.column].map(sqlName)
  const names = Object.keys(balance.signs)
  const signed = Object.entries(balance.signs).map(([name, sign]) => `WHEN ${sqlText(name)} THEN ${sign}`)
  return `WITH sums AS (SELECT ${place} AS series, epoch_us(interval_start) AS start_us, abs(sum(${column} * CASE ${by} ${signed.join(' ')} END)) AS rest
    FROM (${relation}) WHERE NOT withdrawn AND ${by} IN (${names.map(sqlText).join(', ')}) AND ${column} IS NOT NULL
      AND epoch_us(interval_start) >= ${micros(range.from)} AND epoch_us(interval_start) < ${micros(range.to)}
    GROUP BY ALL HAVING count(*) = ${names.length})
SELECT series, count(*) AS intervals, avg(rest) AS mean, max(rest) AS max, arg_max(start_us, rest) AS max_us FROM sums GROUP BY series ORDER BY series`
}
