/** The markets that have pictures, in the order of the panes. */
export const PRICE_MARKETS = ['rt', 'da', 'spread'] as const

export type PriceMarketName = (typeof PRICE_MARKETS)[number]

export const MARKET_TITLES: Readonly<Record<PriceMarketName, string>> = {
  rt: 'Real-time',
  da: 'Day-ahead',
  spread: 'Real-time less day-ahead',
}

/** The dataset of ERCOT that a market's locations are listed in; a spread needs both. */
export const MARKET_DATASETS: Readonly<Record<PriceMarketName, readonly string[]>> = {
  rt: ['ercot.rt_spp'],
  da: ['ercot.dam_spp'],
  spread: ['ercot.rt_spp', 'ercot.dam_spp'],
}

/** The column of the API's answer that a pane shows. */
export const MARKET_VALUES = {
  rt: 'price_usd_per_mwh',
  da: 'price_usd_per_mwh',
  spread: 'rt_minus_da_usd_per_mwh',
} as const satisfies Record<PriceMarketName, string>
