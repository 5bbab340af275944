import { CATALOGUE } from '../../src/datasets/catalogue.ts'
import { serveHttp } from '../../src/server/serve-http.ts'
import { openTwinLake, type TwinLake } from './open-twin-lake.ts'
import { webBundleUrl } from './web-bundle.ts'

export interface FixtureOptions {
  /** When the collector looks, in order of time: first at all since `hoursBack` before, then at what is new. */
  looksUtc?: readonly string[]
  hoursBack?: number
  /** Written at the foot of every page. */
  version?: string
}

export interface Served extends TwinLake {
  url: string
}

/** The built app over a lake collected from the twin up to a fixed moment. Without a look the lake is empty. */
export async function serveFixture(options: FixtureOptions = {}): Promise<Served> {
  const looks = (options.looksUtc ?? []).map((look) => Temporal.Instant.from(look))
  const now = looks.at(-1) ?? Temporal.Instant.from('2026-06-10T18:07:00Z')
  const [lake, bundleUrl] = await Promise.all([openTwinLake(now), webBundleUrl()])
  let from = looks[0]?.subtract({ hours: options.hoursBack ?? 0 })
  for (const to of looks) {
    await lake.collect(from ?? to, to)
    from = to
  }
  const service = await serveHttp({
    engine: lake.workplace.engine,
    catalogue: CATALOGUE,
    clock: lake.clock,
    log: () => {},
    source: 'twin',
    version: options.version ?? '0.0.0-test',
    port: 0,
    webBundleUrl: bundleUrl,
  })
  return {
    ...lake,
    url: service.url,
    async [Symbol.asyncDispose]() {
      await service.close()
      await lake[Symbol.asyncDispose]()
    },
  }
}
