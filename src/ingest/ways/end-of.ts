import type { Binding, Dataset } from '../../datasets/dataset.ts'
import { zoneOf } from '../plan-fetch.ts'

/** When a product was published for the last time; undefined for one that goes on. */
export function endOf(binding: Binding, dataset: Dataset): Temporal.Instant | undefined {
  if (binding.via !== 'mis' || binding.until === undefined) return undefined
  return Temporal.PlainDate.from(binding.until).toZonedDateTime(zoneOf(dataset)).toInstant()
}
