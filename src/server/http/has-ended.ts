import type { Dataset } from '../../datasets/dataset.ts'
import { endedOn } from '../../datasets/ended-on.ts'
import { marketZone } from './market-zone.ts'

/** Whether upstream publishes no more of a dataset at `now`. */
export function hasEnded(dataset: Dataset, now: Temporal.Instant): boolean {
  const day = endedOn(dataset)
  if (day === undefined) return false
  const ended = Temporal.PlainDate.from(day).toZonedDateTime(marketZone(dataset)).toInstant()
  return Temporal.Instant.compare(ended, now) <= 0
}
