import type { MisProduct } from './product.ts'
import { damAsPlanProduct } from './products/dam-as-plan.ts'
import { damMcpcProduct } from './products/dam-mcpc.ts'
import { damShadowPricesProduct } from './products/dam-shadow-prices.ts'
import { damSppProduct } from './products/dam-spp.ts'
import { loadByForecastZoneProduct } from './products/load-by-forecast-zone.ts'
import { loadByWeatherZoneProduct } from './products/load-by-weather-zone.ts'
import { loadForecastProduct } from './products/load-forecast.ts'
import { loadForecastByForecastZoneProduct } from './products/load-forecast-by-forecast-zone.ts'
import { outageCapacityProduct } from './products/outage-capacity.ts'
import { rtLmpProduct } from './products/rt-lmp.ts'
import { rtMcpcProduct } from './products/rt-mcpc.ts'
import { rtOrdcPriceAddersProduct } from './products/rt-ordc-price-adders.ts'
import { rtPriceAddersProduct } from './products/rt-price-adders.ts'
import { rtSppProduct } from './products/rt-spp.ts'
import { scedMcpcProduct } from './products/sced-mcpc.ts'
import { scedShadowPricesProduct } from './products/sced-shadow-prices.ts'
import { scedSystemLambdaProduct } from './products/sced-system-lambda.ts'
import { solarProduct } from './products/solar.ts'
import { windProduct } from './products/wind.ts'

/** The reports of the twin, by `code`. */
export const MIS_PRODUCTS: readonly MisProduct[] = Object.freeze([
  rtSppProduct, // 0
  windProduct, // 1
  damSppProduct, // 2
  rtLmpProduct, // 3
  scedShadowPricesProduct, // 4
  damShadowPricesProduct, // 5
  scedSystemLambdaProduct, // 6
  rtPriceAddersProduct, // 7
  rtOrdcPriceAddersProduct, // 8
  damMcpcProduct, // 9
  rtMcpcProduct, // 10
  scedMcpcProduct, // 11
  loadByWeatherZoneProduct, // 20
  loadByForecastZoneProduct, // 21
  loadForecastProduct, // 22
  solarProduct, // 23
  outageCapacityProduct, // 24
  loadForecastByForecastZoneProduct, // 25
  damAsPlanProduct, // 26
])

/** The products whose documents the listing of a report holds; none of an unknown report. */
export function productsOfReport(reportTypeId: number): readonly MisProduct[] {
  return MIS_PRODUCTS.filter((product) => product.reportTypeId === reportTypeId)
}

/** The products that post a dataset. */
export function productsOfDataset(dataset: string): readonly MisProduct[] {
  return MIS_PRODUCTS.filter((product) => product.dataset.id === dataset)
}
