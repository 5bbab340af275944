import { type Client, createClient } from '../../src/client/client.ts'
import { CATALOGUE } from '../../src/datasets/catalogue.ts'
import { openEngine } from '../../src/engine/engine.ts'
import { serveHttp } from '../../src/server/serve-http.ts'
import { openPriceLake } from '../support/price-lake.ts'

/** A server over the lake of prices, on the day that has day-ahead prices only; gone when disposed. */
export interface PriceService extends AsyncDisposable {
  client: Client
  get(path: string, headers?: Record<string, string>): Promise<Response>
  json<Body = unknown>(path: string): Promise<{ status: number; body: Body }>
}

export const NOW = Temporal.Instant.from('2026-11-02T18:00:00Z')

export async function servePrices(): Promise<PriceService> {
  const temp = await openPriceLake()
  const engine = openEngine(temp.lake)
  const clock = { now: () => NOW, sleep: () => new Promise<void>(() => {}) }
  const options = { engine, catalogue: CATALOGUE, clock, log: () => {}, source: 'live' as const, version: '0.0.0-test' }
  const service = await serveHttp({ ...options, port: 0 })
  const get = (path: string, headers: Record<string, string> = {}) => fetch(new URL(path, service.url), { headers })
  return {
    client: createClient({ baseUrl: service.url }),
    get,
    async json<Body>(path: string) {
      const response = await get(path)
      return { status: response.status, body: (await response.json()) as Body }
    },
    async [Symbol.asyncDispose]() {
      await service.close()
      await engine.close()
      await temp[Symbol.asyncDispose]()
    },
  }
}
