import { readAuthorityHours } from '../../../analytics/authority/read-authority-hours.ts'
import { latestOf, sumHours } from '../../../analytics/authority/sum-hours.ts'
import { PATHS } from '../../../contract/paths.ts'
import type { DemandInterval } from '../../../contract/schemas/authorities/series.ts'
import type { Api, ApiDeps } from '../api-options.ts'
import { instantText } from './record-claim.ts'
import { serveSeries } from './serve-series.ts'

/** `GET /api/v1/balancing-authorities/{ba}/demand`. */
export function addDemand(app: Api, deps: ApiDeps): void {
  serveSeries(app, deps, {
    path: PATHS.authorityDemand,
    reads: ['eia.region_data'],
    async make({ authority, intervals, record, ...range }, engine, signal) {
      const question = { ...range, authority: authority.code, types: ['D', 'DF'], fuels: false } as const
      const read = await readAuthorityHours(engine, question, signal)
      const missed = read.demandMwh.map((demand, hour) => demand - (read.forecastMwh[hour] as number))
      const data = intervals.map((interval): DemandInterval => {
        const [demand, forecast] = [sumHours(interval, read.demandMwh), sumHours(interval, read.forecastMwh)]
        const publishedMs = latestOf(interval, read.publishedMs.demand, read.publishedMs.forecast)
        return {
          ...record(interval),
          demand_mwh: demand.sum,
          demand_hours: demand.hours,
          forecast_mwh: forecast.sum,
          forecast_hours: forecast.hours,
          demand_minus_forecast_mwh: sumHours(interval, missed).sum,
          published_at: publishedMs === undefined ? null : instantText(publishedMs),
        }
      })
      return { body: { data }, versions: read.versions }
    },
  })
}
