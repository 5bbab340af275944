import { AUTHORITY_HOURS_READ } from '../../../analytics/authority/read-authority-hours.ts'
import { hubOf } from '../../../analytics/pulse/read-hub-price.ts'
import { readPulse } from '../../../analytics/pulse/read-pulse.ts'
import { PATHS } from '../../../contract/paths.ts'
import { PulseQuery } from '../../../contract/schemas/authorities/pulse.ts'
import { pricesRead } from '../../../engine/prices/prices-read.ts'
import type { Api, ApiDeps } from '../api-options.ts'
import { recordPulse } from './record-pulse.ts'
import { serveAuthority } from './serve-authority.ts'

/** `GET /api/v1/balancing-authorities/{ba}/pulse`. */
export function addPulse(app: Api, deps: ApiDeps): void {
  serveAuthority(app, deps, {
    path: PATHS.authorityPulse,
    query: PulseQuery,
    reads: ({ code }) => (hubOf(code) ? [...AUTHORITY_HOURS_READ, ...pricesRead('rt')] : AUTHORITY_HOURS_READ),
    async make({ authority, query, truth, now }, engine, signal) {
      const day = query.date === undefined ? {} : { date: Temporal.PlainDate.from(query.date) }
      const answer = await readPulse(engine, { authority, ...day, now, ...truth }, signal)
      return { body: recordPulse(authority, answer, truth, now), versions: answer.versions }
    },
  })
}
