import { GridlakeError } from '../../core/errors.ts'
import type { Unit } from '../../datasets/dataset.ts'
import type { PriceMarket } from '../question.ts'
import type { PriceInterval } from './price-interval.ts'

/** A column of a prices answer. */
export interface PriceColumn {
  name: string
  type: 'string' | 'timestamp' | 'integer' | 'double'
  unit?: Unit
  meaning: string
}

const price = (name: string, meaning: string, unit: Unit = 'USD/MWh'): PriceColumn => ({
  name,
  type: 'double',
  unit,
  meaning,
})

const LOCATION: readonly PriceColumn[] = [
  { name: 'location', type: 'string', meaning: 'Settlement point.' },
  {
    name: 'location_type',
    type: 'string',
    meaning: 'Settlement point type of the real-time price; null where there is none, as of day-ahead prices.',
  },
]

const SERVICE: readonly PriceColumn[] = [
  { name: 'ancillary_type', type: 'string', meaning: 'Ancillary service: ECRS, NSPIN, REGDN, REGUP, RRS.' },
]

const TIMES: readonly PriceColumn[] = [
  { name: 'interval_start', type: 'timestamp', meaning: 'Start of the interval, UTC, inclusive.' },
  { name: 'interval_end', type: 'timestamp', meaning: 'End of the interval, UTC, exclusive.' },
  {
    name: 'interval_start_local',
    type: 'string',
    meaning: "Start of the interval on the market's wall clock with its offset, `2026-11-01T01:15:00-06:00`.",
  },
]

const HOUR_ENDING: PriceColumn = {
  name: 'hour_ending',
  type: 'integer',
  meaning: 'Market-local hour that ends, 1 to 24; not of days.',
}

/** The services of the combined answer, its columns' names aside. */
export const SERVICES = Object.freeze(['ECRS', 'NSPIN', 'REGDN', 'REGUP', 'RRS'] as const)

export const serviceColumn = (service: string): string => `${service.toLowerCase()}_usd_per_mw`

const PRICES: Readonly<Record<PriceMarket, readonly PriceColumn[]>> = {
  da: [price('price_usd_per_mwh', 'Day-ahead settlement point price.')],
  rt: [price('price_usd_per_mwh', 'Real-time settlement point price, adders included.')],
  spread: [
    price('da_usd_per_mwh', 'Day-ahead price.'),
    price('rt_usd_per_mwh', 'Real-time price: the mean of the four quarter hours; null where one of them lacks.'),
    price('rt_minus_da_usd_per_mwh', 'Real-time less day-ahead price.'),
  ],
  as: [price('mcpc_usd_per_mw', 'Day-ahead market clearing price for capacity.', 'USD/MW')],
  combined: [
    price('da_usd_per_mwh', 'Day-ahead price of the hour.'),
    price('rt_usd_per_mwh', 'Real-time price.'),
    ...SERVICES.map((service) => price(serviceColumn(service), `Day-ahead price of ${service} in the hour.`, 'USD/MW')),
  ],
}

/** The columns of a market's prices; the last of them is what the market is about. */
export const valueColumns = (market: PriceMarket): string[] => PRICES[market].map(({ name }) => name)

const INTERVALS: PriceColumn = {
  name: 'intervals',
  type: 'integer',
  meaning:
    "How many of the market's own intervals the means are of; of a spread the hours that have both prices, of combined prices the real-time quarter hours.",
}

/** The columns of an answer, in order. `isMean`: its intervals are longer than the market's own. */
export const priceColumns = (market: PriceMarket, interval: PriceInterval, isMean: boolean): readonly PriceColumn[] => [
  ...(market === 'as' ? SERVICE : LOCATION),
  ...TIMES,
  ...(interval === 'P1D' ? [] : [HOUR_ENDING]),
  ...PRICES[market],
  ...(isMean ? [INTERVALS] : []),
]

/** Those of `columns` that are named, in the order of the names. Errors: `usage.invalid_argument`. */
export function pickColumns(columns: readonly PriceColumn[], names: readonly string[] | undefined): string[] {
  const known = columns.map(({ name }) => name)
  if (names === undefined) return known
  const unknown = names.find((name) => !known.includes(name))
  if (unknown === undefined && names.length > 0) return [...new Set(names)]
  throw new GridlakeError(
    'usage.invalid_argument',
    unknown === undefined ? 'no column is asked for' : `this answer has no column ${unknown}`,
    { hint: `columns: ${known.join(', ')}`, ...(unknown === undefined ? {} : { context: { column: unknown } }) },
  )
}
