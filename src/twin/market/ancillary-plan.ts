import { hashText } from '../noise/hash.ts'
import { smoothNoise } from '../noise/smooth-noise.ts'
import type { AncillaryService } from './ancillary-price.ts'

/** Capacity held at night and what the evening ramp adds, MW. */
const NEEDS: Readonly<Record<AncillaryService, { night: number; ramp: number }>> = {
  ECRS: { night: 900, ramp: 1500 },
  NSPIN: { night: 2000, ramp: 1600 },
  REGDN: { night: 250, ramp: 200 },
  REGUP: { night: 280, ramp: 320 },
  RRS: { night: 2400, ramp: 500 },
}
const CHANNEL = hashText('ancillary-plan')
const RAMP_HOUR = 18.5
const RAMP_HOURS = 4
/** How much the plan of a day moves from one posting to the next, part of it. */
const REVISED = [{ spacing: 3, weight: 0.02 }]

/** The capacity of a service that the plan made on `madeDay` (days since 1970) requires in an hour that begins at `wallHour`, whole MW. */
export function planAncillary(
  seed: number,
  service: AncillaryService,
  { hour, wallHour, madeDay }: { hour: number; wallHour: number; madeDay: number },
): number {
  const { night, ramp } = NEEDS[service]
  const nearness = Math.exp(-(((wallHour - RAMP_HOUR) / RAMP_HOURS) ** 2))
  const revision = smoothNoise(seed, CHANNEL + hashText(service), hour / 24 + 7 * madeDay, REVISED)
  return Math.round((night + ramp * nearness) * (1 + revision))
}
