import { STATIONS } from '../grid/station.ts'

/** The weather zones of NP6-345-CD, as the catalogue's columns name them and in the order of its header. */
export const WEATHER_ZONES = [
  'coast',
  'east',
  'far_west',
  'north',
  'north_central',
  'southern',
  'south_central',
  'west',
] as const

/** The forecast zones of NP6-346-CD; the columns of NP3-233-CD are by the same four. */
export const FORECAST_ZONES = ['north', 'south', 'west', 'houston'] as const

export type WeatherZone = (typeof WEATHER_ZONES)[number]
export type ForecastZone = (typeof FORECAST_ZONES)[number]

const WEATHER_ZONE_OF: Readonly<Record<string, WeatherZone>> = {
  TULIA: 'north',
  SILVTN: 'north',
  WICHFL: 'north',
  ODESSA: 'far_west',
  MIDLND: 'far_west',
  MCCAMY: 'far_west',
  ABILNE: 'west',
  SANANG: 'west',
  FTWRTH: 'north_central',
  DALLAS: 'north_central',
  WACO: 'north_central',
  TYLER: 'east',
  RAYBRN: 'east',
  HOUNW: 'coast',
  HOUEST: 'coast',
  HOUSW: 'coast',
  HOUBAY: 'coast',
  VICTOR: 'coast',
  AUSTIN: 'south_central',
  SATXN: 'south_central',
  SATXS: 'south_central',
  LLANO: 'south_central',
  FAYETE: 'south_central',
  CORPUS: 'southern',
  VALLEY: 'southern',
  LAREDO: 'southern',
}

const FORECAST_ZONE_OF: Readonly<Record<string, ForecastZone>> = {
  LZ_HOUSTON: 'houston',
  LZ_NORTH: 'north',
  LZ_RAYBN: 'north',
  LZ_WEST: 'west',
  LZ_SOUTH: 'south',
  LZ_AEN: 'south',
  LZ_CPS: 'south',
  LZ_LCRA: 'south',
}

/** The weather zone of each station, in the order of STATIONS. */
export const WEATHER_ZONE_OF_STATION: readonly WeatherZone[] = Object.freeze(
  STATIONS.map(({ name }) => {
    const zone = WEATHER_ZONE_OF[name]
    if (zone === undefined) throw new Error(`station ${name} lies in no weather zone`)
    return zone
  }),
)

/** The forecast zone of each station, in the order of STATIONS. */
export const FORECAST_ZONE_OF_STATION: readonly ForecastZone[] = Object.freeze(
  STATIONS.map(({ name, zone }) => {
    const found = FORECAST_ZONE_OF[zone]
    if (found === undefined) throw new Error(`station ${name} lies in no forecast zone`)
    return found
  }),
)

/** Sums values of stations by zone, in the order of `zones`. */
export function sumStations<Zone extends string>(
  byStation: Float64Array,
  zones: readonly Zone[],
  zoneOfStation: readonly Zone[],
): Float64Array {
  return Float64Array.from(zones, (zone) =>
    byStation.reduce((sum, mw, station) => (zoneOfStation[station] === zone ? sum + mw : sum), 0),
  )
}
