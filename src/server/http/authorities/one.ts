import { z } from 'zod'
import { PATHS } from '../../../contract/paths.ts'
import type { Api, ApiDeps } from '../api-options.ts'
import { serveAuthority } from './serve-authority.ts'
import { readSummaries, SUMMARY_READS } from './summarise-authority.ts'

/** `GET /api/v1/balancing-authorities/{ba}`. */
export function addAuthority(app: Api, deps: ApiDeps): void {
  serveAuthority(app, deps, {
    path: PATHS.authority,
    query: z.object({}),
    reads: SUMMARY_READS,
    async make({ authority }, engine) {
      const summarise = await readSummaries(engine)
      return { body: summarise(authority), versions: {} }
    },
  })
}
