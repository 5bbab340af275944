export type LoadZone = 'LZ_HOUSTON' | 'LZ_NORTH' | 'LZ_SOUTH' | 'LZ_WEST' | 'LZ_AEN' | 'LZ_CPS' | 'LZ_LCRA' | 'LZ_RAYBN'

export type Hub = 'HB_HOUSTON' | 'HB_NORTH' | 'HB_SOUTH' | 'HB_WEST' | 'HB_PAN'

/** Where one weather reaches. */
export type WeatherArea = 'panhandle' | 'far-west' | 'west' | 'north' | 'east' | 'coast' | 'south'

/** A main bus of the grid. Shares are of the zone's load; `energyShare` weighs the zone's LZEW price. */
export interface Station {
  name: string
  zone: LoadZone
  hub: Hub
  area: WeatherArea
  longitudeDeg: number
  loadShare: number
  energyShare: number
}

const station = (
  name: string,
  zone: LoadZone,
  hub: Hub,
  area: WeatherArea,
  longitudeDeg: number,
  loadShare: number,
  energyShare = loadShare,
): Station => ({ name, zone, hub, area, longitudeDeg, loadShare, energyShare })

/** The main buses, by their place in Texas; plants hang on them. */
export const STATIONS: readonly Station[] = Object.freeze([
  station('TULIA', 'LZ_WEST', 'HB_PAN', 'panhandle', -101.8, 0.06, 0.05),
  station('SILVTN', 'LZ_WEST', 'HB_PAN', 'panhandle', -101.3, 0.04, 0.05),
  station('ODESSA', 'LZ_WEST', 'HB_WEST', 'far-west', -102.4, 0.34, 0.36),
  station('MIDLND', 'LZ_WEST', 'HB_WEST', 'far-west', -102.1, 0.26, 0.25),
  station('ABILNE', 'LZ_WEST', 'HB_WEST', 'west', -99.7, 0.12, 0.12),
  station('SANANG', 'LZ_WEST', 'HB_WEST', 'west', -100.4, 0.1, 0.08),
  station('MCCAMY', 'LZ_WEST', 'HB_WEST', 'far-west', -102.2, 0.08, 0.09),
  station('WICHFL', 'LZ_NORTH', 'HB_NORTH', 'north', -98.5, 0.05, 0.06),
  station('FTWRTH', 'LZ_NORTH', 'HB_NORTH', 'north', -97.3, 0.33, 0.32),
  station('DALLAS', 'LZ_NORTH', 'HB_NORTH', 'north', -96.8, 0.43, 0.44),
  station('WACO', 'LZ_NORTH', 'HB_NORTH', 'north', -97.1, 0.12, 0.11),
  station('TYLER', 'LZ_NORTH', 'HB_NORTH', 'east', -95.3, 0.07, 0.07),
  station('RAYBRN', 'LZ_RAYBN', 'HB_NORTH', 'east', -96.1, 1),
  station('HOUNW', 'LZ_HOUSTON', 'HB_HOUSTON', 'east', -95.7, 0.27, 0.28),
  station('HOUEST', 'LZ_HOUSTON', 'HB_HOUSTON', 'coast', -95.1, 0.29, 0.3),
  station('HOUSW', 'LZ_HOUSTON', 'HB_HOUSTON', 'coast', -95.7, 0.26, 0.25),
  station('HOUBAY', 'LZ_HOUSTON', 'HB_HOUSTON', 'coast', -95.0, 0.18, 0.17),
  station('AUSTIN', 'LZ_AEN', 'HB_SOUTH', 'south', -97.7, 1),
  station('SATXN', 'LZ_CPS', 'HB_SOUTH', 'south', -98.5, 0.55, 0.54),
  station('SATXS', 'LZ_CPS', 'HB_SOUTH', 'south', -98.4, 0.45, 0.46),
  station('LLANO', 'LZ_LCRA', 'HB_SOUTH', 'south', -98.7, 0.45, 0.44),
  station('FAYETE', 'LZ_LCRA', 'HB_SOUTH', 'east', -96.7, 0.55, 0.56),
  station('CORPUS', 'LZ_SOUTH', 'HB_SOUTH', 'coast', -97.4, 0.34, 0.35),
  station('VALLEY', 'LZ_SOUTH', 'HB_SOUTH', 'coast', -98.0, 0.31, 0.3),
  station('LAREDO', 'LZ_SOUTH', 'HB_SOUTH', 'south', -99.5, 0.15, 0.14),
  station('VICTOR', 'LZ_SOUTH', 'HB_SOUTH', 'coast', -97.0, 0.2, 0.21),
])

/** The load zones with their share of the grid's average load. */
export const ZONE_LOAD_SHARES: Readonly<Record<LoadZone, number>> = Object.freeze({
  LZ_HOUSTON: 0.26,
  LZ_NORTH: 0.33,
  LZ_SOUTH: 0.12,
  LZ_WEST: 0.12,
  LZ_AEN: 0.034,
  LZ_CPS: 0.062,
  LZ_LCRA: 0.056,
  LZ_RAYBN: 0.018,
})

/** The zones in a fixed order: the order of every array by zone. */
export const LOAD_ZONES = Object.freeze(Object.keys(ZONE_LOAD_SHARES)) as readonly LoadZone[]
