import { DC_TIES } from './dc-tie.ts'
import { busOf } from './network.ts'
import { PLANTS } from './plant.ts'
import { type Hub, LOAD_ZONES, STATIONS, type Station } from './station.ts'

export type SettlementPointType = 'RN' | 'HU' | 'SH' | 'AH' | 'LZ' | 'LZEW' | 'LZ_DC' | 'LZ_DCEW'

/** A place with a price: a weighted average of bus prices, weights summing to 1. */
export interface SettlementPoint {
  name: string
  type: SettlementPointType
  weights: readonly { bus: number; weight: number }[]
}

const REGIONAL_HUBS: readonly Hub[] = ['HB_HOUSTON', 'HB_NORTH', 'HB_PAN', 'HB_SOUTH', 'HB_WEST']

/** Every settlement point, sorted by name as NP6-905-CD lists them. */
export const SETTLEMENT_POINTS: readonly SettlementPoint[] = Object.freeze(
  [...resourceNodes(), ...hubs(), ...zones(), ...ties()].sort((a, b) =>
    a.name < b.name ? -1 : a.name > b.name ? 1 : 0,
  ),
)

function resourceNodes(): SettlementPoint[] {
  return PLANTS.map((plant, index) => ({
    name: plant.node,
    type: 'RN',
    weights: [{ bus: STATIONS.length + index, weight: 1 }],
  }))
}

function hubs(): SettlementPoint[] {
  const regional = REGIONAL_HUBS.map((hub) => ({
    name: hub,
    type: 'HU' as const,
    weights: average(STATIONS.filter((station) => station.hub === hub)),
  }))
  const averaged = regional.filter((hub) => hub.name !== 'HB_PAN')
  const hubAverage = averaged.flatMap((hub) =>
    hub.weights.map(({ bus, weight }) => ({ bus, weight: weight / averaged.length })),
  )
  return [
    ...regional,
    { name: 'HB_BUSAVG', type: 'SH', weights: average(STATIONS.filter((station) => station.hub !== 'HB_PAN')) },
    { name: 'HB_HUBAVG', type: 'AH', weights: hubAverage },
  ]
}

function zones(): SettlementPoint[] {
  return LOAD_ZONES.flatMap((zone) => {
    const stations = STATIONS.filter((station) => station.zone === zone)
    return [
      { name: zone, type: 'LZ' as const, weights: weigh(stations, (station) => station.loadShare) },
      { name: zone, type: 'LZEW' as const, weights: weigh(stations, (station) => station.energyShare) },
    ]
  })
}

function ties(): SettlementPoint[] {
  return DC_TIES.flatMap((tie) => {
    const weights = [{ bus: busOf(tie.station), weight: 1 }]
    return [
      { name: tie.name, type: 'LZ_DC' as const, weights },
      { name: tie.name, type: 'LZ_DCEW' as const, weights },
    ]
  })
}

function average(stations: readonly Station[]) {
  return weigh(stations, () => 1)
}

function weigh(stations: readonly Station[], shareOf: (station: Station) => number) {
  const total = stations.reduce((sum, station) => sum + shareOf(station), 0)
  return stations.map((station) => ({ bus: busOf(station.name), weight: shareOf(station) / total }))
}
