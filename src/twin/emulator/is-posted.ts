import type { Dataset } from '../../datasets/dataset.ts'
import { productsOfDataset } from './mis/products.ts'

/** Whether the twin has documents of a dataset: a report of MIS needs a product file, the EIA and the dashboards answer for themselves. */
export function isPosted({ id, bindings }: Dataset): boolean {
  return productsOfDataset(id).length > 0 || bindings.some(({ via }) => via === 'eia' || via === 'dashboard')
}
