import type { SummaryPlace } from './summary-place.ts'

/**
 * A row a location and measure: how many intervals have a price, their mean, quantiles and extremes, how many are below zero, and the
 * `top` highest and lowest ones. Pure.
 */
export function statsSql({ rows, values, hours, endOf, localOf }: SummaryPlace, top: number): string {
  const measured = values.map(
    (value) =>
      `SELECT location, location_type, '${value}' AS measure, interval_start, ${value} AS value FROM prices WHERE ${value} IS NOT NULL`,
  )
  const rank = (order: string) =>
    `row_number() OVER (PARTITION BY location, measure ORDER BY value ${order}, interval_start)`
  const interval = `{interval_start: interval_start, interval_end: ${endOf('interval_start')}, interval_start_local: ${localOf('interval_start')}, usd_per_mwh: value}`
  const extremes = (order: string, rankName: string) =>
    `coalesce(list(${interval} ORDER BY value ${order}, interval_start) FILTER (${rankName} <= ${top}), [])`
  const quantile = (share: number) => `quantile_cont(value, ${share})`
  return `WITH prices AS MATERIALIZED (${rows}), measured AS (${measured.join(' UNION ALL ')}),
    ranked AS (SELECT *, ${rank('DESC')} AS from_top, ${rank('ASC')} AS from_bottom FROM measured)
    SELECT location, max(location_type) AS location_type, measure, count(*)::INTEGER AS intervals,
      favg(value) AS mean_usd_per_mwh, ${quantile(0.05)} AS p5_usd_per_mwh, ${quantile(0.5)} AS p50_usd_per_mwh, ${quantile(0.95)} AS p95_usd_per_mwh,
      min(value) AS min_usd_per_mwh, max(value) AS max_usd_per_mwh,
      (count(*) FILTER (value < 0))::INTEGER AS negative_intervals, (count(*) FILTER (value < 0)) * ${hours}::DOUBLE AS negative_hours,
      min(interval_start) AS first_interval, max(interval_start) AS last_interval,
      ${extremes('DESC', 'from_top')} AS top, ${extremes('ASC', 'from_bottom')} AS bottom
    FROM ranked GROUP BY location, measure ORDER BY location, measure`
}
