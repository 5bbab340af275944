import { hash32, hashText } from '../../noise/hash.ts'
import type { ReadWallClock } from '../../wall-clock.ts'
import { QUARTER_MS, type ScheduledPosting } from './product.ts'

const CHANNEL = hashText('mis-daily')
const HOUR_MS = 4 * QUARTER_MS
const DAY_MS = 24 * HOUR_MS

/** A schedule of one posting a day about the operating day before: at `wallMs` after local midnight and up to `withinMs` later. */
export function postDaily(
  code: number,
  wallMs: number,
  withinMs: number,
): (seed: number, quarter: number, read: ReadWallClock) => ScheduledPosting[] {
  return (seed, quarter, read) => {
    const startMs = quarter * QUARTER_MS
    const into = wallMs - (read(startMs).wallMs % DAY_MS)
    if (into < 0 || into >= QUARTER_MS) return []
    const publishedMs = startMs + into + (hash32(seed, CHANNEL, code, quarter) % withinMs)
    return [{ aboutMs: localMidnight(localMidnight(startMs, read) - HOUR_MS, read), publishedMs }]
  }
}

/** Start of the market-local day that contains `epochMs`. */
export function localMidnight(epochMs: number, read: ReadWallClock): number {
  const guess = epochMs - (read(epochMs).wallMs % DAY_MS)
  // Across a change of the clock the wall has moved an hour more or less than time has.
  return guess + read(epochMs).offsetMs - read(guess).offsetMs
}

/** The hours (whole since 1970) of the local day that starts at `midnightMs`: 23, 24 or 25. */
export function hoursOfDay(midnightMs: number, read: ReadWallClock): number[] {
  const nextMs = localMidnight(midnightMs + DAY_MS + 2 * HOUR_MS, read)
  const first = midnightMs / HOUR_MS
  return Array.from({ length: (nextMs - midnightMs) / HOUR_MS }, (_, index) => first + index)
}

/** The hours of `days` local days, the first of which contains `epochMs`. */
export function hoursAhead(epochMs: number, days: number, read: ReadWallClock): number[] {
  const hours: number[] = []
  for (let day = 0, midnightMs = localMidnight(epochMs, read); day < days; day++) {
    const here = hoursOfDay(midnightMs, read)
    hours.push(...here)
    midnightMs += here.length * HOUR_MS
  }
  return hours
}
