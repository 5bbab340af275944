import { CATALOGUE } from '../../src/datasets/catalogue.ts'
import { type HttpService, serveHttp } from '../../src/server/serve-http.ts'
import { createArrayEngine, type Row } from '../server/array-engine.ts'
import { gridRows } from './grid-rows.ts'
import { webBundleUrl } from './web-bundle.ts'

export interface Served extends HttpService {
  now: Temporal.Instant
}

/** The built app with data up to a fixed moment; `empty` before anything was ingested. */
export async function serveFixture({ empty = false } = {}): Promise<Served> {
  const now = Temporal.Instant.from('2026-11-20T15:23:30Z')
  const rows: Record<string, readonly Row[]> = empty ? {} : gridRows(now)
  const service = await serveHttp({
    engine: createArrayEngine({ rows }),
    catalogue: CATALOGUE,
    clock: { now: () => now, sleep: (ms, signal) => sleep(ms, signal) },
    log: () => {},
    source: 'twin',
    version: '0.0.0-test',
    port: 0,
    webBundleUrl: await webBundleUrl(),
  })
  return { ...service, now }
}

function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal?.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
