import { CORRIDORS } from './corridor.ts'
import { PLANTS } from './plant.ts'
import { STATIONS, ZONE_LOAD_SHARES } from './station.ts'

/** Buses in order: the stations, then one bus for each plant. */
export interface Network {
  busCount: number
  /**
   * For each corridor, the change of its flow (from → to, MW) for 1 MW injected at a bus and withdrawn at the reference,
   * which is spread over the stations by their share of the grid's average load.
   */
  shiftFactors: readonly Float64Array[]
}

interface Line {
  from: number
  to: number
  x: number
}

// Ties of plants: stiff when single, soft when a plant joins two stations, so that little flow passes through it.
const SINGLE_TIE_X = 0.05
const DOUBLE_TIE_X = 0.8

/** Builds the DC power flow of the whole grid. */
export function buildNetwork(): Network {
  const busCount = STATIONS.length + PLANTS.length
  const corridors: Line[] = CORRIDORS.map((line) => ({ from: busOf(line.from), to: busOf(line.to), x: line.x }))
  const ties: Line[] = PLANTS.flatMap((plant, index) =>
    plant.stations.map((name) => ({
      from: STATIONS.length + index,
      to: busOf(name),
      x: plant.stations.length === 1 ? SINGLE_TIE_X : DOUBLE_TIE_X,
    })),
  )
  const angles = invertPositive(susceptance([...corridors, ...ties], busCount), busCount)
  const reference = new Float64Array(busCount)
  STATIONS.forEach((station, bus) => {
    reference[bus] = ZONE_LOAD_SHARES[station.zone] * station.loadShare
  })
  return { busCount, shiftFactors: corridors.map((line) => shiftFactorRow(line, angles, reference)) }
}

/** The bus of a station. Throws on a name that is none. */
export function busOf(station: string): number {
  const bus = STATIONS.findIndex((each) => each.name === station)
  if (bus < 0) throw new Error(`no station ${station}`)
  return bus
}

function shiftFactorRow(line: Line, angles: Float64Array, reference: Float64Array): Float64Array {
  const count = reference.length
  const row = new Float64Array(count)
  let atReference = 0
  for (let bus = 0; bus < count; bus++) {
    row[bus] = ((angles[line.from * count + bus] as number) - (angles[line.to * count + bus] as number)) / line.x
    atReference += (row[bus] as number) * (reference[bus] as number)
  }
  return row.map((factor) => factor - atReference)
}

// Grounding station 0 softly makes the matrix positive definite; the shift to the reference takes the grounding out again.
function susceptance(lines: readonly Line[], count: number): Float64Array {
  const matrix = new Float64Array(count * count)
  const add = (row: number, col: number, value: number) => {
    matrix[row * count + col] = (matrix[row * count + col] as number) + value
  }
  add(0, 0, 1)
  for (const { from, to, x } of lines) {
    add(from, from, 1 / x)
    add(to, to, 1 / x)
    add(from, to, -1 / x)
    add(to, from, -1 / x)
  }
  return matrix
}

/** Inverts a positive definite matrix in place (Gauss-Jordan, no pivoting needed). */
function invertPositive(matrix: Float64Array, count: number): Float64Array {
  for (let p = 0; p < count; p++) {
    const pivot = 1 / (matrix[p * count + p] as number)
    for (let col = 0; col < count; col++) {
      matrix[p * count + col] = col === p ? pivot : (matrix[p * count + col] as number) * pivot
    }
    for (let row = 0; row < count; row++) {
      if (row === p) continue
      const factor = matrix[row * count + p] as number
      if (factor === 0) continue
      matrix[row * count + p] = 0
      for (let col = 0; col < count; col++) {
        matrix[row * count + col] = (matrix[row * count + col] as number) - factor * (matrix[p * count + col] as number)
      }
    }
  }
  return matrix
}
