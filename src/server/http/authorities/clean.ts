import { CARBON_FACTORS } from '../../../analytics/carbon/carbon-factors.ts'
import { PAST_HOURS } from '../../../analytics/clean-window/clean-outlook.ts'
import { HOUR_MS } from '../../../analytics/clean-window/hour-series.ts'
import { CLEAN_READ, readCleanOutlook } from '../../../analytics/clean-window/read-clean-outlook.ts'
import { expectedAgeSeconds } from '../../../contract/freshness.ts'
import { PATHS } from '../../../contract/paths.ts'
import { type Clean, CleanQuery } from '../../../contract/schemas/authorities/clean.ts'
import { GridlakeError } from '../../../core/errors.ts'
import type { BalancingAuthority } from '../../../datasets/eia/balancing-authorities.ts'
import { eiaFuelType } from '../../../datasets/eia/fuel-type.ts'
import type { Engine } from '../../../engine/question.ts'
import type { Api, ApiDeps } from '../api-options.ts'
import { cleanSql } from './clean-sql.ts'
import { DISCLAIMERS } from './clean-texts.ts'
import { recordFactors, recordMix, recordOutlook } from './record-clean.ts'
import { recordMeta } from './record-meta.ts'
import { serveAuthority } from './serve-authority.ts'

const ERCOT = {
  name: 'ERCOT, forecasts of load, wind and solar (NP3-565-CD, NP4-732-CD, NP4-737-CD)',
  url: 'https://www.ercot.com/gridinfo',
  licence: 'ERCOT terms of use',
} as const

/** `GET /api/v1/balancing-authorities/{ba}/clean`. */
export function addClean(app: Api, deps: ApiDeps): void {
  serveAuthority(app, deps, {
    path: PATHS.authorityClean,
    query: CleanQuery,
    reads: ({ code }) => (code === 'ERCO' ? CLEAN_READ : ['eia.fuel_type']),
    async make({ authority, query, truth, now }, engine, signal) {
      const { code, name, zone } = authority
      const factors = CARBON_FACTORS[query.factors]
      const momentMs = now.epochMilliseconds
      const asked = { horizonHours: query.horizon, loadHours: query.load_hours, momentMs }
      const read = await readCleanOutlook(engine, { ...asked, authority: code, zone, factors, truth }, signal)
      const { outlook, versions } = read
      if (!outlook) throw await nothingOf(authority, read.fromMs, engine)
      const { currentMs, method } = outlook
      const meta = recordMeta(truth, versions, now)
      const moment = { zone, momentMs, expectedAgeSeconds: expectedAgeSeconds(eiaFuelType) }
      const body: Clean = {
        meta: { ...meta, sources: method === 'ercot-forecasts' ? [...meta.sources, ERCOT] : meta.sources },
        authority: { code, name, zone },
        ...recordOutlook(outlook, moment, query.load_hours),
        mix: recordMix(outlook),
        factors: recordFactors(factors),
        disclaimers: [...DISCLAIMERS],
        sql: cleanSql({
          authority: code,
          codes: read.codes,
          factors,
          method,
          pastMs: currentMs - PAST_HOURS * HOUR_MS,
          currentMs,
          endMs: currentMs + query.horizon * HOUR_MS,
        }),
      }
      return { body, versions }
    },
  })
}

/** Says why there is nothing, and names authorities of which there is something. */
async function nothingOf({ code, name }: BalancingAuthority, fromMs: number, engine: Engine): Promise<GridlakeError> {
  const keys = await engine.keys('eia.fuel_type')
  const own = keys.filter(({ values }) => values['respondent'] === code)
  const from = Temporal.Instant.fromEpochMilliseconds(fromMs).toString()
  const others = [
    ...new Set(
      keys
        .filter(({ values, lastInterval }) => values['respondent'] !== code && lastInterval >= from)
        .map(({ values }) => values['respondent'] ?? ''),
    ),
  ].sort()
  const last = own
    .map(({ lastInterval }) => lastInterval)
    .sort()
    .at(-1)
  const why =
    last === undefined
      ? `the lake has no generation by fuel of ${code}, ${name}`
      : `the lake has generation by fuel of ${code} only until ${last}, or it was not known at that moment`
  return new GridlakeError('data.not_ingested', why, {
    hint:
      others.length > 0
        ? `it has some of ${others.slice(0, 8).join(', ')}`
        : 'collect eia.fuel_type (`gridlake ingest eia.fuel_type`)',
    context: { authority: code, others, last_interval: last ?? null },
  })
}
