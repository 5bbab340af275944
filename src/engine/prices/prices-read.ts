import type { PriceMarket } from '../question.ts'
import { MARKET_SOURCES, PRICE_SOURCES } from './price-source.ts'

/** Ids of the datasets that answers of a market are made of. */
export const pricesRead = (market: PriceMarket): string[] =>
  MARKET_SOURCES[market].map((name) => PRICE_SOURCES[name].dataset)
