import { hashText, uniform } from '../noise/hash.ts'

const HOUR_MS = 3_600_000

/** When a value may be overwritten, after it first appeared, and for what part of the values. */
const ROUNDS = [
  { afterMs: 24 * HOUR_MS, withinMs: 4 * HOUR_MS, part: 0.04 },
  { afterMs: 48 * HOUR_MS, withinMs: 4 * HOUR_MS, part: 0.03 },
] as const

const CHANNEL = hashText('revision')

/** Which value: a kind of series, its member, and its hour (whole hours since 1970, of the start). */
export interface RevisedKey {
  series: 'demand' | 'flow'
  member: number
  hour: number
}

/**
 * What silent overwriting has done to a value by `nowMs`, as a sum of numbers in ±[0.3, 1]: most values are never
 * revised; some are about one day after they appeared, some about two.
 */
export function revisionAt(seed: number, key: RevisedKey, appearedMs: number, nowMs: number): number {
  let sum = 0
  const series = key.series === 'demand' ? 0 : 1
  ROUNDS.forEach(({ afterMs, withinMs, part }, round) => {
    if (nowMs < appearedMs + afterMs) return
    const chance = (draw: number) => uniform(seed, CHANNEL, series, key.member, key.hour, round, draw)
    if (chance(0) >= part || nowMs < appearedMs + afterMs + chance(1) * withinMs) return
    sum += (0.3 + 0.7 * chance(2)) * (chance(3) < 0.5 ? -1 : 1)
  })
  return sum
}
