import { AUTHORITY_HOURS_READ, readAuthorityHours } from '../../../analytics/authority/read-authority-hours.ts'
import { latestOf, sumHours } from '../../../analytics/authority/sum-hours.ts'
import { PATHS } from '../../../contract/paths.ts'
import type { GenerationInterval } from '../../../contract/schemas/authorities/series.ts'
import { FUELS, type Fuel } from '../../../core/fuel.ts'
import type { Api, ApiDeps } from '../api-options.ts'
import { type FuelSums, sharesOf, totalsOf } from './energy-shares.ts'
import { instantText } from './record-claim.ts'
import { serveSeries } from './serve-series.ts'

/** `GET /api/v1/balancing-authorities/{ba}/generation`. */
export function addGeneration(app: Api, deps: ApiDeps): void {
  serveSeries(app, deps, {
    path: PATHS.authorityGeneration,
    reads: AUTHORITY_HOURS_READ,
    async make({ authority, intervals, record, ...range }, engine, signal) {
      const read = await readAuthorityHours(engine, { ...range, authority: authority.code, types: ['NG'] }, signal)
      const fuels = FUELS.filter((fuel) => read.fuelsMwh.has(fuel))
      const total = read.startsMs.map((_, hour) => totalOf(fuels, read.fuelsMwh, hour))
      const data = intervals.map((interval): GenerationInterval => {
        const sums = fuels.map((fuel) => [fuel, sumHours(interval, read.fuelsMwh.get(fuel) ?? []).sum] as const)
        const all = sumHours(interval, total)
        const reported = sumHours(interval, read.netGenerationMwh)
        const publishedMs = latestOf(interval, read.publishedMs.fuels, read.publishedMs.netGeneration)
        return {
          ...record(interval),
          fuels: Object.fromEntries(sums),
          shares: sharesOf(sums),
          total_mwh: all.sum,
          generation_hours: all.hours,
          net_generation_mwh: reported.sum,
          net_generation_hours: reported.hours,
          published_at: publishedMs === undefined ? null : instantText(publishedMs),
        }
      })
      return { body: { fuels, totals: totalsOf(sumsOf(fuels, data)), data }, versions: read.versions }
    },
  })
}

/** What the energy sources made together in an hour; NaN: none is published. */
function totalOf(fuels: readonly Fuel[], fuelsMwh: ReadonlyMap<Fuel, Float64Array>, hour: number): number {
  const values = fuels.map((fuel) => fuelsMwh.get(fuel)?.[hour] as number).filter((value) => !Number.isNaN(value))
  return values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0)
}

/** What each energy source made in all intervals. */
const sumsOf = (fuels: readonly Fuel[], data: readonly GenerationInterval[]): FuelSums =>
  fuels.map((fuel) => {
    const published = data.flatMap((interval) => interval.fuels[fuel] ?? [])
    return [fuel, published.length === 0 ? null : published.reduce((sum, mwh) => sum + mwh, 0)]
  })
