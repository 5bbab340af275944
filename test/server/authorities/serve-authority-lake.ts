import { cp } from 'node:fs/promises'
import { type Client, createClient } from '../../../src/client/client.ts'
import { noLog } from '../../../src/core/log.ts'
import { CATALOGUE } from '../../../src/datasets/catalogue.ts'
import { openAnswers } from '../../../src/jobs/open-answers.ts'
import { serveHttp } from '../../../src/server/serve-http.ts'
import { openTwinLake, type TwinLake } from '../../e2e/open-twin-lake.ts'
import { WEB_NOW, webLakeFolder } from '../../e2e/web-lake.ts'

/** Making the lake takes this long when it is not there. */
export const AUTHORITY_LAKE_TIMEOUT_MS = 300_000

export interface AuthorityLake extends TwinLake {
  client: Client
  /** A request below `/api/v1/balancing-authorities`. */
  get(path: string, headers?: Record<string, string>): Promise<Response>
}

/** The API over HTTP before a copy of the lake of all web tests, answers remembered: a month of EIA's data, up to `WEB_NOW`, and both change days of 2024. */
export async function serveAuthorityLake(): Promise<AuthorityLake> {
  const folder = await webLakeFolder()
  const lake = await openTwinLake(WEB_NOW, (directory) => cp(folder, directory, { recursive: true }))
  const answers = await openAnswers(
    lake.workplace,
    { cacheBytes: 64_000_000, maxRunningQueries: 4, maxWaitingQueries: 100, version: '0.0.0-test' },
    { clock: lake.clock, log: noLog },
  )
  const service = await serveHttp({
    engine: answers.engine,
    catalogue: CATALOGUE,
    clock: lake.clock,
    log: noLog,
    source: 'twin',
    version: '0.0.0-test',
    port: 0,
  })
  return {
    ...lake,
    client: createClient({ baseUrl: service.url }),
    get: (path, headers = {}) => fetch(`${service.url}/api/v1/balancing-authorities${path}`, { headers }),
    async [Symbol.asyncDispose]() {
      await service.close()
      await answers[Symbol.asyncDispose]()
      await lake[Symbol.asyncDispose]()
    },
  }
}
