import { CONTINGENCIES, CORRIDORS } from './corridor.ts'
import type { Network } from './network.ts'
import { busOf } from './network.ts'

/** A limit on a flow in one direction, in the base case or after a loss. */
export interface Constraint {
  /** Corridor watched, `ABILNE_FTWRTH`; with `contingency` and `direction` it is the identity. */
  name: string
  /** `BASE CASE` or the loss, `DABIWAC5`. */
  contingency: string
  direction: 'from-to' | 'to-from'
  fromStation: string
  toStation: string
  limitMw: number
  /** $/MW: above this the limit gives way, as ERCOT's shadow price caps let it. */
  maxShadowPriceUsdPerMw: number
  /** Change of the watched flow in the constraint's direction per MW injected at each bus. */
  shiftFactors: Float64Array
}

/** Every constraint of the grid: each corridor both ways, and the listed contingencies both ways. */
export function buildConstraints(network: Network): readonly Constraint[] {
  const base = CORRIDORS.flatMap((line, index) => {
    const row = network.shiftFactors[index] as Float64Array
    return bothWays(`${line.from}_${line.to}`, 'BASE CASE', line.from, line.to, line.limitMw, 3500, row)
  })
  const losses = CONTINGENCIES.flatMap(({ watched, lost, emergencyFactor }) => {
    const [line, row] = findCorridor(network, watched)
    const [lostLine, lostRow] = findCorridor(network, lost)
    const moved = row.map((factor, bus) => factor + outageFactor(row, lostRow, lostLine) * (lostRow[bus] as number))
    const contingency = `D${lostLine.from.slice(0, 3)}${lostLine.to.slice(0, 3)}5`
    return bothWays(watched, contingency, line.from, line.to, line.limitMw * emergencyFactor, 4500, moved)
  })
  return [...base, ...losses]
}

type Line = (typeof CORRIDORS)[number]

/** Share of the lost line's flow that moves to the watched line (LODF). */
function outageFactor(row: Float64Array, lostRow: Float64Array, lost: Line): number {
  const from = busOf(lost.from)
  const to = busOf(lost.to)
  return ((row[from] as number) - (row[to] as number)) / (1 - ((lostRow[from] as number) - (lostRow[to] as number)))
}

function findCorridor(network: Network, name: string): [Line, Float64Array] {
  const index = CORRIDORS.findIndex((line) => `${line.from}_${line.to}` === name)
  const line = CORRIDORS[index]
  if (line === undefined) throw new Error(`no corridor ${name}`)
  return [line, network.shiftFactors[index] as Float64Array]
}

function bothWays(
  name: string,
  contingency: string,
  from: string,
  to: string,
  limitMw: number,
  maxShadowPriceUsdPerMw: number,
  row: Float64Array,
): Constraint[] {
  const common = { name, contingency, limitMw, maxShadowPriceUsdPerMw }
  return [
    { ...common, direction: 'from-to', fromStation: from, toStation: to, shiftFactors: row },
    { ...common, direction: 'to-from', fromStation: to, toStation: from, shiftFactors: row.map((factor) => -factor) },
  ]
}
