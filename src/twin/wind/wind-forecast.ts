import { hashText } from '../noise/hash.ts'
import { renewedNoise } from '../noise/renewed-noise.ts'
import type { NoiseLayer } from '../noise/smooth-noise.ts'
import { REGION_CAPACITY_MW } from './wind-region.ts'

/** What a posting says of one hour and region, MW. */
export interface WindForecast {
  /** Most likely wind power. */
  stwpfMw: number
  /** Exceeded in four hours of five. */
  wgrppMw: number
  /** What the plants' operating plans add up to. */
  copHslMw: number
}

const ALONG_HOURS: readonly NoiseLayer[] = [
  { spacing: 14, weight: 0.85 },
  { spacing: 4, weight: 0.5 },
]
const CHANNEL = hashText('wind-forecast')
const PLAN_CHANNEL = hashText('wind-plan')

/**
 * The forecast for `hour` (whole hours since 1970) made at `madeAtHour` (a real number of them), given what will be
 * available. Its error works on the logit of the share of capacity: small at short lead, wide after days, and continuous
 * between postings. An hour that has begun keeps its last forecast.
 */
export function forecastWind(
  seed: number,
  region: number,
  hour: number,
  madeAtHour: number,
  availableMw: number,
): WindForecast {
  const capacityMw = REGION_CAPACITY_MW[region] as number
  const made = Math.min(madeAtHour, hour)
  const spread = errorSpread(hour - made)
  const share = Math.min(0.98, Math.max(0.004, availableMw / capacityMw))
  const truth = Math.log(share / (1 - share))
  const noise = (channel: number) => renewedNoise({ seed, channel, layers: ALONG_HOURS }, hour, made)
  const error = spread * (0.8 * noise(CHANNEL) + 0.6 * noise(CHANNEL + 1 + region))
  const planError = 0.35 * spread * noise(PLAN_CHANNEL + region) - 0.04
  const mw = (logit: number) => capacityMw / (1 + Math.exp(-logit))
  return {
    stwpfMw: mw(truth + error),
    wgrppMw: mw(truth + error - 0.84 * (0.05 + spread)),
    copHslMw: mw(truth + error + planError),
  }
}

/** Standard deviation of the error in logits after `leadHours`. */
function errorSpread(leadHours: number): number {
  return 0.06 + 0.62 * Math.sqrt(1 - Math.exp(-Math.max(0, leadHours) / 45))
}
