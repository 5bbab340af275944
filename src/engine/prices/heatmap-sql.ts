import type { SummaryPlace } from './summary-place.ts'

const HOUR_US = 3_600_000_000

/**
 * A row a location and hour: the day, the hour of the wall clock from 0 to 23, whether the clock shows it for the second time, and
 * the price. The hour that spring skips is no row, the one that autumn repeats is two. Pure.
 */
export function heatmapSql(place: SummaryPlace): string {
  const { value, endOf, localOf } = place
  return `SELECT location, location_type, strftime(wall, '%Y-%m-%d') AS date, hour(wall)::INTEGER AS hour, repeated AS repeated_hour,
      interval_start, ${endOf('interval_start')} AS interval_end, ${localOf('interval_start')} AS interval_start_local, ${value} AS usd_per_mwh
    FROM (${wallSql(place)}) ORDER BY location, interval_start, location_type`
}

/** A row a location, month and hour of the wall clock, with the mean of the `hours` that have a price. Pure. */
export function monthlyHeatmapSql(place: SummaryPlace): string {
  return `SELECT location, max(location_type) AS location_type, strftime(wall, '%Y-%m') AS month, hour(wall)::INTEGER AS hour,
      favg(${place.value}) AS usd_per_mwh, count(${place.value})::INTEGER AS hours
    FROM (${wallSql(place)}) GROUP BY location, month, hour(wall) ORDER BY location, month, hour(wall)`
}

const wallSql = ({ rows, offsetOf }: SummaryPlace): string =>
  `SELECT *, make_timestamp(epoch_us(interval_start) + ${offsetOf('epoch_us(interval_start)')}) AS wall,
    ${offsetOf(`(epoch_us(interval_start) - ${HOUR_US})`)} > ${offsetOf('epoch_us(interval_start)')} AS repeated
  FROM (${rows})`
