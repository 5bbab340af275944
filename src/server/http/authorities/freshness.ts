import { readNewest } from '../../../analytics/authority/read-newest.ts'
import { SERIES_RHYTHMS, type SeriesRhythm } from '../../../analytics/authority/series-rhythm.ts'
import { CHANGES_READ } from '../../../analytics/changes/read-changes.ts'
import { hubOf } from '../../../analytics/pulse/read-hub-price.ts'
import { expectedAgeSeconds } from '../../../contract/freshness.ts'
import { PATHS } from '../../../contract/paths.ts'
import {
  type AuthorityFreshness,
  AuthorityFreshnessQuery,
  type SeriesFreshness,
} from '../../../contract/schemas/authorities/freshness.ts'
import { pricesRead } from '../../../engine/prices/prices-read.ts'
import type { Api, ApiDeps } from '../api-options.ts'
import { judgeSeries } from './judge-series.ts'
import { instantText } from './record-claim.ts'
import { recordHour } from './record-hour.ts'
import { recordMeta } from './record-meta.ts'
import { serveAuthority } from './serve-authority.ts'

const STEP_MS = 60_000

/** `GET /api/v1/balancing-authorities/{ba}/freshness`. */
export function addFreshness(app: Api, deps: ApiDeps): void {
  serveAuthority(app, deps, {
    path: PATHS.authorityFreshness,
    query: AuthorityFreshnessQuery,
    reads: ({ code }) => (hubOf(code) ? [...CHANGES_READ, ...pricesRead('rt')] : CHANGES_READ),
    stepMs: STEP_MS,
    async make({ authority, truth, now }, engine, signal) {
      const { code, name, zone, retiredOn } = authority
      const { newest, versions } = await readNewest(engine, { authority: code, now, ...truth }, signal)
      const toSeries = (rhythm: SeriesRhythm): SeriesFreshness => {
        const { series, label, dataset, cadence, lag } = rhythm
        const found = newest.get(series)
        const age = found && (now.epochMilliseconds - found.endMs) / 1000
        // A past hour cannot lie ahead; only the step that now is rounded to makes it seem so.
        const ageSeconds = age !== undefined && series !== 'forecast' ? Math.max(0, age) : age
        return {
          series,
          label,
          dataset,
          last_interval: found ? instantText(found.startMs) : null,
          last_interval_local: found ? recordHour(found.startMs, zone).interval_start_local : null,
          last_published_at: found?.publishedMs === undefined ? null : instantText(found.publishedMs),
          age_seconds: ageSeconds ?? null,
          cadence,
          lag,
          expected_age_seconds: expectedAgeSeconds(rhythm),
          ...judgeSeries(rhythm, ageSeconds, retiredOn),
        }
      }
      const asked = SERIES_RHYTHMS.filter(({ series }) => series !== 'prices' || hubOf(code) !== undefined)
      const meta = recordMeta(truth, versions, now)
      const body: AuthorityFreshness = { meta, authority: { code, name, zone }, series: asked.map(toSeries) }
      return { body, versions }
    },
  })
}
