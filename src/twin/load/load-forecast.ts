import { hashText, uniform } from '../noise/hash.ts'
import { renewedNoise } from '../noise/renewed-noise.ts'
import type { NoiseLayer } from '../noise/smooth-noise.ts'
import { WEATHER_ZONE_OF_STATION, WEATHER_ZONES } from './load-zone.ts'

/** The forecast models of NP3-565-CD, in the order of its rows. */
export const LOAD_MODELS = ['A3', 'A6', 'E', 'E1', 'E2', 'E3', 'M', 'X'] as const

export type LoadModel = (typeof LOAD_MODELS)[number]

// How wide each model misses, as a factor, and the share of the load by which it is off on average.
const SKILL: Readonly<Record<LoadModel, { width: number; bias: number }>> = {
  A3: { width: 1.15, bias: -0.004 },
  A6: { width: 1.1, bias: -0.002 },
  E: { width: 0.9, bias: 0.002 },
  E1: { width: 0.85, bias: 0.001 },
  E2: { width: 1, bias: -0.005 },
  E3: { width: 0.85, bias: 0.003 },
  M: { width: 0.8, bias: 0 },
  X: { width: 1.4, bias: -0.006 },
}

const ALL_ZONES: readonly NoiseLayer[] = [
  { spacing: 20, weight: 0.85 },
  { spacing: 5, weight: 0.5 },
]
const ONE_ZONE: readonly NoiseLayer[] = [{ spacing: 9, weight: 1 }]
const CHANNEL = hashText('load-forecast')
const OWN_CHANNEL = new Map(LOAD_MODELS.map((model) => [model, hashText(`load-model-${model}`)]))
const CHOICE_CHANNEL = hashText('load-model-in-use')
/** An operator keeps a model for some shifts. */
const CHOICE_HOURS = 36

/** The model that ERCOT used in the postings of an hour (whole hours since 1970). */
export function modelInUse(seed: number, madeAtHour: number): LoadModel {
  const usable: readonly LoadModel[] = ['E', 'E1', 'E3', 'M']
  const shift = Math.floor(madeAtHour / CHOICE_HOURS)
  return usable[Math.floor(uniform(seed, CHOICE_CHANNEL, shift) * usable.length)] as LoadModel
}

/**
 * What a model made at `madeAtHour` says of the load of each station in `hour`, MW, given what it will be. Errors go
 * together along the hours, between zones and between models; they grow with the lead and turn from run to run.
 */
export function forecastLoad(
  seed: number,
  model: LoadModel,
  hour: number,
  madeAtHour: number,
  loadMw: Float64Array,
): Float64Array {
  const { width, bias } = SKILL[model]
  const own = OWN_CHANNEL.get(model) as number
  const made = Math.min(madeAtHour, hour)
  const noise = (channel: number, layers: readonly NoiseLayer[]) => renewedNoise({ seed, channel, layers }, hour, made)
  const spread = width * errorSpread(hour - made)
  const shared = 0.65 * noise(CHANNEL, ALL_ZONES) + 0.5 * noise(own, ALL_ZONES)
  const factorOf = Object.fromEntries(
    WEATHER_ZONES.map((zone, index) => {
      const local = 0.4 * noise(CHANNEL + 1 + index, ONE_ZONE) + 0.4 * noise(own + 1 + index, ONE_ZONE)
      return [zone, 1 + bias + spread * (shared + local)]
    }),
  )
  return loadMw.map((mw, station) => mw * (factorOf[WEATHER_ZONE_OF_STATION[station] ?? ''] as number))
}

/** Standard deviation of the error as a share of the load. */
function errorSpread(leadHours: number): number {
  return 0.007 + 0.04 * Math.sqrt(1 - Math.exp(-Math.max(0, leadHours) / 60))
}
