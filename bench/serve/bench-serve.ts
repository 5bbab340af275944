import { ercotRtSpp } from '../../src/datasets/ercot/rt-spp.ts'
import type { BenchOptions, Figure } from '../figure.ts'
import { withQueryLake } from '../query/query-lake.ts'
import { benchHttp } from './bench-http.ts'
import { measureFlight } from './measure-flight.ts'

/** What goes over the wires, from a lake of 20 M prices: Flight beside pyarrow's own server, HTTP beside bare node:http. */
export async function benchServe(options: BenchOptions): Promise<Figure[]> {
  const flight = await withQueryLake(options.note, async ({ lake, plainFiles }) =>
    measureFlight(lake, await plainFiles(ercotRtSpp), options),
  )
  return [...flight, ...(await benchHttp(options))]
}
