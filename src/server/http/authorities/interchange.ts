import { readAuthorityHours } from '../../../analytics/authority/read-authority-hours.ts'
import { readTies } from '../../../analytics/authority/read-ties.ts'
import { latestOf, sumHours } from '../../../analytics/authority/sum-hours.ts'
import { PATHS } from '../../../contract/paths.ts'
import type { InterchangeInterval } from '../../../contract/schemas/authorities/series.ts'
import { BALANCING_AUTHORITIES } from '../../../datasets/eia/balancing-authorities.ts'
import type { Api, ApiDeps } from '../api-options.ts'
import { instantText } from './record-claim.ts'
import { serveSeries } from './serve-series.ts'

/** `GET /api/v1/balancing-authorities/{ba}/interchange`. */
export function addInterchange(app: Api, deps: ApiDeps): void {
  serveSeries(app, deps, {
    path: PATHS.authorityInterchange,
    reads: ['eia.interchange', 'eia.region_data'],
    async make({ authority, intervals, record, ...range }, engine, signal) {
      const asked = { ...range, authority: authority.code }
      const [read, ties] = await Promise.all([
        readAuthorityHours(engine, { ...asked, types: ['TI'], fuels: false }, signal),
        readTies(engine, asked, signal),
      ])
      const flows = [...ties.tiesMwh]
      /** Over all ties; NaN: none is published for the hour. */
      const summed = (part: (mwh: number) => number) =>
        read.startsMs.map((_, hour) => {
          const known = flows.map(([, values]) => values[hour] as number).filter((value) => !Number.isNaN(value))
          return known.length === 0 ? Number.NaN : known.reduce((sum, value) => sum + part(value), 0)
        })
      const exports = summed((mwh) => Math.max(0, mwh))
      const imports = summed((mwh) => Math.max(0, -mwh))
      const data = intervals.map((interval): InterchangeInterval => {
        const total = sumHours(interval, read.interchangeMwh)
        const exported = sumHours(interval, exports)
        const publishedMs = latestOf(interval, read.publishedMs.interchange, ties.publishedMs)
        return {
          ...record(interval),
          interchange_mwh: total.sum,
          interchange_hours: total.hours,
          exports_mwh: exported.sum,
          imports_mwh: sumHours(interval, imports).sum,
          neighbours: Object.fromEntries(flows.map(([code, values]) => [code, sumHours(interval, values).sum])),
          neighbour_hours: exported.hours,
          published_at: publishedMs === undefined ? null : instantText(publishedMs),
        }
      })
      const nameOf = (code: string) =>
        BALANCING_AUTHORITIES.find((known) => known.code === code)?.name ?? ties.names.get(code) ?? null
      const neighbours = flows.map(([code]) => ({ code, name: nameOf(code) }))
      return { body: { neighbours, data }, versions: { ...ties.versions, ...read.versions } }
    },
  })
}
