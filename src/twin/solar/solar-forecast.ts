import { hashText } from '../noise/hash.ts'
import { renewedNoise } from '../noise/renewed-noise.ts'
import type { NoiseLayer } from '../noise/smooth-noise.ts'

/** What a posting says of one hour, MW. */
export interface SolarForecast {
  /** Most likely sun power. */
  stppfMw: number
  /** Exceeded in four hours of five. */
  pvgrppMw: number
  /** What the plants' operating plans add up to. */
  copHslMw: number
}

const ALONG_HOURS: readonly NoiseLayer[] = [
  { spacing: 16, weight: 0.85 },
  { spacing: 4, weight: 0.5 },
]
const CHANNEL = hashText('solar-forecast')
const PLAN_CHANNEL = hashText('solar-plan')
/** Below this a sky is dark. */
const DARK_MW = 1

/**
 * The forecast for `hour` (whole hours since 1970) made at `madeAtHour` (a real number of them). Where the sun stands is
 * known: the error is in the clouds, on the logit of the share of the clear sky. Night is zero.
 */
export function forecastSolar(
  seed: number,
  hour: number,
  madeAtHour: number,
  { availableMw, clearSkyMw }: { availableMw: number; clearSkyMw: number },
): SolarForecast {
  if (clearSkyMw < DARK_MW) return { stppfMw: 0, pvgrppMw: 0, copHslMw: 0 }
  const made = Math.min(madeAtHour, hour)
  const noise = (channel: number) => renewedNoise({ seed, channel, layers: ALONG_HOURS }, hour, made)
  const spread = 0.05 + 0.45 * Math.sqrt(1 - Math.exp(-Math.max(0, hour - made) / 50))
  const share = Math.min(0.98, Math.max(0.02, availableMw / clearSkyMw))
  const truth = Math.log(share / (1 - share))
  const error = spread * noise(CHANNEL)
  const planError = 0.5 * spread * noise(PLAN_CHANNEL) + 0.12
  const mw = (logit: number) => clearSkyMw / (1 + Math.exp(-logit))
  return {
    stppfMw: mw(truth + error),
    pvgrppMw: mw(truth + error - 0.84 * (0.05 + spread)),
    copHslMw: mw(truth + error + planError),
  }
}
