import { hash32, hashText, uniform } from '../../noise/hash.ts'

const CHANNEL = hashText('mis-schedule')

/** Part of the quarter hours in which a price correction is posted, and for intervals how far back, in quarter hours. */
const CORRECTION_PART = 0.01
const CORRECTION_FROM = 80
const CORRECTION_SPAN = 32

/** The interval (in quarter hours since 1970) that a correction posted in this quarter hour is about. */
export function correctedInterval(seed: number, quarter: number): number | undefined {
  if (uniform(seed, CHANNEL, quarter, 4) >= CORRECTION_PART) return undefined
  return quarter - CORRECTION_FROM - (hash32(seed, CHANNEL, quarter, 5) % CORRECTION_SPAN)
}

/** Whether a correction of the interval will follow, which makes its first posting a mistaken one. */
export function isMistaken(seed: number, interval: number): boolean {
  for (let later = CORRECTION_FROM; later < CORRECTION_FROM + CORRECTION_SPAN; later++) {
    if (correctedInterval(seed, interval + later) === interval) return true
  }
  return false
}
