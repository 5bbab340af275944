import { describe, expect, test } from 'vitest'
import { buildConstraints } from '../../../src/twin/grid/constraint.ts'
import { CORRIDORS } from '../../../src/twin/grid/corridor.ts'
import { buildNetwork, busOf } from '../../../src/twin/grid/network.ts'
import { PLANTS } from '../../../src/twin/grid/plant.ts'
import { STATIONS, ZONE_LOAD_SHARES } from '../../../src/twin/grid/station.ts'

const network = buildNetwork()

describe('shift factors', () => {
  test('are zero on average over the reference', () => {
    for (const row of network.shiftFactors) {
      const atReference = STATIONS.reduce(
        (sum, station, bus) => sum + ZONE_LOAD_SHARES[station.zone] * station.loadShare * (row[bus] as number),
        0,
      )
      expect(Math.abs(atReference)).toBeLessThan(1e-9)
    }
  })

  test('a megawatt sent from a single-tied plant leaves its station over the corridors', () => {
    const index = PLANTS.findIndex((plant) => plant.stations.length === 1)
    const home = busOf(PLANTS[index]?.stations[0] as string)
    const bus = STATIONS.length + index
    CORRIDORS.forEach((_, line) => {
      const row = network.shiftFactors[line] as Float64Array
      expect(row[bus]).toBeCloseTo(row[home] as number, 9)
    })
  })

  test('what a transfer between neighbours does not send over their line goes around it', () => {
    CORRIDORS.forEach((line, index) => {
      const row = network.shiftFactors[index] as Float64Array
      const share = (row[busOf(line.from)] as number) - (row[busOf(line.to)] as number)
      expect(share).toBeGreaterThan(0)
      expect(share).toBeLessThan(1)
    })
  })

  test('after a loss the lost line carries nothing: its own post-contingency factors vanish', () => {
    const constraints = buildConstraints(network)
    const watched = constraints.find(({ name, contingency }) => name === 'ABILNE_FTWRTH' && contingency === 'DABIWAC5')
    const base = constraints.find(({ name, contingency }) => name === 'ABILNE_FTWRTH' && contingency === 'BASE CASE')
    const lost = constraints.find(({ name, contingency }) => name === 'ABILNE_WACO' && contingency === 'BASE CASE')
    const moved = watched?.shiftFactors.map(
      (factor, bus) => factor - (base?.shiftFactors[bus] as number),
    ) as Float64Array
    // The shift is one and the same share of the lost line's flow at every bus.
    const ratios = moved.map((shift, bus) => shift / (lost?.shiftFactors[bus] as number))
    for (const ratio of ratios) expect(ratio).toBeCloseTo(ratios[0] as number, 6)
    expect(ratios[0]).toBeGreaterThan(0.1)
    expect(ratios[0]).toBeLessThan(1)
  })
})
