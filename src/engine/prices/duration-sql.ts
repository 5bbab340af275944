import type { PriceSummary } from '../question.ts'
import type { SummaryPlace } from './summary-place.ts'

type Duration = Extract<PriceSummary, { of: 'duration' }>

/**
 * A row a location, or a location and market year: its prices in falling order as `points` (for how many hours the price was at least so
 * high), and the hours above each threshold. Of more prices than points, those whose ranks lie evenly along a half circle: close together
 * in both tails, with the highest and the lowest. Pure.
 */
export function durationSql(
  { rows, value, hours, offsetOf }: SummaryPlace,
  { by, points, thresholdsUsdPerMwh }: Duration,
): string {
  const start = 'epoch_us(interval_start)'
  const year = by === 'year' ? `year(make_timestamp(${start} + ${offsetOf(start)}))::INTEGER` : 'NULL::INTEGER'
  const arc = (rank: string) => `floor(${points - 1} * acos(1 - 2 * (${rank} - 1) / nullif(total - 1, 0)) / pi())`
  const isKept = `total <= ${points} OR rank = 1 OR rank = total OR ${arc('rank')} > ${arc('greatest(rank - 1, 1)')}`
  const above = thresholdsUsdPerMwh.map(
    (threshold) =>
      `{threshold_usd_per_mwh: ${threshold}::DOUBLE, hours: (count(*) FILTER (value > ${threshold})) * ${hours}::DOUBLE, share: (count(*) FILTER (value > ${threshold})) / count(*)}`,
  )
  return `WITH prices AS (SELECT location, location_type, ${year} AS year, ${value} AS value FROM (${rows}) WHERE ${value} IS NOT NULL),
    ranked AS (SELECT *, row_number() OVER (PARTITION BY location, year ORDER BY value DESC)::DOUBLE AS rank, count(*) OVER (PARTITION BY location, year)::DOUBLE AS total FROM prices)
    SELECT location, max(location_type) AS location_type, year, count(*)::INTEGER AS intervals, count(*) * ${hours}::DOUBLE AS hours,
      favg(value) AS mean_usd_per_mwh, min(value) AS min_usd_per_mwh, max(value) AS max_usd_per_mwh,
      (count(*) FILTER (value < 0)) * ${hours}::DOUBLE AS negative_hours,
      [${above.join(', ')}]${above.length === 0 ? '::STRUCT(threshold_usd_per_mwh DOUBLE, hours DOUBLE, share DOUBLE)[]' : ''} AS above,
      list({hours: rank * ${hours}::DOUBLE, share: rank / total, usd_per_mwh: value} ORDER BY rank) FILTER (${isKept}) AS points
    FROM ranked GROUP BY location, year ORDER BY location, year`
}
