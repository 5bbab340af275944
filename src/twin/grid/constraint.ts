import { CONTINGENCIES, CORRIDORS, type Corridor } from './corridor.ts'
import { INTERFACES } from './interface.ts'
import type { Network } from './network.ts'
import { busOf } from './network.ts'

/** A limit on a flow in one direction, in the base case or after a loss. */
export interface Constraint {
  /** Corridor watched, `ABILNE_FTWRTH`, or interface, `N_TO_H`; with `contingency` and the stations it is the identity. */
  name: string
  /** `BASE CASE` or the loss, `DABIWAC5`. */
  contingency: string
  /** The stations from and to which the flow is limited; both empty for an interface. */
  fromStation: string
  toStation: string
  /** Of both stations; 0 for an interface. */
  stationKv: number
  limitMw: number
  /** $/MW: above this the limit gives way, as ERCOT's shadow price caps let it. */
  maxShadowPriceUsdPerMw: number
  /** Change of the watched flow in the constraint's direction per MW injected at each bus. */
  shiftFactors: Float64Array
}

type Place = Pick<Constraint, 'name' | 'contingency' | 'limitMw' | 'maxShadowPriceUsdPerMw' | 'shiftFactors'>

/** Every constraint of the grid: each corridor both ways, the listed contingencies both ways, and the interfaces. */
export function buildConstraints(network: Network): readonly Constraint[] {
  const base = CORRIDORS.flatMap((line, index) =>
    bothWays(line, {
      name: `${line.from}_${line.to}`,
      contingency: 'BASE CASE',
      limitMw: line.limitMw,
      maxShadowPriceUsdPerMw: 3500,
      shiftFactors: network.shiftFactors[index] as Float64Array,
    }),
  )
  const losses = CONTINGENCIES.flatMap(({ watched, lost, emergencyFactor }) => {
    const [line, row] = findCorridor(network, watched)
    const [lostLine, lostRow] = findCorridor(network, lost)
    return bothWays(line, {
      name: watched,
      contingency: `D${lostLine.from.slice(0, 3)}${lostLine.to.slice(0, 3)}5`,
      limitMw: Math.round(line.limitMw * emergencyFactor * 10) / 10,
      maxShadowPriceUsdPerMw: 4500,
      shiftFactors: row.map((factor, bus) => factor + outageFactor(row, lostRow, lostLine) * (lostRow[bus] as number)),
    })
  })
  return [...base, ...losses, ...buildInterfaces(network)]
}

function buildInterfaces(network: Network): Constraint[] {
  return INTERFACES.map(({ name, corridors, limitMw }) => {
    const rows = corridors.map((corridor) => findCorridor(network, corridor)[1])
    return {
      name,
      contingency: 'BASE CASE',

      fromStation: '',
      toStation: '',
      stationKv: 0,
      limitMw,
      maxShadowPriceUsdPerMw: 5251,
      shiftFactors: Float64Array.from({ length: network.busCount }, (_, bus) =>
        rows.reduce((sum, row) => sum + (row[bus] as number), 0),
      ),
    }
  })
}

/** Share of the lost line's flow that moves to the watched line (LODF). */
function outageFactor(row: Float64Array, lostRow: Float64Array, lost: Corridor): number {
  const from = busOf(lost.from)
  const to = busOf(lost.to)
  return ((row[from] as number) - (row[to] as number)) / (1 - ((lostRow[from] as number) - (lostRow[to] as number)))
}

function findCorridor(network: Network, name: string): [Corridor, Float64Array] {
  const index = CORRIDORS.findIndex((line) => `${line.from}_${line.to}` === name)
  const line = CORRIDORS[index]
  if (line === undefined) throw new Error(`no corridor ${name}`)
  return [line, network.shiftFactors[index] as Float64Array]
}

function bothWays(line: Corridor, place: Place): Constraint[] {
  const stationKv = line.limitMw < 2000 ? 138 : 345
  const back = place.shiftFactors.map((factor) => -factor)
  return [
    { ...place, fromStation: line.from, toStation: line.to, stationKv },
    { ...place, fromStation: line.to, toStation: line.from, stationKv, shiftFactors: back },
  ]
}
