import { cp } from 'node:fs/promises'
import { noLog } from '../../src/core/log.ts'
import { CATALOGUE } from '../../src/datasets/catalogue.ts'
import { openAnswers } from '../../src/jobs/open-answers.ts'
import { openAudits } from '../../src/jobs/open-audits.ts'
import { type ServeOptions, serveHttp } from '../../src/server/serve-http.ts'
import { openTwinLake, type TwinLake } from './open-twin-lake.ts'
import { webBundleUrl } from './web-bundle.ts'
import { WEB_NOW, webLakeFolder } from './web-lake.ts'

/** Making the lake and the bundle takes this long when neither is there: `beforeAll(…, WEB_LAKE_TIMEOUT_MS)`. */
export const WEB_LAKE_TIMEOUT_MS = 600_000

export interface ServedWeb extends TwinLake {
  url: string
}

/**
 * The built app over a copy of the one lake of all web tests: the twin, at 2026-06-10T18:07Z, with a month of EIA's data, three days of
 * ERCOT's, and both around the clock changes of 2024.
 */
export async function serveWebLake(options: Partial<ServeOptions> = {}): Promise<ServedWeb> {
  const [folder, bundleUrl] = await Promise.all([webLakeFolder(), webBundleUrl()])
  const lake = await openTwinLake(WEB_NOW, (directory) => cp(folder, directory, { recursive: true }))
  const answers = await openAnswers(
    lake.workplace,
    { cacheBytes: 128_000_000, maxRunningQueries: 4, maxWaitingQueries: 100, version: '0.0.0-test' },
    { clock: lake.clock, log: noLog },
  )
  const service = await serveHttp({
    engine: answers.engine,
    catalogue: CATALOGUE,
    clock: lake.clock,
    log: () => {},
    source: 'twin',
    audits: openAudits(lake.workplace.lake),
    version: '0.0.0-test',
    port: 0,
    webBundleUrl: bundleUrl,
    ...options,
  })
  return {
    ...lake,
    url: service.url,
    async [Symbol.asyncDispose]() {
      await service.close()
      await answers[Symbol.asyncDispose]()
      await lake[Symbol.asyncDispose]()
    },
  }
}
