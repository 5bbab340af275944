import { type NoiseLayer, smoothNoise } from './smooth-noise.ts'

/** What a forecast's error is made of. */
export interface RenewedNoise {
  seed: number
  channel: number
  layers: readonly NoiseLayer[]
}

/** A new run of the weather model every twelve hours. */
const RUN_HOURS = 12

/**
 * Unit-variance noise along the target hours that turns gradually from one model run's into the next's: errors of
 * neighbouring hours go together, and so do those of neighbouring postings.
 */
export function renewedNoise({ seed, channel, layers }: RenewedNoise, hour: number, madeAtHour: number): number {
  const runs = madeAtHour / RUN_HOURS
  const run = Math.floor(runs)
  const turn = (runs - run) * (Math.PI / 2)
  const older = smoothNoise(seed, channel + run * 101, hour, layers)
  const newer = smoothNoise(seed, channel + (run + 1) * 101, hour, layers)
  return Math.cos(turn) * older + Math.sin(turn) * newer
}
