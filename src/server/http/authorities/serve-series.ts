import { type AuthorityInterval, type IntervalLength, listIntervals } from '../../../analytics/authority/intervals.ts'
import { AuthoritySeriesQuery } from '../../../contract/schemas/authorities/series.ts'
import type { BalancingAuthority } from '../../../datasets/eia/balancing-authorities.ts'
import type { Derived } from '../../../engine/derive-answer.ts'
import type { Engine, Truth } from '../../../engine/question.ts'
import type { Api, ApiDeps } from '../api-options.ts'
import { parseSeriesRange } from './parse-series-range.ts'
import { instantText } from './record-claim.ts'
import { recordHour } from './record-hour.ts'
import { recordMeta } from './record-meta.ts'
import { serveAuthority } from './serve-authority.ts'

/** What a series is made from: the intervals, and the hours that they are made of. */
export interface SeriesAsked extends Truth {
  authority: BalancingAuthority
  from: Temporal.Instant
  to: Temporal.Instant
  intervals: readonly AuthorityInterval[]
  /** How an interval is told. */
  record(interval: AuthorityInterval): ReturnType<typeof recordInterval>
}

/** A series of an authority, by hours, local days or local months. */
export interface SeriesResource {
  path: string
  reads: readonly string[]
  make(
    asked: SeriesAsked,
    engine: Engine,
    signal?: AbortSignal,
  ): Promise<{ body: Record<string, unknown>; versions: Derived['versions'] }>
}

/** Serves a series: the range is read, cut and named here. Errors: `usage.invalid_argument`, those of `make`. */
export function serveSeries(app: Api, deps: ApiDeps, { path, reads, make }: SeriesResource): void {
  serveAuthority(app, deps, {
    path,
    query: AuthoritySeriesQuery,
    reads,
    async make({ authority, query, truth, now }, engine, signal) {
      const { code, name, zone } = authority
      const { interval } = query
      const intervals = listIntervals({ ...parseSeriesRange(query, zone, now), interval }, zone)
      const [first, last] = [intervals[0], intervals.at(-1)]
      const asked: SeriesAsked = {
        authority,
        from: Temporal.Instant.fromEpochMilliseconds(first?.startMs ?? 0),
        to: Temporal.Instant.fromEpochMilliseconds(last?.endMs ?? 0),
        intervals,
        record: (one) => recordInterval(one, interval, zone),
        ...truth,
      }
      const { body, versions } = await make(asked, engine, signal)
      return {
        body: { meta: recordMeta(truth, versions, now), authority: { code, name, zone }, interval, ...body },
        versions,
      }
    },
  })
}

const LABEL_LENGTH = { P1D: 10, P1M: 7 } as const

function recordInterval({ startMs, endMs, count }: AuthorityInterval, interval: IntervalLength, zone: string) {
  const { interval_start, interval_start_local, label } = recordHour(startMs, zone)
  return {
    interval_start,
    interval_end: instantText(endMs),
    interval_start_local,
    label: interval === 'PT1H' ? label : interval_start_local.slice(0, LABEL_LENGTH[interval]),
    hours: count,
  }
}
