import { hashText } from '../noise/hash.ts'
import { type NoiseLayer, smoothNoise } from '../noise/smooth-noise.ts'
import { LOAD_ZONES, STATIONS, type WeatherArea } from './station.ts'

/** Wind, sun and heat at a moment, by weather area; shares of capacity in [0, 1]. */
export interface Weather {
  windShare: Readonly<Record<WeatherArea, number>>
  clearSky: Readonly<Record<WeatherArea, number>>
  cloudLoss: Readonly<Record<WeatherArea, number>>
  temperatureC: Readonly<Record<WeatherArea, number>>
}

interface Climate {
  windMean: number
  /** Local solar hour at which wind peaks, and by how much. */
  windPeakHour: number
  windDaily: number
  cloudMean: number
  winterC: number
  summerC: number
  longitudeDeg: number
}

const CLIMATES: Readonly<Record<WeatherArea, Climate>> = {
  panhandle: {
    windMean: -0.1,
    windPeakHour: 1,
    windDaily: 0.35,
    cloudMean: -1.2,
    winterC: 3,
    summerC: 27,
    longitudeDeg: -101.5,
  },
  'far-west': {
    windMean: -0.35,
    windPeakHour: 1,
    windDaily: 0.4,
    cloudMean: -1.6,
    winterC: 8,
    summerC: 30,
    longitudeDeg: -102.2,
  },
  west: {
    windMean: -0.2,
    windPeakHour: 2,
    windDaily: 0.4,
    cloudMean: -1.2,
    winterC: 8,
    summerC: 30,
    longitudeDeg: -100,
  },
  north: {
    windMean: -0.3,
    windPeakHour: 0,
    windDaily: 0.25,
    cloudMean: -0.8,
    winterC: 8,
    summerC: 30.5,
    longitudeDeg: -97.2,
  },
  east: {
    windMean: -0.8,
    windPeakHour: 0,
    windDaily: 0.2,
    cloudMean: -0.6,
    winterC: 10,
    summerC: 30,
    longitudeDeg: -95.7,
  },
  coast: {
    windMean: -0.3,
    windPeakHour: 18,
    windDaily: 0.45,
    cloudMean: -0.7,
    winterC: 14,
    summerC: 29.5,
    longitudeDeg: -97,
  },
  south: {
    windMean: -0.4,
    windPeakHour: 20,
    windDaily: 0.4,
    cloudMean: -0.9,
    winterC: 12,
    summerC: 31,
    longitudeDeg: -98.8,
  },
}

/** The areas in a fixed order. */
const WEATHER_AREAS = Object.freeze(Object.keys(CLIMATES)) as readonly WeatherArea[]

const HOUR_MS = 3_600_000
const YEAR_HOURS = 8766
const LATITUDE_RAD = (31 * Math.PI) / 180

// Fronts cross the state in days; what is local lasts hours.
const FRONT: readonly NoiseLayer[] = [
  { spacing: 60, weight: 0.65 },
  { spacing: 18, weight: 0.45 },
]
const LOCAL_WIND: readonly NoiseLayer[] = [
  { spacing: 24, weight: 0.4 },
  { spacing: 7, weight: 0.3 },
  { spacing: 1.5, weight: 0.09 },
]
const HEAT: readonly NoiseLayer[] = [
  { spacing: 110, weight: 3.6 },
  { spacing: 30, weight: 1.6 },
]
const LOCAL_HEAT: readonly NoiseLayer[] = [{ spacing: 40, weight: 1.3 }]
const CLOUD: readonly NoiseLayer[] = [
  { spacing: 40, weight: 0.8 },
  { spacing: 5, weight: 0.5 },
  { spacing: 0.8, weight: 0.25 },
]

const CHANNEL = { front: hashText('front'), wind: hashText('wind'), heat: hashText('heat'), cloud: hashText('cloud') }

/** The weather of `seed` at an instant. Pure; costs some microseconds. */
export function weatherAt(seed: number, epochMs: number): Weather {
  const hours = epochMs / HOUR_MS
  const season = seasonAt(hours)
  const front = smoothNoise(seed, CHANNEL.front, hours, FRONT)
  const heat = smoothNoise(seed, CHANNEL.heat, hours, HEAT)
  const weather: { [K in keyof Weather]: Record<string, number> } = {
    windShare: {},
    clearSky: {},
    cloudLoss: {},
    temperatureC: {},
  }
  WEATHER_AREAS.forEach((area, index) => {
    const climate = CLIMATES[area]
    const solarHour = (((hours + climate.longitudeDeg / 15) % 24) + 24) % 24
    const wind =
      climate.windMean +
      climate.windDaily * Math.cos(((solarHour - climate.windPeakHour) / 24) * 2 * Math.PI) +
      0.25 * Math.cos(((season.dayOfYear - 100) / 365) * 2 * Math.PI) -
      0.15 * season.summer +
      front +
      smoothNoise(seed, CHANNEL.wind + index, hours, LOCAL_WIND)
    weather.windShare[area] = 0.97 / (1 + Math.exp(-1.9 * wind))
    weather.clearSky[area] = clearSkyShare(solarHour, season.declinationRad)
    const cloud = climate.cloudMean + smoothNoise(seed, CHANNEL.cloud + index, hours, CLOUD) - 0.4 * season.summer
    weather.cloudLoss[area] = 0.75 / (1 + Math.exp(-1.8 * cloud))
    weather.temperatureC[area] =
      climate.winterC +
      (climate.summerC - climate.winterC) * (0.5 + 0.5 * season.summer) +
      6.2 * Math.cos(((solarHour - 15.7) / 24) * 2 * Math.PI) +
      heat * (1.25 - 0.45 * season.summer) +
      smoothNoise(seed, CHANNEL.heat + 1 + index, hours, LOCAL_HEAT)
  })
  return weather as unknown as Weather
}

/** The weather area in which each load zone's people live: the area of its most loaded station. */
export const AREA_OF_ZONE: readonly WeatherArea[] = Object.freeze(
  LOAD_ZONES.map((zone) => {
    const stations = STATIONS.filter((station) => station.zone === zone)
    return stations.reduce((best, station) => (station.loadShare > best.loadShare ? station : best)).area
  }),
)

function seasonAt(hours: number) {
  const dayOfYear = (((hours % YEAR_HOURS) + YEAR_HOURS) % YEAR_HOURS) / 24
  return {
    dayOfYear,
    /** 1 in late July, −1 in late January. */
    summer: Math.cos(((dayOfYear - 205) / 365.25) * 2 * Math.PI),
    declinationRad: ((23.45 * Math.PI) / 180) * Math.sin(((284 + dayOfYear) / 365) * 2 * Math.PI),
  }
}

/** Share of capacity of a tracking array under a clear sky: steep shoulders, flat top. */
function clearSkyShare(solarHour: number, declinationRad: number): number {
  const hourAngle = ((solarHour - 12) / 12) * Math.PI
  const sine =
    Math.sin(LATITUDE_RAD) * Math.sin(declinationRad) +
    Math.cos(LATITUDE_RAD) * Math.cos(declinationRad) * Math.cos(hourAngle)
  return sine <= 0 ? 0 : Math.min(1, 1.12 * (1 - Math.exp(-3.2 * sine)))
}
