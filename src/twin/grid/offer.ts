import { hashText } from '../noise/hash.ts'
import { smoothNoise } from '../noise/smooth-noise.ts'
import type { WallTime } from '../wall-clock.ts'
import { gasFleetShare, inServiceShare } from './outage.ts'
import { PLANTS, type Plant, type PlantKind } from './plant.ts'
import { STATIONS, type WeatherArea } from './station.ts'
import type { Weather } from './weather.ts'

/** What the fleet offers at an instant, by plant: cost `a·p + b·p²/2` between `low` and `high` MW. */
export interface FleetOffers {
  a: Float64Array
  b: Float64Array
  low: Float64Array
  high: Float64Array
}

interface Curve {
  /** Offer at 0 MW for the most and the least favourable plant of its kind, $/MWh; gas scales with the gas price. */
  from: number
  to: number
  /** Rise of the offer from 0 MW to full capacity, $/MWh. */
  rise: number
  /** Part of the capacity in service that must run. */
  mustRun: number
  burnsGas: boolean
}

const CURVES: Readonly<Record<PlantKind, Curve>> = {
  wind: { from: -24, to: -3, rise: 3, mustRun: 0, burnsGas: false },
  solar: { from: -12, to: 1, rise: 3, mustRun: 0, burnsGas: false },
  battery: { from: 28, to: 60, rise: 55, mustRun: 0, burnsGas: false },
  'combined-cycle': { from: 15, to: 23, rise: 13, mustRun: 0.1, burnsGas: true },
  'gas-turbine': { from: 30, to: 75, rise: 45, mustRun: 0, burnsGas: true },
  'gas-steam': { from: 27, to: 42, rise: 30, mustRun: 0, burnsGas: true },
  coal: { from: 16, to: 24, rise: 9, mustRun: 0.3, burnsGas: false },
  nuclear: { from: 1, to: 3, rise: 4, mustRun: 0.97, burnsGas: false },
}

const HOUR_MS = 3_600_000
const GAS = hashText('gas')
const PLANT_WIND = hashText('plant-wind')
const GAS_LAYERS = [
  { spacing: 700, weight: 0.16 },
  { spacing: 90, weight: 0.07 },
]
const PLANT_LAYERS = [{ spacing: 4, weight: 0.07 }]

const AREA_OF_PLANT: readonly WeatherArea[] = PLANTS.map(
  (plant) => (STATIONS.find((station) => station.name === plant.stations[0]) ?? STATIONS[0])?.area ?? 'north',
)

/** The fleet's offers of `seed` at an instant. Wind's and solar's `high` is what the weather allows; `foreseen` knows no sudden trips. */
export function offersAt(
  seed: number,
  epochMs: number,
  weather: Weather,
  wall: WallTime,
  { foreseen = false }: { foreseen?: boolean } = {},
): FleetOffers {
  const count = PLANTS.length
  const offers: FleetOffers = {
    a: new Float64Array(count),
    b: new Float64Array(count),
    low: new Float64Array(count),
    high: new Float64Array(count),
  }
  const gas = 1 + smoothNoise(seed, GAS, epochMs / HOUR_MS, GAS_LAYERS)
  const gasFleet = foreseen ? 1 : gasFleetShare(seed, epochMs)
  const hour = (wall.wallMs / HOUR_MS) % 24
  for (let index = 0; index < count; index++) {
    const plant = PLANTS[index] as Plant
    const curve = CURVES[plant.kind]
    const scale = curve.burnsGas ? gas : 1
    const inService = plant.capacityMw * inServiceShare(seed, plant, index, epochMs) * (curve.burnsGas ? gasFleet : 1)
    offers.a[index] = (curve.from + (curve.to - curve.from) * plant.trait) * scale
    offers.b[index] = (curve.rise * scale) / plant.capacityMw
    if (plant.kind === 'wind' || plant.kind === 'solar') {
      offers.high[index] = inService * weatherShare(seed, plant, index, epochMs, weather)
    } else if (plant.kind === 'battery') {
      offers.high[index] = inService * dischargeShare(hour)
      offers.low[index] = -inService * chargeShare(hour)
    } else {
      offers.high[index] = inService
      offers.low[index] = inService * curve.mustRun
    }
  }
  return offers
}

/** What the weather lets a wind or solar plant make, as a share of its capacity in service. */
function weatherShare(seed: number, plant: Plant, index: number, epochMs: number, weather: Weather): number {
  const area = AREA_OF_PLANT[index] as WeatherArea
  if (plant.kind === 'solar')
    return weather.clearSky[area] * (1 - weather.cloudLoss[area]) * (0.94 + 0.06 * plant.trait)
  const own = 1 + smoothNoise(seed, PLANT_WIND + index, epochMs / HOUR_MS, PLANT_LAYERS)
  return Math.min(1, weather.windShare[area] * own * (0.92 + 0.12 * plant.trait))
}

/** Batteries sell through the evening and a little at dawn; they buy at night and under the sun. */
function dischargeShare(hour: number): number {
  return Math.max(0.08, bump(hour, 19.5, 3) * 0.9, bump(hour, 7, 1.5) * 0.4)
}

function chargeShare(hour: number): number {
  return Math.max(0, bump(hour, 12.5, 3.5) * 0.7, bump(hour, 3, 2.5) * 0.3)
}

/** 1 at `center`, falling smoothly to 0 at `width` hours away. */
function bump(hour: number, center: number, width: number): number {
  const away = Math.abs(hour - center)
  return away >= width ? 0 : 0.5 + 0.5 * Math.cos((away / width) * Math.PI)
}
