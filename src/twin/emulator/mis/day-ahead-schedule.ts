import { hash32, hashText } from '../../noise/hash.ts'
import type { ReadWallClock } from '../../wall-clock.ts'
import { localMidnight } from './daily-schedule.ts'
import { QUARTER_MS, type ScheduledPosting } from './product.ts'

const CHANNEL = hashText('mis-day-ahead')
const DAY_MS = 96 * QUARTER_MS
/** The market clears at some minute from 12:45 to 13:30. */
const EARLIEST_MS = 51 * QUARTER_MS
const WITHIN_MS = 3 * QUARTER_MS

/** A schedule of one posting a day about the operating day to come; the reports of one day follow each other within seconds. */
export function postDayAhead(code: number): (seed: number, quarter: number, read: ReadWallClock) => ScheduledPosting[] {
  return (seed, quarter, read) => {
    const { wallMs } = read(quarter * QUARTER_MS)
    const day = Math.floor(wallMs / DAY_MS)
    const dueMs = EARLIEST_MS + (hash32(seed, CHANNEL, day) % (WITHIN_MS - 60_000)) + code * 3100
    const into = day * DAY_MS + dueMs - wallMs
    if (into < 0 || into >= QUARTER_MS) return []
    const publishedMs = quarter * QUARTER_MS + into
    return [{ aboutMs: localMidnight(publishedMs + DAY_MS, read), publishedMs }]
  }
}
