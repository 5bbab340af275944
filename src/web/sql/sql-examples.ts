export interface SqlExample {
  title: string
  /** What it teaches. */
  lesson: string
  sql: string
}

/** Questions that teach what there is to ask. */
export const SQL_EXAMPLES: readonly SqlExample[] = [
  {
    title: 'Hub prices today',
    lesson: 'A view has the market’s own time beside UTC.',
    sql: `SELECT interval_start, interval_start_local, settlement_point, price_usd_per_mwh
FROM ercot.rt_spp
WHERE settlement_point IN ('HB_NORTH', 'HB_WEST')
  AND operating_date = (SELECT max(operating_date) FROM ercot.rt_spp)
ORDER BY interval_start, settlement_point`,
  },
  {
    title: 'On-peak and off-peak',
    lesson: 'block() knows 5x16, 2x16 and 7x8, NERC holidays too.',
    sql: `SELECT block(interval_start) AS block, count(*) AS intervals,
  round(avg(price_usd_per_mwh), 2) AS mean_usd_per_mwh,
  round(max(price_usd_per_mwh), 2) AS highest_usd_per_mwh
FROM ercot.rt_spp
WHERE settlement_point = 'HB_NORTH'
GROUP BY ALL
ORDER BY mean_usd_per_mwh DESC`,
  },
  {
    title: 'Real-time against day-ahead',
    lesson: 'An hour of real time is the mean of its quarters.',
    sql: `WITH real_time AS (
  SELECT time_bucket(INTERVAL 1 HOUR, interval_start) AS interval_start, avg(price_usd_per_mwh) AS rt_usd_per_mwh
  FROM ercot.rt_spp WHERE settlement_point = 'HB_HOUSTON' GROUP BY ALL
)
SELECT interval_start, d.price_usd_per_mwh AS da_usd_per_mwh, rt_usd_per_mwh,
  rt_usd_per_mwh - d.price_usd_per_mwh AS spread_usd_per_mwh
FROM ercot.dam_spp d JOIN real_time USING (interval_start)
WHERE d.settlement_point = 'HB_HOUSTON'
ORDER BY interval_start DESC
LIMIT 72`,
  },
  {
    title: 'Demand and its forecast',
    lesson: 'EIA-930: D is demand, DF the day-ahead forecast.',
    sql: `SELECT interval_start,
  max(value_mwh) FILTER (type = 'D') AS demand_mwh,
  max(value_mwh) FILTER (type = 'DF') AS forecast_mwh
FROM eia.region_data
WHERE respondent = 'ERCO'
GROUP BY interval_start
ORDER BY interval_start DESC
LIMIT 96`,
  },
  {
    title: 'Days of 23 and 25 hours',
    lesson: 'repeated_hour tells the second pass of autumn’s hour apart.',
    sql: `SELECT operating_date, count(DISTINCT interval_start) / 4 AS hours, bool_or(repeated_hour) AS repeats_an_hour
FROM ercot.rt_spp
WHERE settlement_point = 'HB_NORTH'
GROUP BY ALL
ORDER BY operating_date`,
  },
  {
    title: 'Where rows came from',
    lesson: 'Every row carries the receipt of its document.',
    sql: `SELECT r.published_at, r.published_at_basis, r.name, r.rows_committed, r.origin
FROM gridlake.receipts r
WHERE r.dataset = 'ercot.rt_spp' AND r.status = 'committed'
ORDER BY r.published_at DESC
LIMIT 20`,
  },
]
