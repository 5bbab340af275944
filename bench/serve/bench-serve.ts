import { ercotRtSpp } from '../../src/datasets/ercot/rt-spp.ts'
import type { BenchOptions, Figure } from '../figure.ts'
import { withQueryLake } from '../query/query-lake.ts'
import { measureFlight } from './measure-flight.ts'

/** What goes over the wires, from a lake of 20 M prices: Flight beside pyarrow's own server. */
export async function benchServe(options: BenchOptions): Promise<Figure[]> {
  return withQueryLake(options.note, async ({ lake, plainFiles }) => [
    ...(await measureFlight(lake, await plainFiles(ercotRtSpp), options)),
  ])
}
