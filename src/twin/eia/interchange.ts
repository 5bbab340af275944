import { tieImportsAt } from '../grid/dc-tie.ts'
import { hashText } from '../noise/hash.ts'
import { type NoiseLayer, smoothNoise } from '../noise/smooth-noise.ts'
import { TIE_LINES, type TieLine } from './tie-line.ts'

const HOUR_MS = 3_600_000
const CHANNEL = hashText('interchange')
const SWING: readonly NoiseLayer[] = [
  { spacing: 40, weight: 0.5 },
  { spacing: 8, weight: 0.4 },
  { spacing: 2, weight: 0.12 },
]

/** Flow of a tie line from its `from` to its `to` in the hour that starts at `epochMs`, whole MW, as first reported. */
export function tieFlowMwAt(seed: number, index: number, epochMs: number): number {
  const line = TIE_LINES[index] as TieLine
  if (line.from === 'ERCO') return -tieImportsAt(seed, epochMs).reduce((sum, mw) => sum + mw, 0) + 0
  const hours = epochMs / HOUR_MS
  // Solar time near 115° west, where the sun decides who exports.
  const solarHour = (((hours - 115 / 15) % 24) + 24) % 24
  const sun = Math.max(0, Math.cos(((solarHour - 12.3) / 12) * Math.PI))
  const swing = smoothNoise(seed, CHANNEL + index, hours, SWING)
  return Math.round(line.meanMw + line.swingMw * swing + line.sunMw * sun) + 0
}
