import { CATALOGUE, findDataset } from '../../src/datasets/catalogue.ts'
import { serveFlight } from '../../src/server/flight/serve-flight.ts'
import { serveHttp } from '../../src/server/serve-http.ts'
import { openTwinLake, type TwinLake } from '../e2e/open-twin-lake.ts'

const DATASETS = ['ercot.rt_spp', 'ercot.dam_spp', 'ercot.dam_mcpc', 'ercot.wind']

export interface Doors extends TwinLake {
  httpUrl: string
  flightPort: number
}

/** HTTP and Flight over one lake, on the day after the one of 25 hours: yesterday has 100 quarter hours. */
export async function serveDoors(): Promise<Doors> {
  const now = Temporal.Instant.from('2026-11-02T18:05:00Z')
  const lake = await openTwinLake(now)
  await lake.collect(
    now.subtract({ hours: 39 }),
    now,
    DATASETS.map((id) => findDataset(id)),
  )
  const { engine } = lake.workplace
  const place = { engine, catalogue: CATALOGUE, clock: lake.clock, log: () => {} }
  const http = await serveHttp({ ...place, source: 'twin', version: '0.0.0-test', port: 0 })
  const flight = await serveFlight({ ...place, port: 0 })
  return {
    ...lake,
    httpUrl: http.url,
    flightPort: flight.port,
    async [Symbol.asyncDispose]() {
      await Promise.all([http.close(), flight.close()])
      await lake[Symbol.asyncDispose]()
    },
  }
}
