import { hash32, hashText } from '../../noise/hash.ts'
import { QUARTER_MS, type ScheduledPosting } from './product.ts'

const CHANNEL = hashText('mis-hourly')
const HOUR_MS = 4 * QUARTER_MS

/**
 * A schedule of one posting an hour, about the hour that runs: `afterMs` after its start and up to `withinMs` later. Both
 * stay within one quarter hour.
 */
export function postHourly(
  code: number,
  afterMs: number,
  withinMs: number,
): (seed: number, quarter: number) => ScheduledPosting[] {
  const atQuarter = Math.floor(afterMs / QUARTER_MS)
  return (seed, quarter) => {
    if (quarter % 4 !== atQuarter) return []
    const aboutMs = Math.floor((quarter * QUARTER_MS) / HOUR_MS) * HOUR_MS
    return [{ aboutMs, publishedMs: aboutMs + afterMs + (hash32(seed, CHANNEL, code, quarter) % withinMs) }]
  }
}
