import { hashText } from '../noise/hash.ts'
import { type NoiseLayer, smoothNoise } from '../noise/smooth-noise.ts'
import type { WallTime } from '../wall-clock.ts'
import { LOAD_ZONES, STATIONS, ZONE_LOAD_SHARES } from './station.ts'
import { AREA_OF_ZONE, type Weather } from './weather.ts'

const MEAN_LOAD_MW = 54_000
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

// Share of the day's mean by local hour, before heating and cooling.
const WEEKDAY = [
  0.87, 0.84, 0.82, 0.82, 0.84, 0.89, 0.97, 1.02, 1.03, 1.04, 1.05, 1.06, 1.06, 1.06, 1.06, 1.07, 1.09, 1.12, 1.13,
  1.13, 1.11, 1.07, 1.0, 0.93,
]
const WEEKEND = [
  0.88, 0.85, 0.83, 0.82, 0.83, 0.85, 0.88, 0.92, 0.96, 0.99, 1.01, 1.02, 1.02, 1.01, 1.01, 1.02, 1.04, 1.07, 1.08,
  1.08, 1.06, 1.02, 0.96, 0.91,
]

// How strongly a zone follows the clock and the heat: oil fields in the west run day and night.
const TEMPER: Readonly<Record<string, number>> = { LZ_WEST: 0.35, LZ_SOUTH: 0.9 }

const ZONE_NOISE: readonly NoiseLayer[] = [
  { spacing: 26, weight: 0.012 },
  { spacing: 3, weight: 0.007 },
  { spacing: 0.7, weight: 0.003 },
]
const CHANNEL = hashText('load')

/** Load of each zone, MW, in the order of LOAD_ZONES: clock, week, heat and cold, and a little chance. */
export function zoneLoadsAt(seed: number, epochMs: number, weather: Weather, wall: WallTime): Float64Array {
  const hours = epochMs / HOUR_MS
  const shape = dayShape(wall.wallMs)
  return Float64Array.from(LOAD_ZONES, (zone, index) => {
    const temper = TEMPER[zone] ?? 1
    const celsius = weather.temperatureC[AREA_OF_ZONE[index] as keyof Weather['temperatureC']]
    const climate = 0.035 * above(celsius - 21.5) + 0.015 * above(10.5 - celsius)
    const chance = smoothNoise(seed, CHANNEL + index, hours, ZONE_NOISE)
    const level = 0.86 + temper * (0.86 * (shape - 1) + climate) + (1 - temper) * 0.16
    return MEAN_LOAD_MW * ZONE_LOAD_SHARES[zone] * level * (1 + chance)
  })
}

const ZONE_OF_STATION = STATIONS.map((station) => LOAD_ZONES.indexOf(station.zone))

/** Load at each station, MW, in the order of STATIONS. */
export function stationLoads(zoneLoadMw: Float64Array): Float64Array {
  return Float64Array.from(
    STATIONS,
    (station, index) => (zoneLoadMw[ZONE_OF_STATION[index] as number] as number) * station.loadShare,
  )
}

function dayShape(wallMs: number): number {
  const day = Math.floor(wallMs / DAY_MS)
  const hour = (wallMs - day * DAY_MS) / HOUR_MS
  // 1970-01-01 was a Thursday: day 2 was a Saturday.
  const curve = (day + 5) % 7 < 2 ? WEEKEND : WEEKDAY
  const whole = Math.floor(hour)
  const part = hour - whole
  const smooth = part * part * (3 - 2 * part)
  return (curve[whole] as number) * (1 - smooth) + (curve[(whole + 1) % 24] as number) * smooth
}

/** A smooth max(0, x) with a corner two degrees wide. */
function above(x: number): number {
  return x > 20 ? x : Math.log1p(Math.exp(x / 1.5)) * 1.5
}
