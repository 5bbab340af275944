import { hashText } from '../noise/hash.ts'
import { smoothNoise } from '../noise/smooth-noise.ts'

/** A tie to another interconnection. */
export interface DcTie {
  name: string
  station: string
  capacityMw: number
}

/** ERCOT's ties. Those to Mexico carry nothing here, so that the interchange of the US authorities balances. */
export const DC_TIES: readonly DcTie[] = Object.freeze([
  { name: 'DC_E', station: 'TYLER', capacityMw: 600 },
  { name: 'DC_L', station: 'LAREDO', capacityMw: 0 },
  { name: 'DC_N', station: 'WICHFL', capacityMw: 220 },
  { name: 'DC_R', station: 'VALLEY', capacityMw: 0 },
])

const HOUR_MS = 3_600_000
const CHANNEL = hashText('dc-tie')
const LAYERS = [
  { spacing: 30, weight: 0.5 },
  { spacing: 9, weight: 0.35 },
]

/** Scheduled import of each tie, MW (negative: export); schedules hold for a whole hour. */
export function tieImportsAt(seed: number, epochMs: number): Float64Array {
  const hour = Math.floor(epochMs / HOUR_MS)
  return Float64Array.from(DC_TIES, (tie, index) => {
    const wish = 0.15 + smoothNoise(seed, CHANNEL + index, hour, LAYERS)
    return Math.round(tie.capacityMw * Math.max(-1, Math.min(1, wish))) || 0
  })
}
