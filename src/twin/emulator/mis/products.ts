import type { MisProduct } from './product.ts'
import { rtSppProduct } from './products/rt-spp.ts'
import { windProduct } from './products/wind.ts'

/** The reports of the twin, by `code`. */
export const MIS_PRODUCTS: readonly MisProduct[] = Object.freeze([
  rtSppProduct, // 0
  windProduct, // 1
])

/** The products whose documents the listing of a report holds; none of an unknown report. */
export function productsOfReport(reportTypeId: number): readonly MisProduct[] {
  return MIS_PRODUCTS.filter((product) => product.reportTypeId === reportTypeId)
}

/** The products that post a dataset. */
export function productsOfDataset(dataset: string): readonly MisProduct[] {
  return MIS_PRODUCTS.filter((product) => product.dataset.id === dataset)
}
