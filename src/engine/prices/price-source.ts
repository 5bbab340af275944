import type { PriceMarket } from '../question.ts'

/** A dataset that prices are taken from. */
export interface PriceSource {
  dataset: string
  /** Columns of the dataset: what the price is of, its settlement point type, the price. */
  location: string
  type?: string
  price: string
  intervalMs: number
}

const HOUR_MS = 3_600_000

export const PRICE_SOURCES = Object.freeze({
  da: {
    dataset: 'ercot.dam_spp',
    location: 'settlement_point',
    price: 'price_usd_per_mwh',
    intervalMs: HOUR_MS,
  },
  rt: {
    dataset: 'ercot.rt_spp',
    location: 'settlement_point',
    type: 'settlement_point_type',
    price: 'price_usd_per_mwh',
    intervalMs: HOUR_MS / 4,
  },
  as: { dataset: 'ercot.dam_mcpc', location: 'ancillary_type', price: 'mcpc_usd_per_mw', intervalMs: HOUR_MS },
} as const satisfies Record<string, PriceSource>)

export type PriceSourceName = keyof typeof PRICE_SOURCES

export const PRICE_ZONE = 'America/Chicago'

/** What each market is made of; what it is not an answer without comes first. */
export const MARKET_SOURCES: Readonly<Record<PriceMarket, readonly PriceSourceName[]>> = Object.freeze({
  da: ['da'],
  rt: ['rt'],
  spread: ['da', 'rt'],
  as: ['as'],
  combined: ['da', 'rt', 'as'],
})
