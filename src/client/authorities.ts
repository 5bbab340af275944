import { PATHS } from '../contract/paths.ts'
import type { Clean } from '../contract/schemas/authorities/clean.ts'
import type { DuckDay, DuckRanking } from '../contract/schemas/authorities/ducks.ts'
import type { AuthorityList } from '../contract/schemas/authorities/list.ts'
import type { RemoteTruth } from './remote-truth.ts'

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

/** Where a resource of an authority is, with the parameters that are given. */
export function authorityPath(
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
