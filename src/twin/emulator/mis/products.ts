import type { MisProduct } from './product.ts'
import { loadByForecastZoneProduct } from './products/load-by-forecast-zone.ts'
import { loadByWeatherZoneProduct } from './products/load-by-weather-zone.ts'
import { loadForecastProduct } from './products/load-forecast.ts'
import { outageCapacityProduct } from './products/outage-capacity.ts'
import { rtSppProduct } from './products/rt-spp.ts'
import { solarProduct } from './products/solar.ts'
import { windProduct } from './products/wind.ts'

/** The reports of the twin, by `code`. */
export const MIS_PRODUCTS: readonly MisProduct[] = Object.freeze([
  rtSppProduct, // 0
  windProduct, // 1
  loadByWeatherZoneProduct, // 20
  loadByForecastZoneProduct, // 21
  loadForecastProduct, // 22
  solarProduct, // 23
  outageCapacityProduct, // 24
])

/** The products whose documents the listing of a report holds; none of an unknown report. */
export function productsOfReport(reportTypeId: number): readonly MisProduct[] {
  return MIS_PRODUCTS.filter((product) => product.reportTypeId === reportTypeId)
}

/** The products that post a dataset. */
export function productsOfDataset(dataset: string): readonly MisProduct[] {
  return MIS_PRODUCTS.filter((product) => product.dataset.id === dataset)
}
