import type { OwnPriceAdders } from '../../datasets/own-series.ts'
import type { ClaimPlace } from './pulse-day.ts'

/** SQL over the public views that shows the hours of `eia.region_data` behind a claim, those of the baseline days too. */
export const regionSql = (place: ClaimPlace, types: readonly string[]): string =>
  `SELECT operating_date, hour_ending, interval_start, type, value_mwh, published_at FROM eia.region_data
WHERE respondent = '${place.authority}' AND type IN (${types.map((type) => `'${type}'`).join(', ')}) AND operating_date IN (${dates(place)})
ORDER BY interval_start, type`

/** The same of generation by energy source. */
export const fuelsSql = (place: ClaimPlace): string =>
  `SELECT operating_date, hour_ending, interval_start, fuel_type, value_mwh, published_at FROM eia.fuel_type
WHERE respondent = '${place.authority}' AND operating_date IN (${dates(place)})
ORDER BY interval_start, fuel_type`

/** The same of interchange with a neighbour. */
export const tiesSql = (place: ClaimPlace, neighbour: string): string =>
  `SELECT operating_date, hour_ending, interval_start, to_ba, value_mwh, published_at FROM eia.interchange
WHERE from_ba = '${place.authority}' AND to_ba = ${literal(neighbour)} AND operating_date IN (${dates(place)})
ORDER BY interval_start`

/** The real-time prices of the day, quarter hours. */
export const pricesSql = ({ date }: ClaimPlace, location: string): string =>
  `SELECT operating_date, hour_ending, interval_start, price_usd_per_mwh, published_at FROM ercot.rt_spp
WHERE settlement_point = '${location}' AND operating_date = DATE '${date}'
ORDER BY interval_start`

/** The energy price adders of a day, each dispatch. */
export const addersSql = ({ dataset, columns }: OwnPriceAdders, date: string): string =>
  `SELECT operating_date, hour_ending, interval_start, ${columns.join(', ')}, ${columns.map((name) => `coalesce(${name}, 0)`).join(' + ')} AS energy_price_adder_usd_per_mwh, published_at
FROM ${dataset} WHERE operating_date = DATE '${date}'
ORDER BY interval_start`

const dates = ({ date, baseline }: ClaimPlace): string => [date, ...baseline].map((day) => `DATE '${day}'`).join(', ')

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`
