import { hashText, uniform } from '../noise/hash.ts'
import type { Plant, PlantKind } from './plant.ts'

const DAY_MS = 86_400_000

// Chance that a plant loses part of its capacity in a window of days, and how much remains.
const RISK: Readonly<Record<PlantKind, { windowDays: number; chance: number; remaining: number }>> = {
  wind: { windowDays: 9, chance: 0.08, remaining: 0.7 },
  solar: { windowDays: 9, chance: 0.06, remaining: 0.75 },
  battery: { windowDays: 8, chance: 0.08, remaining: 0.4 },
  'combined-cycle': { windowDays: 7, chance: 0.16, remaining: 0.35 },
  'gas-turbine': { windowDays: 6, chance: 0.18, remaining: 0.2 },
  'gas-steam': { windowDays: 9, chance: 0.22, remaining: 0 },
  coal: { windowDays: 8, chance: 0.16, remaining: 0.3 },
  nuclear: { windowDays: 30, chance: 0.04, remaining: 0.5 },
}

const PLANNED_SEASON = 0.12
const TRIP_WINDOW_MS = 4 * 3_600_000
const TRIP_CHANCE = 0.05
const CHANNEL = hashText('outage')

/** Share of a plant's capacity that is in service at an instant: forced outages all year, planned ones in spring and fall. */
export function inServiceShare(seed: number, plant: Plant, index: number, epochMs: number): number {
  const risk = RISK[plant.kind]
  const days = epochMs / DAY_MS + plant.trait * risk.windowDays
  const window = Math.floor(days / risk.windowDays)
  const into = days / risk.windowDays - window
  const begins = uniform(seed, CHANNEL, index, window, 1) * 0.4
  const lasts = 0.15 + uniform(seed, CHANNEL, index, window, 2) * 0.45
  const season = Math.max(0, -Math.cos(((epochMs / DAY_MS + 9) / 365.25) * 4 * Math.PI))
  const chance = risk.chance + (plant.kind === 'wind' || plant.kind === 'solar' ? 0 : PLANNED_SEASON * season)
  const isOut = uniform(seed, CHANNEL, index, window, 3) < chance && into >= begins && into < begins + lasts
  return isOut ? risk.remaining : 1
}

/** Share of the gas fleet left after a sudden trip, now and then and for an hour or so: what makes prices spike. */
export function gasFleetShare(seed: number, epochMs: number): number {
  const window = Math.floor(epochMs / TRIP_WINDOW_MS)
  if (uniform(seed, CHANNEL, -1, window) >= TRIP_CHANCE) return 1
  const into = epochMs / TRIP_WINDOW_MS - window
  const begins = uniform(seed, CHANNEL, -2, window) * 0.7
  const lasts = 0.08 + uniform(seed, CHANNEL, -3, window) * 0.3
  return into >= begins && into < begins + lasts ? 0.9 + 0.08 * uniform(seed, CHANNEL, -4, window) : 1
}
