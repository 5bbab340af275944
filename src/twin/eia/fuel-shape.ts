import { hashText } from '../noise/hash.ts'
import { smoothNoise } from '../noise/smooth-noise.ts'
import type { Fuel } from './fuel.ts'

const HOUR_MS = 3_600_000
const YEAR_DAYS = 365.2425
const FRONT = [
  { spacing: 46, weight: 0.8 },
  { spacing: 11, weight: 0.45 },
]
const SLOW = [{ spacing: 160, weight: 1 }]

/** Standard time where an authority lies, hours from UTC: near enough to the sun's time there. */
const SUN_OFFSET_HOURS: Readonly<Record<string, number>> = {
  'America/New_York': -5,
  'America/Chicago': -6.3,
  'America/Denver': -7.2,
  'America/Phoenix': -7.4,
  'America/Los_Angeles': -7.9,
}

/**
 * Output of a fuel that does not follow the load in the hour that starts at `epochMs`, as a share of its capacity; storage
 * is negative while it charges.
 */
export function fuelShareAt(
  seed: number,
  fuel: Exclude<Fuel, 'NG'>,
  { code, zone }: { code: string; zone: string },
  epochMs: number,
): number {
  const hours = epochMs / HOUR_MS
  const channel = hashText(`${code}-${fuel}`)
  const front = () => smoothNoise(seed, channel, hours, FRONT)
  const slow = () => smoothNoise(seed, channel, hours, SLOW)
  const solarHour = (hours + 0.5 + (SUN_OFFSET_HOURS[zone] ?? -6) + 24) % 24
  const dayOfYear = (hours / 24) % YEAR_DAYS
  const seasonFrom = (day: number) => Math.cos(((dayOfYear - day) / YEAR_DAYS) * 2 * Math.PI)
  const summer = seasonFrom(172)
  switch (fuel) {
    case 'SUN':
      return sunShare(solarHour, summer) * (1 - 0.55 / (1 + Math.exp(2.2 - 1.6 * front())))
    case 'WND': {
      const night = Math.cos((solarHour / 24) * 2 * Math.PI)
      return 0.92 / (1 + Math.exp(0.5 + 0.2 * summer - 1.5 * front() - 0.3 * night))
    }
    case 'WAT':
      return clamp(0.5 + 0.12 * slow() + 0.1 * seasonFrom(130) + 0.1 * evening(solarHour))
    case 'COL':
      return clamp(0.5 + 0.1 * slow() + 0.06 * front() + 0.12 * evening(solarHour) + 0.06 * Math.abs(summer))
    case 'NUC':
      return clamp(0.94 + 0.03 * slow())
    case 'BAT':
      return 0.75 * bump(solarHour, 19, 3.2) - 0.68 * bump(solarHour, 11.8, 3.6) + 0.02 * front()
    case 'GEO':
    case 'OTH':
      return clamp(0.86 + 0.04 * slow())
    case 'OIL':
      return clamp(0.3 + 0.2 * slow())
  }
}

function sunShare(solarHour: number, summer: number): number {
  const halfDay = 6 + 1.3 * summer
  const away = Math.abs(solarHour - 12)
  return away >= halfDay ? 0 : (0.82 + 0.08 * summer) * Math.cos((away / halfDay) * (Math.PI / 2)) ** 0.8
}

/** −1 in the small hours, 1 in the early evening. */
function evening(solarHour: number): number {
  return Math.cos(((solarHour - 17) / 24) * 2 * Math.PI)
}

/** 1 at `center`, falling smoothly to 0 at `width` hours away. */
function bump(hour: number, center: number, width: number): number {
  const away = Math.abs(hour - center)
  return away >= width ? 0 : 0.5 + 0.5 * Math.cos((away / width) * Math.PI)
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share))
}
