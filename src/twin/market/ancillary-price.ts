import { OFFER_CAP_USD_PER_MWH } from '../grid/scarcity.ts'
import { hashText } from '../noise/hash.ts'
import { smoothNoise } from '../noise/smooth-noise.ts'
import { roundTo } from '../render/format-number.ts'

/** The ancillary services, in the order in which NP6-331-CD and NP6-332-CD list them. */
export const ANCILLARY_SERVICES = ['ECRS', 'NSPIN', 'REGDN', 'REGUP', 'RRS'] as const

export type AncillaryService = (typeof ANCILLARY_SERVICES)[number]

interface Offer {
  /** Price on a quiet day, $/MW. */
  quiet: number
  /** Part of what energy costs above `from` $/MWh that a megawatt held back forgoes; below it for REGDN. */
  forgone: number
  from: number
}

const OFFERS: Readonly<Record<AncillaryService, Offer>> = {
  ECRS: { quiet: 0.25, forgone: 0.9, from: 42 },
  NSPIN: { quiet: 0.9, forgone: 0.75, from: 55 },
  REGDN: { quiet: 0.8, forgone: 0.5, from: 12 },
  REGUP: { quiet: 0.9, forgone: 1.02, from: 36 },
  RRS: { quiet: 0.2, forgone: 0.95, from: 40 },
}

const HOUR_MS = 3_600_000
const SHARED: readonly { spacing: number; weight: number }[] = [
  { spacing: 40, weight: 0.5 },
  { spacing: 6, weight: 0.35 },
]
const OWN: readonly { spacing: number; weight: number }[] = [
  { spacing: 12, weight: 0.3 },
  { spacing: 0.5, weight: 0.15 },
]

/** Which market's chance moves the offers. */
export type Market = 'real-time' | 'day-ahead'

const CHANNELS: Readonly<Record<Market, number>> = {
  'real-time': hashText('ancillary-real-time'),
  'day-ahead': hashText('ancillary-day-ahead'),
}

/** Clearing price for capacity to the cent, $/MW, never negative: a quiet offer, and what energy at that lambda would have paid. */
export interface AncillaryPrice {
  cappedUsdPerMw: number
  uncappedUsdPerMw: number
}

export function priceAncillary(
  seed: number,
  market: Market,
  service: AncillaryService,
  epochMs: number,
  lambdaUsdPerMwh: number,
): AncillaryPrice {
  const { quiet, forgone, from } = OFFERS[service]
  const channel = CHANNELS[market]
  const hours = epochMs / HOUR_MS
  const own = channel + 1 + ANCILLARY_SERVICES.indexOf(service)
  const chance = smoothNoise(seed, channel, hours, SHARED) + smoothNoise(seed, own, hours, OWN)
  const gap = service === 'REGDN' ? from - lambdaUsdPerMwh : lambdaUsdPerMwh - from
  const uncapped = roundTo(quiet * Math.exp(1.2 * chance) + forgone * Math.max(0, gap), 2)
  return { uncappedUsdPerMw: uncapped, cappedUsdPerMw: Math.min(uncapped, OFFER_CAP_USD_PER_MWH) }
}
