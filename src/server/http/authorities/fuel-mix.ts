import { MIX_STEP_MS, readFuelMix } from '../../../analytics/authority/read-fuel-mix.ts'
import { sumHours } from '../../../analytics/authority/sum-hours.ts'
import { PATHS } from '../../../contract/paths.ts'
import { type FuelMix, type FuelMixMoment, FuelMixQuery } from '../../../contract/schemas/authorities/fuel-mix.ts'
import { GridlakeError } from '../../../core/errors.ts'
import { FUELS } from '../../../core/fuel.ts'
import { BALANCING_AUTHORITIES } from '../../../datasets/eia/balancing-authorities.ts'
import type { Api, ApiDeps } from '../api-options.ts'
import { type FuelSums, sharesOf, totalsOf } from './energy-shares.ts'
import { parseSeriesRange } from './parse-series-range.ts'
import { instantText } from './record-claim.ts'
import { recordHour } from './record-hour.ts'
import { recordMeta } from './record-meta.ts'
import { serveAuthority } from './serve-authority.ts'

const MOST_DAYS = 7
const STEP_MS = 60_000
const HOUR_MS = 3_600_000

/** `GET /api/v1/balancing-authorities/{ba}/fuel-mix`. */
export function addFuelMix(app: Api, deps: ApiDeps): void {
  serveAuthority(app, deps, {
    path: PATHS.authorityFuelMix,
    query: FuelMixQuery,
    reads: ({ own }) => (own?.fuelMix ? [own.fuelMix.dataset] : []),
    stepMs: STEP_MS,
    async make({ authority, query, truth, now }, engine, signal) {
      const { code, name, zone, own } = authority
      const mix = own?.fuelMix
      if (!mix)
        throw new GridlakeError('data.not_ingested', `there is no five-minute fuel mix of ${code}`, {
          hint: `there is one of ${BALANCING_AUTHORITIES.flatMap((other) => (other.own?.fuelMix ? other.code : [])).join(', ')}; the hours of ${code} are at ${PATHS.authorityGeneration.replace('{ba}', code)}`,
        })
      const range = parseSeriesRange(query, zone, now)
      const days = range.to.since(range.from).total('hours') / 24
      if (days > MOST_DAYS + 0.1)
        throw new GridlakeError('usage.invalid_argument', `${Math.round(days)} days are too many of five minutes`, {
          hint: `ask for ${MOST_DAYS} days at most`,
        })
      const { startsMs, fuelsMw, publishedMs, versions } = await readFuelMix(
        engine,
        { mix, ...range, ...truth },
        signal,
      )
      const fuels = FUELS.filter((fuel) => fuelsMw.has(fuel))
      const sumsOver = (first: number, count: number): FuelSums =>
        fuels.map((fuel) => [fuel, sumHours({ first, count }, fuelsMw.get(fuel) ?? []).sum])
      const data = [...startsMs].map((startMs, at) => recordMoment(startMs, zone, sumsOver(at, 1)))
      const last = data.findLast(({ total_mw }) => total_mw !== null)
      const energy = sumsOver(0, startsMs.length).map(
        ([fuel, mw]) => [fuel, mw === null ? null : (mw * MIX_STEP_MS) / HOUR_MS] as const,
      )
      const body: FuelMix = {
        meta: { ...recordMeta(truth, versions, now), sources: [{ ...mix.source }] },
        authority: { code, name, zone },
        interval: 'PT5M',
        fuels,
        totals: totalsOf(energy),
        captured: data.filter(({ total_mw }) => total_mw !== null).length,
        last_interval: last?.interval_start ?? null,
        last_published_at: publishedMs === undefined ? null : instantText(publishedMs),
        data,
      }
      return { body, versions }
    },
  })
}

function recordMoment(startMs: number, zone: string, sums: FuelSums): FuelMixMoment {
  const { interval_start, interval_start_local, label } = recordHour(startMs, zone)
  const known = sums.flatMap(([, mw]) => (mw === null ? [] : mw))
  return {
    interval_start,
    interval_start_local,
    label: label.replace(':00', interval_start_local.slice(13, 16)),
    fuels: Object.fromEntries(sums),
    shares: sharesOf(sums),
    total_mw: known.length === 0 ? null : known.reduce((sum, mw) => sum + mw, 0),
  }
}
