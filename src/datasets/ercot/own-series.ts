import { ENERGY_PRICE_ADDERS, martRtPriceAdders } from '../mart/rt-price-adders.ts'
import type { OwnSeries } from '../own-series.ts'
import { ercotFuelMix } from './fuel-mix.ts'

const LICENCE = 'ERCOT terms of use'

/** What ERCOT publishes of its balancing authority, ERCO. */
export const ERCOT_SERIES = Object.freeze<OwnSeries>({
  fuelMix: {
    dataset: ercotFuelMix.id,
    source: {
      name: 'ERCOT, fuel mix dashboard',
      url: 'https://www.ercot.com/gridmktinfo/dashboards/fuelmix',
      licence: LICENCE,
    },
    fuels: {
      'Coal and Lignite': 'coal',
      Hydro: 'hydro',
      'Natural Gas': 'gas',
      Nuclear: 'nuclear',
      'Power Storage': 'battery',
      Solar: 'solar',
      Wind: 'wind',
    },
  },
  priceAdders: {
    dataset: martRtPriceAdders.id,
    source: {
      name: 'ERCOT, real-time price adders (NP6-323-CD)',
      url: 'https://www.ercot.com/mp/data-products/data-product-details?id=NP6-323-CD',
      licence: LICENCE,
    },
    columns: ENERGY_PRICE_ADDERS,
  },
})
