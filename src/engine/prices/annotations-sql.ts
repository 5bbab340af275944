import { ENERGY_PRICE_ADDERS } from '../../datasets/mart/rt-price-adders.ts'
import { sqlInstant } from '../../duckdb/sql-text.ts'

/** What explains prices, as statements over the public views. */
export const ANNOTATION_READS = { adders: 'mart.rt_price_adders', constraints: 'ercot.sced_shadow_prices' } as const

export interface AnnotationsQuestion {
  from: Temporal.Instant
  to: Temporal.Instant
  /** Adders above it are told of. */
  floorUsdPerMwh: number
  /** How many constraints. */
  constraints: number
}

const ADDER = ENERGY_PRICE_ADDERS.map((column) => `coalesce(${column}, 0)`).join(' + ')
const RUN = 'INTERVAL 5 MINUTE'
/** Runs that are not farther apart are one span. */
const APART = 'INTERVAL 20 MINUTE'

/** When the energy price adders of SCED runs were above the floor: of the reserve demand curve and of reliability deployments together. Pure. */
export function addersSql({ from, to, floorUsdPerMwh }: AnnotationsQuestion): string {
  return `WITH runs AS (
  SELECT interval_start, ${ADDER} AS adder
  FROM ${ANNOTATION_READS.adders}
  WHERE interval_start >= ${sqlInstant(from)} AND interval_start < ${sqlInstant(to)}
), high AS (
  SELECT *, ${spanSql('')} AS span_number
  FROM (SELECT *, interval_start - lag(interval_start) OVER (ORDER BY interval_start) AS since FROM runs WHERE adder > ${floorUsdPerMwh})
)
SELECT min(interval_start) AS "from", max(interval_start) + ${RUN} AS "to", count(*)::INTEGER AS runs,
  max(adder) AS max_usd_per_mwh, favg(adder) AS mean_usd_per_mwh
FROM high GROUP BY span_number ORDER BY 1`
}

/** The constraints that bound with the highest shadow prices, and when they did. Pure. */
export function constraintsSql({ from, to, constraints }: AnnotationsQuestion): string {
  const key = 'constraint_name, contingency_name, from_station, to_station'
  return `WITH runs AS (
  SELECT ${key}, interval_start, shadow_price_usd_per_mwh AS price
  FROM ${ANNOTATION_READS.constraints}
  WHERE shadow_price_usd_per_mwh > 0 AND interval_start >= ${sqlInstant(from)} AND interval_start < ${sqlInstant(to)}
), top AS (
  SELECT ${key}, count(*)::INTEGER AS runs, max(price) AS highest, favg(price) AS mean FROM runs
  GROUP BY ALL ORDER BY highest DESC, ${key} LIMIT ${constraints}
), bound AS (
  SELECT *, ${spanSql(`PARTITION BY ${key} `)} AS span_number
  FROM (SELECT *, interval_start - lag(interval_start) OVER (PARTITION BY ${key} ORDER BY interval_start) AS since FROM runs SEMI JOIN top USING (${key}))
), spans AS (
  SELECT ${key}, min(interval_start) AS began, max(interval_start) + ${RUN} AS ended, count(*)::INTEGER AS runs, max(price) AS highest,
    min(interval_start) FILTER (price = peak) AS peak_at
  FROM (SELECT *, max(price) OVER (PARTITION BY ${key}) AS peak FROM bound) GROUP BY ${key}, span_number
)
SELECT ${key}, any_value(top.runs) AS runs, any_value(top.runs) / 12 AS hours, any_value(top.highest) AS max_shadow_price_usd_per_mwh,
  any_value(top.mean) AS mean_shadow_price_usd_per_mwh, min(peak_at) AS peak_at,
  list({"from": began, "to": ended, runs: spans.runs, max_usd_per_mwh: spans.highest} ORDER BY began) AS spans
FROM top JOIN spans USING (${key}) GROUP BY ${key} ORDER BY max_shadow_price_usd_per_mwh DESC, ${key}`
}

/** INTEGER: counts the spans of runs up to each. */
const spanSql = (partition: string): string =>
  `count(*) FILTER (since > ${APART}) OVER (${partition}ORDER BY interval_start)`
