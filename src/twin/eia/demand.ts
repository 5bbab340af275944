import { hashText } from '../noise/hash.ts'
import { type NoiseLayer, smoothNoise } from '../noise/smooth-noise.ts'
import type { WallTime } from '../wall-clock.ts'
import type { Authority } from './authority.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

// Share of the mean by local hour: a night low, a morning and an evening shoulder.
const DAY_SHAPE = [
  0.88, 0.85, 0.83, 0.83, 0.85, 0.9, 0.97, 1.02, 1.03, 1.03, 1.04, 1.04, 1.04, 1.04, 1.04, 1.05, 1.07, 1.1, 1.11, 1.11,
  1.09, 1.05, 0.99, 0.93,
]

const WEATHER: readonly NoiseLayer[] = [
  { spacing: 80, weight: 0.09 },
  { spacing: 20, weight: 0.035 },
]
const CHANCE: readonly NoiseLayer[] = [{ spacing: 3, weight: 0.008 }]
const FORECAST_ERROR: readonly NoiseLayer[] = [
  { spacing: 24, weight: 0.022 },
  { spacing: 6, weight: 0.012 },
]

/** Demand of an authority in the hour that starts at `epochMs`, MW. */
export function demandMwAt(seed: number, authority: Authority, epochMs: number, wall: WallTime): number {
  const hours = epochMs / HOUR_MS
  const channel = hashText(authority.code)
  const localHour = (wall.wallMs % DAY_MS) / HOUR_MS
  const dayOfYear = (hours / 24) % 365.2425
  const season = Math.cos(((dayOfYear - 205) / 365.2425) * 2 * Math.PI)
  const heat = smoothNoise(seed, channel, hours, WEATHER)
  const afternoon = Math.max(0, Math.cos(((localHour - 17) / 24) * 2 * Math.PI))
  const summer = authority.summer * Math.max(0, season) ** 1.5 * (0.5 + 0.9 * afternoon) * (1 + 2.5 * heat)
  const winter = authority.winter * Math.max(0, -season) ** 1.5 * (1 - 2.5 * heat)
  const sun = Math.max(0, Math.cos(((localHour - 12.5) / 13) * Math.PI)) * (0.85 + 0.15 * season)
  const isWeekend = (Math.floor(wall.wallMs / DAY_MS) + 5) % 7 < 2
  const level = (DAY_SHAPE[Math.floor(localHour)] as number) * (isWeekend ? 0.94 : 1) - authority.duck * sun
  const chance = 1 + 0.35 * heat + smoothNoise(seed, channel + 1, hours, CHANCE)
  return authority.meanMw * (0.9 * level + summer + winter) * chance
}

/** By what factor the day-ahead demand forecast misses the demand. */
export function forecastFactor(seed: number, authority: Authority, epochMs: number): number {
  return 1.004 + smoothNoise(seed, hashText(authority.code) + 2, epochMs / HOUR_MS, FORECAST_ERROR)
}
