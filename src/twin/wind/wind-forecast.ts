import { hashText } from '../noise/hash.ts'
import { type NoiseLayer, smoothNoise } from '../noise/smooth-noise.ts'
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

// Errors of neighbouring hours go together; a new run of the weather model every twelve hours renews them.
const ALONG_HOURS: readonly NoiseLayer[] = [
  { spacing: 14, weight: 0.85 },
  { spacing: 4, weight: 0.5 },
]
const MODEL_RUN_HOURS = 12
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
  const error =
    spread *
    (0.8 * renewedNoise(seed, CHANNEL, hour, made) + 0.6 * renewedNoise(seed, CHANNEL + 1 + region, hour, made))
  const planError = 0.35 * spread * renewedNoise(seed, PLAN_CHANNEL + region, hour, made) - 0.04
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

/** Unit-variance noise along the target hours that turns gradually from one model run's into the next's. */
function renewedNoise(seed: number, channel: number, hour: number, madeAtHour: number): number {
  const runs = madeAtHour / MODEL_RUN_HOURS
  const run = Math.floor(runs)
  const turn = (runs - run) * (Math.PI / 2)
  const older = smoothNoise(seed, channel + run * 101, hour, ALONG_HOURS)
  const newer = smoothNoise(seed, channel + (run + 1) * 101, hour, ALONG_HOURS)
  return Math.cos(turn) * older + Math.sin(turn) * newer
}
