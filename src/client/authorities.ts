import { PATHS } from '../contract/paths.ts'
import type { Changes } from '../contract/schemas/authorities/changes.ts'
import type { Clean } from '../contract/schemas/authorities/clean.ts'
import type { Condition } from '../contract/schemas/authorities/condition.ts'
import type { DuckDay, DuckRanking } from '../contract/schemas/authorities/ducks.ts'
import type { AuthorityFreshness } from '../contract/schemas/authorities/freshness.ts'
import type { FuelMix } from '../contract/schemas/authorities/fuel-mix.ts'
import type { AuthorityList, AuthoritySummary } from '../contract/schemas/authorities/list.ts'
import type { Pulse } from '../contract/schemas/authorities/pulse.ts'
import type { Demand, Generation, Interchange } from '../contract/schemas/authorities/series.ts'
import type { Moment, RemoteTruth } from './remote-truth.ts'

/** Gets the JSON at a path. */
export type GetJson = <Body>(path: string, signal?: AbortSignal) => Promise<Body>

/** Which authorities are listed. */
export interface RemoteAuthorityFilter {
  /** What the code or the name has in it. */
  q?: string
  kind?: 'authority' | 'region'
  hasData?: boolean
  limit?: number
}

/** Which hours, days or months are asked for; by default today's hours. */
export interface RemoteAuthorityRange extends RemoteTruth {
  from?: Moment
  to?: Moment
  /** Default: hours. */
  interval?: 'PT1H' | 'P1D' | 'P1M'
}

/** Which day is asked for, `2026-06-10`; by default the newest. */
export interface RemoteAuthorityDay extends RemoteTruth {
  date?: string
}

/** Which duck days are asked for. */
export interface RemoteDucksQuestion extends RemoteTruth {
  /** How many days are ranked; default 60. */
  days?: number
  /** The reference window to measure by; default the longest that is kept. */
  reference?: string
}

/** Which carbon intensity is asked for. */
export interface RemoteCleanQuestion extends RemoteTruth {
  /** Default: direct. */
  factors?: 'direct' | 'lifecycle'
  /** Hours ahead; default 24. */
  horizon?: 24 | 48
  /** Length of the load to place; default 3. */
  loadHours?: number
}

/** Balancing authorities: `/api/v1/balancing-authorities` and what lies below it. */
export interface AuthoritiesClient {
  list(filter?: RemoteAuthorityFilter, signal?: AbortSignal): Promise<AuthorityList>
  one(code: string, signal?: AbortSignal): Promise<AuthoritySummary>
  /** Demand beside its day-ahead forecast. */
  demand(code: string, range?: RemoteAuthorityRange, signal?: AbortSignal): Promise<Demand>
  /** Net generation by energy source. */
  generation(code: string, range?: RemoteAuthorityRange, signal?: AbortSignal): Promise<Generation>
  /** Output by energy source every five minutes, where the authority itself says it. */
  fuelMix(code: string, range?: Omit<RemoteAuthorityRange, 'interval'>, signal?: AbortSignal): Promise<FuelMix>
  /** Interchange in total and by neighbour. */
  interchange(code: string, range?: RemoteAuthorityRange, signal?: AbortSignal): Promise<Interchange>
  /** How old each series is, against its source's rhythm. */
  freshness(code: string, truth?: RemoteTruth, signal?: AbortSignal): Promise<AuthorityFreshness>
  /** A day in words and numbers. */
  pulse(code: string, day?: RemoteAuthorityDay, signal?: AbortSignal): Promise<Pulse>
  /** How the grid stood on a day; by default today. */
  condition(code: string, day?: RemoteAuthorityDay, signal?: AbortSignal): Promise<Condition>
  /** A day against what is typical. */
  changes(code: string, day?: RemoteAuthorityDay, signal?: AbortSignal): Promise<Changes>
  /** Days by how much of a duck they are, best first. */
  ducks(code: string, question?: RemoteDucksQuestion, signal?: AbortSignal): Promise<DuckRanking>
  /** Carbon intensity, past and to come, and when it is lowest. */
  clean(code: string, question?: RemoteCleanQuestion, signal?: AbortSignal): Promise<Clean>
  /** One day, `2026-06-10`. */
  duckDay(code: string, question: RemoteDucksQuestion & { date: string }, signal?: AbortSignal): Promise<DuckDay>
}

export const createAuthoritiesClient = (get: GetJson): AuthoritiesClient => ({
  list: ({ q, kind, hasData, limit } = {}, signal) =>
    get(
      withParameters(PATHS.authorities, { q, kind, has_data: hasData?.toString(), limit: limit?.toString() }),
      signal,
    ),
  one: (code, signal) => get(authorityPath(PATHS.authority, code, {}), signal),
  demand: (code, range = {}, signal) => get(rangePath(PATHS.authorityDemand, code, range), signal),
  generation: (code, range = {}, signal) => get(rangePath(PATHS.authorityGeneration, code, range), signal),
  fuelMix: (code, range = {}, signal) => get(rangePath(PATHS.authorityFuelMix, code, range), signal),
  interchange: (code, range = {}, signal) => get(rangePath(PATHS.authorityInterchange, code, range), signal),
  freshness: (code, truth = {}, signal) => get(authorityPath(PATHS.authorityFreshness, code, truth), signal),
  pulse: (code, { date, ...truth } = {}, signal) =>
    get(authorityPath(PATHS.authorityPulse, code, truth, { date }), signal),
  condition: (code, { date, ...truth } = {}, signal) =>
    get(authorityPath(PATHS.authorityCondition, code, truth, { date }), signal),
  changes: (code, { date, ...truth } = {}, signal) =>
    get(authorityPath(PATHS.authorityChanges, code, truth, { date }), signal),
  ducks: (code, question = {}, signal) => get(ducksPath(code, question), signal),
  clean: (code, { factors, horizon, loadHours, ...truth } = {}, signal) =>
    get(
      authorityPath(PATHS.authorityClean, code, truth, {
        factors,
        horizon: horizon?.toString(),
        load_hours: loadHours?.toString(),
      }),
      signal,
    ),
  duckDay: (code, question, signal) => get(ducksPath(code, question), signal),
})

const ducksPath = (
  code: string,
  { days, reference, date, ...truth }: RemoteDucksQuestion & { date?: string },
): string => authorityPath(PATHS.authorityDucks, code, truth, { days: days?.toString(), date, reference })

const rangePath = (path: string, code: string, { from, to, interval, ...truth }: RemoteAuthorityRange): string =>
  authorityPath(path, code, truth, { from: from?.toString(), to: to?.toString(), interval })

/** Where a resource of an authority is, with the parameters that are given. */
function authorityPath(
  path: string,
  code: string,
  { asOf, knownAt, basis }: RemoteTruth,
  parameters: Readonly<Record<string, string | undefined>> = {},
): string {
  const truth = { as_of: asOf?.toString(), known_at: knownAt?.toString(), basis }
  return withParameters(path.replace('{ba}', encodeURIComponent(code)), { ...parameters, ...truth })
}

function withParameters(path: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`
}
