import { eiaCodesOf } from '../../core/fuel.ts'

/** The hours of local days. */
export interface DuckSqlRange {
  authority: string
  from: Temporal.Instant
  to: Temporal.Instant
}

/** SQL over the public views that shows the net load of every hour of a range. Pure. */
export function netLoadSql({ authority, from, to }: DuckSqlRange): string {
  const within = `respondent = '${authority}' AND interval_start >= TIMESTAMPTZ '${from}' AND interval_start < TIMESTAMPTZ '${to}'`
  const fuel = (name: 'solar' | 'wind') => {
    const codes = eiaCodesOf(name).map((code) => `'${code}'`)
    return `${name} AS (
  SELECT interval_start, sum(value_mwh) AS ${name}_mwh FROM eia.fuel_type
  WHERE ${within} AND fuel_type IN (${codes.join(', ')}) GROUP BY interval_start
)`
  }
  return `WITH demand AS (
  SELECT interval_start, interval_start_local, value_mwh AS demand_mwh FROM eia.region_data
  WHERE ${within} AND type = 'D'
), ${fuel('solar')}, ${fuel('wind')}
SELECT interval_start, interval_start_local, demand_mwh, solar_mwh, wind_mwh,
  demand_mwh - solar_mwh AS net_load_mwh,
  demand_mwh - solar_mwh - coalesce(wind_mwh, 0) AS standard_net_load_mwh
FROM demand LEFT JOIN solar USING (interval_start) LEFT JOIN wind USING (interval_start)
ORDER BY interval_start`
}

/** SQL over the public views that measures every local day of a range: ramp, valley and trough. Pure. */
export function duckDaysSql(range: DuckSqlRange): string {
  return `WITH hours AS (
${netLoadSql(range)}
), steps AS (
  SELECT interval_start_local::DATE AS day, hour(interval_start_local::TIMESTAMP) AS hour, interval_start, net_load_mwh,
    lead(net_load_mwh) OVER (ORDER BY interval_start) - net_load_mwh AS rise
  FROM hours
)
SELECT day,
  max(rise) FILTER (WHERE hour BETWEEN 15 AND 19) AS evening_ramp_mw_per_h,
  max(net_load_mwh) - min(net_load_mwh) FILTER (WHERE hour BETWEEN 10 AND 14) AS valley_depth_mw,
  arg_min(hour, (net_load_mwh, interval_start)) FILTER (WHERE hour BETWEEN 10 AND 14) AS trough_hour
FROM steps GROUP BY day HAVING count(net_load_mwh) >= 23 ORDER BY day`
}
